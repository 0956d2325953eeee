import { statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'

const tableFile = /\/src\/modules\/access\/permissions\/index\.ts$/

/** The permission table is worked out once, here: the first screen gets its rows and not the schemas it is made with. */
export const computedPermissions = (): Plugin => ({
  name: 'computed-permissions',
  enforce: 'pre',
  async load(id) {
    if (!tableFile.test(id)) return undefined
    const address = pathToFileURL(id).href
    const { permissions } = await import(this.meta.watchMode ? `${address}?changed=${statSync(id).mtimeMs}` : address)
    return `export const permissions = ${JSON.stringify(permissions)}`
  },
})
