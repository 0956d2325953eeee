import type { PermissionTable } from '#platform/shared/permission.ts'
import { accessPermissions } from './access.ts'
import { behindGlass } from './break-glass.ts'
import { caseworkPermissions } from './casework.ts'
import { lettersPermissions } from './letters.ts'
import { meetingsPermissions } from './meetings.ts'
import { migrationPermissions } from './migration.ts'
import { monitoringPermissions } from './monitoring.ts'
import { placementPermissions } from './placement.ts'
import { placesPermissions } from './places.ts'
import { platformPermissions } from './platform.ts'
import { referencesPermissions } from './references.ts'
import { registryPermissions } from './registry.ts'
import { registryImportPermissions } from './registry-import.ts'
import { webhooksPermissions } from './webhooks.ts'

/** Who may ask what, and how far: the one table of the house, printed to `docs/permissions.md`. */
export const permissions: PermissionTable = behindGlass({
  ...platformPermissions,
  ...placesPermissions,
  ...accessPermissions,
  ...referencesPermissions,
  ...registryPermissions,
  ...registryImportPermissions,
  ...meetingsPermissions,
  ...migrationPermissions,
  ...lettersPermissions,
  ...placementPermissions,
  ...caseworkPermissions,
  ...monitoringPermissions,
  ...webhooksPermissions,
})
