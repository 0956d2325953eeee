import type { PermissionTable } from '#platform/shared/permission.ts'

const officers = { migration_officer: 'village', secretary: 'village' } as const
const lookers = { ...officers, head: 'village' } as const

/** Population files in and out: officers load, the head sees and allows what leaves. */
export const registryImportPermissions: PermissionTable = {
  'registry.requestImport': officers,
  'registry.recordImportMapping': officers,
  'registry.getImport': lookers,
  'registry.getImportProgress': officers,
  'registry.listImportRows': officers,
  'registry.listImportFaults': officers,
  'registry.correctImportRow': officers,
  'registry.recordImportPick': officers,
  'registry.settleImportRow': officers,
  'registry.applyImport': officers,
  'registry.reverseImport': officers,
  'registry.closeImport': officers,
  'registry.listImports': lookers,
  'registry.getImportFaultSheet': officers,
  'registry.requestExport': officers,
  'registry.withdrawExport': officers,
  'registry.approveExport': { head: 'village' },
  'registry.refuseExport': { head: 'village' },
  'registry.listExports': lookers,
  'registry.getExportFile': officers,
}
