import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { Reach } from '#platform/shared/operation.ts'
import type { PermissionTable } from '#platform/shared/permission.ts'
import { insideVillage } from '../web/inside-village.ts'

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

/** Most operations share who may ask them, in a village and beyond: each group is written once, a bit for a role, its operations behind it. */
export const packed = (permissions: PermissionTable): string => {
  const roles = [...new Set(Object.values(permissions).flatMap((reach) => Object.keys(reach)))]
  const bitsOf = (reach: Readonly<Record<string, Reach>>, inside: boolean): number =>
    roles.reduce((bits, role, at) => {
      const one = reach[role]
      return one !== undefined && insideVillage.has(one) === inside ? bits | (1 << at) : bits
    }, 0)
  const groups = Map.groupBy(Object.entries(permissions), ([, reach]) =>
    [bitsOf(reach, true), bitsOf(reach, false)].join(),
  )
  const rows = [...groups].map(([bits, entries]) => [
    ...bits.split(',').map(Number),
    shortened(entries.map(([operation]) => operation)),
  ])
  return `export const permissions = {}
const roles = '${roles.join(' ')}'.split(' ')
for (const [inside, beyond, names] of ${JSON.stringify(rows)}) {
  const reach = {}
  roles.forEach((role, at) => {
    if ((inside >> at) & 1) reach[role] = 'village'
    if ((beyond >> at) & 1) reach[role] = 'nation'
  })
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
