import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { PermissionTable } from '#platform/shared/permission.ts'

const tableFile = /\/src\/modules\/access\/permissions\/index\.ts$/

const asking = [
  'src/apps/web/**/*.{ts,tsx}',
  'src/platform/{client,design}/**/*.{ts,tsx}',
  'src/modules/*/client/**/*.{ts,tsx}',
]

/** The acts that some page names: of the others no page asks whether it may. */
export const namedByPages = (root: string): ReadonlySet<string> =>
  new Set(
    asking
      .flatMap((pattern) => globSync(pattern, { cwd: root }))
      .filter((file) => !/\.test\.tsx?$/.test(file))
      .flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)])
      .map((match) => match[1] ?? ''),
  )

/**
 * The permission table is worked out once, here: the first screen gets its rows and not the schemas it is made with,
 * and of the rows those that a page asks for.
 */
export const computedPermissions = (root: string): Plugin => ({
  name: 'computed-permissions',
  enforce: 'pre',
  async load(id) {
    if (!tableFile.test(id)) return undefined
    const address = pathToFileURL(id).href
    const { permissions } = await import(this.meta.watchMode ? `${address}?changed=${statSync(id).mtimeMs}` : address)
    const named = namedByPages(root)
    const asked = Object.entries(permissions as PermissionTable).filter(([operation]) => named.has(operation))
    return packed(Object.fromEntries(asked))
  },
})

/** Most operations share who may ask them: each group is written once, its operations behind it. */
const packed = (permissions: PermissionTable): string => {
  const groups = new Map<string, string[]>()
  for (const [operation, reach] of Object.entries(permissions)) {
    const group = JSON.stringify(reach)
    groups.set(group, [...(groups.get(group) ?? []), operation])
  }
  const rows = [...groups].map(([reach, operations]) => `[${reach}, ${JSON.stringify(shortened(operations))}]`)
  return `const groups = [${rows}]
export const permissions = {}
for (const [reach, names] of groups) {
  let module
  for (const name of names.split(' ')) {
    const at = name.indexOf('.')
    if (at > 0) module = name.slice(0, at)
    permissions[module + '.' + name.slice(at + 1)] = reach
  }
}`
}

/** `registry.getPerson listPeople letters.issueLetter`: a module is named where it begins. */
const shortened = (operations: readonly string[]): string => {
  let last = ''
  return operations
    .map((operation) => {
      const [module = '', name] = operation.split('.')
      if (module === last) return name
      last = module
      return operation
    })
    .join(' ')
}
