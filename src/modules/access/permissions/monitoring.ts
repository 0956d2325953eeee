import type { PermissionTable } from '#platform/shared/permission.ts'

const above = { province: 'province', ministry: 'nation', auditor: 'nation' } as const

/** Counts, never names: how a village fares is for the areas it lies in. The handler keeps each to its own place. */
export const monitoringPermissions: PermissionTable = {
  'monitoring.listVillages': { coordinator: 'regency', responsible_officer: 'regency', ...above },
  'monitoring.listAreas': above,
  'monitoring.listCounts': { coordinator: 'regency', responsible_officer: 'regency', ...above },
}
