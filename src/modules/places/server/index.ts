import { serverModule } from '#platform/server/module.ts'
import { placesFields } from '../fields.ts'
import { placesTexts } from '../texts.ts'
import { getVillageHandler } from './get-village.ts'
import { importListHandler, listImportChangesHandler } from './import-list.ts'
import { openVillageHandler } from './open-village.ts'
import { findVillagesHandler, listRegionsHandler, listVersionsHandler } from './place-queries.ts'
import { preparePlaces } from './prepare-places.ts'
import { placesRoutes } from './routes.ts'
import { getVillageIndexHandler, listVillageIndexHandler } from './village-index.ts'

export { findVillageByCode, getVillage, listOpenedVillages, listVillages } from './get-village.ts'
export { loadPlaces } from './load-places.ts'
export { loadZones } from './load-zones.ts'
export { openVillage } from './open-village.ts'
export { listRegencies, villagesOfArea } from './place-queries.ts'
export { readRows } from './read-rows.ts'

export const placesServer = serverModule({
  name: 'places',
  migrations: new URL('migrations', import.meta.url).pathname,
  handlers: [
    findVillagesHandler,
    getVillageHandler,
    listRegionsHandler,
    listVersionsHandler,
    getVillageIndexHandler,
    listVillageIndexHandler,
    openVillageHandler,
    listImportChangesHandler,
    importListHandler,
  ],
  texts: placesTexts,
  fields: placesFields,
  routes: placesRoutes,
  prepare: preparePlaces,
})
