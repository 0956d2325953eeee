import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './checks/check.ts'
import { moduleFiles } from './new-module-files.ts'

/** Writes a new module: the same names as in every other, with one command and one query that work. */
export const writeModule = (root: string, name: string): string[] => {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) throw new Error('A module is named in kebab-case, for example: village-garden')
  if (existsSync(path.join(root, 'src/modules', name))) throw new Error(`The module ${name} is there already.`)
  const files = moduleFiles(name)
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
    writeFileSync(path.join(root, file), content)
  }
  return Object.keys(files)
}

const afterwards = (name: string) => `
Still to do by hand, each one line:
  1. its place in the line of modules: .dependency-cruiser.cjs, src/apps/server/modules.ts, src/apps/web/modules.ts
  2. its permissions in src/modules/access/permissions/index.ts (src/modules/access/permissions/${name}.ts is written)
  3. its words in docs/glossary.md, and README.md of the module: purpose, words, states, who does what, events
Then: npm run check`

if (import.meta.main) {
  const [name = ''] = process.argv.slice(2)
  try {
    console.log(writeModule(projectRoot, name).join('\n'))
    console.log(afterwards(name))
  } catch (fault) {
    console.error((fault as Error).message)
    process.exitCode = 2
  }
}
