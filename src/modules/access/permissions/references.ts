import type { PermissionTable } from '#platform/shared/permission.ts'

/** Law, papers and hot lines are for everybody to read. */
const everyone = {
  migration_officer: 'nation',
  business_officer: 'nation',
  tutor: 'nation',
  cadre: 'nation',
  head: 'nation',
  secretary: 'nation',
  coordinator: 'nation',
  responsible_officer: 'nation',
  province: 'nation',
  ministry: 'nation',
  coop_manager: 'nation',
  coop_supervisor: 'nation',
  resident: 'nation',
  auditor: 'nation',
  admin: 'nation',
  partner: 'nation',
} as const

/** A row serves the whole nation, so villages do not write it; a regency may, and it stays unconfirmed until somebody above confirms. */
const confirmers = { province: 'nation', ministry: 'nation', admin: 'nation' } as const
const recorders = { ...confirmers, coordinator: 'nation', responsible_officer: 'nation' } as const

export const referencesPermissions: PermissionTable = {
  'references.listRows': everyone,
  'references.listKinds': everyone,
  'references.getRow': everyone,
  'references.recordRow': recorders,
  'references.confirmRow': confirmers,
  'references.withdrawRow': confirmers,
  'references.listImportChanges': recorders,
  'references.importRows': confirmers,
}
