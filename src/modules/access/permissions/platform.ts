import type { PermissionTable } from '#platform/shared/permission.ts'

const everyoneOfAVillage = {
  migration_officer: 'village',
  business_officer: 'village',
  tutor: 'village',
  cadre: 'hamlet',
  head: 'village',
  secretary: 'village',
  coop_manager: 'village',
  coop_supervisor: 'village',
} as const

/** Tasks are filtered by role again, kind by kind; files are asked for by a hash that only a record of the village names. */
export const platformPermissions: PermissionTable = {
  'platform.listTasks': everyoneOfAVillage,
  'platform.recordFile': everyoneOfAVillage,
  'platform.listChanges': everyoneOfAVillage,
  'platform.getFile': { migration_officer: 'village', head: 'village', secretary: 'village' },
}
