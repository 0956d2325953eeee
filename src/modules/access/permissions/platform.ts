import type { PermissionTable } from '#platform/shared/permission.ts'

const everyoneOfAVillage = {
  migration_officer: 'village',
  business_officer: 'village',
  tutor: 'village',
  cadre: 'hamlet',
  screener: 'village',
  head: 'village',
  secretary: 'village',
  coop_manager: 'village',
  coop_supervisor: 'village',
} as const

const whoTakesOver = { migration_officer: 'village', head: 'village', secretary: 'village' } as const

/** Tasks are filtered by role again, kind by kind; files are asked for by a hash that only a record of the village names. */
export const platformPermissions: PermissionTable = {
  'platform.listTasks': { ...everyoneOfAVillage, partner: 'village' },
  'platform.recordFile': everyoneOfAVillage,
  'platform.recordFileBytes': everyoneOfAVillage,
  'platform.listChanges': everyoneOfAVillage,
  'platform.getNews': everyoneOfAVillage,
  'platform.getFile': whoTakesOver,
  'platform.checkFile': everyoneOfAVillage,
  'platform.listAwaitedFiles': whoTakesOver,
  'platform.closeAwaitedFile': { migration_officer: 'village', secretary: 'village' },
  'platform.getVillageKey': everyoneOfAVillage,
  // what is settled is written through the act itself, which is asked for again
  'platform.listConflicts': { migration_officer: 'village', secretary: 'village' },
  'platform.settleConflict': { migration_officer: 'village', secretary: 'village' },
  // each command in a parcel is asked again under the rights of whoever applies it
  'platform.listParcels': whoTakesOver,
  'platform.getParcel': whoTakesOver,
  'platform.closeParcel': whoTakesOver,
  'platform.checkParcel': whoTakesOver,
  'platform.refuseParcel': whoTakesOver,
  // a pack holds what its receiver may hold, whoever carries it
  'platform.recordPhone': everyoneOfAVillage,
  'platform.listPhones': whoTakesOver,
  'platform.closePhone': whoTakesOver,
  'platform.issuePack': whoTakesOver,
}
