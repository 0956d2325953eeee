import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { serverModules } from '#apps/server/modules.ts'
import { openApiOf } from '#apps/server/openapi.ts'

const target = join(import.meta.dirname, '../docs/openapi.json')

/** One operation a line. The API's description, printed from the contracts: kept in the repository to be reviewed with the change that makes it. */
export const openApiPage = (): string => {
  const operations = serverModules.flatMap((module) => module.handlers.map((handler) => handler.operation))
  const { paths, ...rest } = openApiOf(operations)
  const lines = Object.entries(paths).map(([path, one]) => `${JSON.stringify(path)}: ${JSON.stringify(one)}`)
  const head = JSON.stringify(rest, null, 1).slice(0, -2)
  return `${head},\n "paths": {\n${lines.join(',\n')}\n }\n}\n`
}

if (import.meta.main) {
  if (process.argv.includes('--check')) {
    if (readFileSync(target, 'utf8') === openApiPage()) process.exit(0)
    console.error('docs/openapi.json is not what the code says: run node scripts/print-openapi.ts')
    process.exit(1)
  }
  writeFileSync(target, openApiPage())
}
