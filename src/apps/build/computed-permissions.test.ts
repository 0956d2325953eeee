import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { permissions } from '#modules/access/permissions/index.ts'
import type { OperationName } from '#platform/shared/operation.ts'
import type { PermissionTable } from '#platform/shared/permission.ts'
import { insideVillage } from '../web/inside-village.ts'
import { namedByPages, packed } from './computed-permissions.ts'

const root = join(import.meta.dirname, '../../..')
const named = namedByPages(root)

it('knows every act that a page, a menu or a part asks about, and leaves out those that nobody asks about', () => {
  const asked = ['src/apps/web/**/*.{ts,tsx}', 'src/modules/*/client/**/*.{ts,tsx}']
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, file), 'utf8').matchAll(/(?:\bmay\(|\boperation: |\bmayErase=)'([^']+)'/g),
    ])
    .map((match) => match[1] ?? '')
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((operation) => !named.has(operation) || !(operation in permissions))).toEqual([])
  expect(named.has('registry.forgetNobody')).toBe(false)
  expect(Object.keys(permissions).filter((operation) => !named.has(operation)).length).toBeGreaterThan(20)
})

it('knows the acts that are asked about by a name made elsewhere', () => {
  // `may(act.name)` works only for an act whose name the pages write themselves
  const byName = ['src/apps/web/**/*.{ts,tsx}', 'src/modules/*/client/**/*.{ts,tsx}']
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((file) => /\bmay\(\w+\.name\)/.test(readFileSync(join(root, file), 'utf8')))
  expect(byName).toEqual(['src/apps/web/today/village-now.tsx'])
})

it('says of every act and every role the same as the table: whether, and on which side of the village', async () => {
  const program = `data:text/javascript,${encodeURIComponent(packed(permissions))}`
  const { permissions: delivered } = (await import(program)) as { permissions: PermissionTable }
  expect(Object.keys(delivered).sort()).toEqual(Object.keys(permissions).sort())
  for (const [name, row] of Object.entries(permissions)) {
    const sides = Object.entries(row).map(([role, reach]) => [role, insideVillage.has(reach) ? 'village' : 'nation'])
    expect(delivered[name as OperationName], name).toEqual(Object.fromEntries(sides))
  }
})
