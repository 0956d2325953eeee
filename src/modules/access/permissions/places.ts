import type { PermissionTable } from '#platform/shared/permission.ts'
import { everyone } from './everyone.ts'

const keepers = { ministry: 'nation', admin: 'nation' } as const

/** The list of places is public: whoever is signed in may look, wherever he works. */
export const placesPermissions: PermissionTable = {
  'places.findVillages': everyone,
  'places.getVillage': everyone,
  'places.listRegions': everyone,
  'places.listVersions': everyone,
  'places.getVillageIndex': everyone,
  'places.listVillageIndex': everyone,
  'places.openVillage': keepers,
  'places.listImportChanges': keepers,
  'places.importList': keepers,
}
