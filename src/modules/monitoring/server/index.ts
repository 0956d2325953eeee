import { join } from 'node:path'
import { serverModule } from '#platform/server/module.ts'
import { monitoringFields } from '../fields.ts'
import { monitoringTexts } from '../texts.ts'
import { listAreasHandler } from './list-areas.ts'
import { listCountsHandler } from './list-counts.ts'
import { listVillagesHandler } from './list-villages.ts'

export const monitoringServer = serverModule({
  name: 'monitoring',
  migrations: join(import.meta.dirname, 'migrations'),
  handlers: [listVillagesHandler, listAreasHandler, listCountsHandler],
  texts: monitoringTexts,
  fields: monitoringFields,
})
