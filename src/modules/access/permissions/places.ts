import type { PermissionTable } from '#platform/shared/permission.ts'

/** The list of places is public: whoever is signed in may look, wherever he works. */
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

const keepers = { ministry: 'nation', admin: 'nation' } as const

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
