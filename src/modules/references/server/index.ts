import { sql } from 'kysely'
import { serverModule } from '#platform/server/module.ts'
import { kindsOnPhone, referenceTable } from '../device.ts'
import { referencesFields } from '../fields.ts'
import { starterRows } from '../starter/index.ts'
import { referencesTexts } from '../texts.ts'
import { confirmRowHandler } from './confirm-row.ts'
import { importRowsHandler, listImportChangesHandler } from './import-rows.ts'
import { prepareReferences } from './load-starter-rows.ts'
import { recordRowHandler } from './record-row.ts'
import { getRowHandler, listKindsHandler, listRowsHandler } from './reference-queries.ts'
import { withdrawRowHandler } from './withdraw-row.ts'

export { loadStarterRows } from './load-starter-rows.ts'
export { officesNear } from './offices-near.ts'
export { findRow, rowsOf } from './rows-of.ts'
export { starterRows }

export const referencesServer = serverModule({
  name: 'references',
  migrations: new URL('migrations', import.meta.url).pathname,
  handlers: [
    listRowsHandler,
    listKindsHandler,
    getRowHandler,
    recordRowHandler,
    confirmRowHandler,
    withdrawRowHandler,
    listImportChangesHandler,
    importRowsHandler,
  ],
  texts: referencesTexts,
  fields: referencesFields,
  deviceTables: [
    {
      ...referenceTable,
      needed: sql<boolean>`t.kind = any(${[...kindsOnPhone]}::text[])`,
      version: sql<string>`coalesce(t.confirmed_on::text, '') || coalesce(t.withdrawn_on::text, '')`,
    },
  ],
  prepare: prepareReferences,
})
