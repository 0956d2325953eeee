import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverModules } from '#apps/server/modules.ts'
import { openApiOf } from '#apps/server/openapi.ts'

const target = join(import.meta.dirname, '../docs/openapi.json')

/** The API's description, printed from the contracts: kept in the repository to be reviewed with the change that makes it. */
export const openApiPage = (): string => {
  const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
  return `${JSON.stringify(openApiOf(operations), null, 1)}\n`
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') === openApiPage()) process.exit(0)
    console.error('docs/openapi.json is not what the code says: run node scripts/print-openapi.ts')
    process.exit(1)
  }
  writeFileSync(target, openApiPage())
}
