import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import type { PermissionTable } from '#platform/shared/permission.ts'

const tableFile = /\/src\/modules\/access\/permissions\/index\.ts$/

/** The permission table is worked out once, here: the first screen gets its rows and not the schemas it is made with. */
export const computedPermissions = (): Plugin => ({
  name: 'computed-permissions',
  enforce: 'pre',
  async load(id) {
    if (!tableFile.test(id)) return undefined
    const address = pathToFileURL(id).href
    const { permissions } = await import(this.meta.watchMode ? `${address}?changed=${statSync(id).mtimeMs}` : address)
    return packed(permissions)
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
