import type { PermissionTable } from '#platform/shared/permission.ts'
import { everyone } from './everyone.ts'

/** A row serves the whole nation, so villages do not write it; a regency may, and it stays unconfirmed until somebody above confirms. */
const confirmers = { province: 'nation', ministry: 'nation', admin: 'nation' } as const
const recorders = { ...confirmers, coordinator: 'nation', responsible_officer: 'nation' } as const

/** Law, papers and hot lines are for everybody to read. */
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
