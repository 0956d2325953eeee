import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { applyImport, requestImport } from '../contract/import.ts'
import { openSidTable, workbook } from '../import/testing/generate-files.ts'
import { syntheticPeople } from '../import/testing/synthetic-people.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

test('13 10,000 rows are read, compared and recorded in little memory', async () => {
  const village = await world.village()
  const bytes = await workbook({ 'Data Penduduk': openSidTable(syntheticPeople(10_000)) })
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  const importId = newId()
  const fileHash = await village.officer.sends(bytes)
  const staged = await village.officer.does(requestImport, { importId, fileHash, fileName: 'besar.xlsx', pick: 'all' })
  const receipt = await village.officer.does(applyImport, { importId })
  const megabytes = (process.memoryUsage().rss - before) / 1e6

  expect(staged.counts).toMatchObject({ read: 10_000, rejected: 0 })
  expect(receipt).toMatchObject({ created: 10_000 })
  expect(megabytes).toBeLessThan(400)
}, 90_000)
