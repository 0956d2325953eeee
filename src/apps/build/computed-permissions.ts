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

/**
 * Module by module; in it, who may ask is written once, a letter for a role, before the operations that share it:
 * `registry;ab|c getPerson listPeople;a| recordPerson`. Before the bar stand those in a village, after it those beyond.
 */
export const packed = (permissions: PermissionTable): string => {
  const roles = [...new Set(Object.values(permissions).flatMap((reach) => Object.keys(reach)))]
  const lettersOf = (reach: Readonly<Record<string, Reach>>, inside: boolean): string =>
    roles
      .map((role, at) => {
        const one = reach[role]
        return one !== undefined && insideVillage.has(one) === inside ? letterOf(at) : ''
      })
      .join('')
  const whoOf = ([, reach]: readonly [string, Readonly<Record<string, Reach>>]): string =>
    `${lettersOf(reach, true)}|${lettersOf(reach, false)}`
  const modules = Map.groupBy(Object.entries(permissions), ([operation]) => operation.split('.')[0] ?? '')
  const said = [...modules].map(([module, entries]) => {
    const groups = [...Map.groupBy(entries, whoOf)].map(([who, some]) =>
      [who, ...some.map(([operation]) => operation.slice(module.length + 1))].join(' '),
    )
    return [module, ...groups].join(';')
  })
  return `export const permissions = {}
const roles = '${roles.join(' ')}'.split(' ')
for (const part of '${said.join('/')}'.split('/')) {
  const [module, ...groups] = part.split(';')
  for (const group of groups) {
    const [who, ...names] = group.split(' ')
    const reach = {}
    who.split('|').forEach((letters, side) => {
      for (const letter of letters) reach[roles[parseInt(letter, 36) - 10]] = side ? 'nation' : 'village'
    })
    for (const name of names) permissions[module + '.' + name] = reach
  }
}`
}

const letterOf = (at: number): string => {
  if (at > 25) throw new Error('more roles than letters')
  return (at + 10).toString(36)
}
