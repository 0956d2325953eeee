import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { permissionsPage } from './print-permissions.ts'

it('docs/permissions.md is what the code says: run `node scripts/print-permissions.ts`', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/permissions.md'), 'utf8')).toBe(permissionsPage())
})
