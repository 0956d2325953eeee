import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWorld, type World } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { requestProtection } from './contract/protection.ts'
import { listScans, recordScans, settleScan } from './contract/scan.ts'
import { recordFamily } from './testing/families.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

it('old paper of a protected person is read by the officer and the head, and is nowhere for the secretary', async () => {
  const village = await world.village()
  const { mother, father } = await recordFamily(village)
  const scanOf = async (personId: string, label: string) => {
    const id = newId()
    const fileHash = await village.officer.sends(`%PDF-1.7 ${label}`, { name: 'pindaian.pdf' })
    await village.officer.does(recordScans, { scans: [{ id, fileHash, label: null }] })
    await village.officer.does(settleScan, { scanId: id, label, personId, kind: 'KK' })
    return id
  }
  const [hers, his] = [await scanOf(mother, 'Kertas Siti Aminah'), await scanOf(father, 'Kertas Slamet')]
  await village.officer.does(requestProtection, {
    ...{ id: newId(), personId: mother, wanted: true, reason: 'diancam' },
  })
  const seen = async (who: typeof village.officer, text = '') =>
    (await who.asks(listScans, { text })).scans.map((scan) => scan.id).sort()
  expect(await seen(village.officer)).toEqual([hers, his].sort())
  expect(await seen(village.head, 'aminah')).toEqual([hers])
  expect(await seen(village.secretary)).toEqual([his])
  expect(await seen(village.secretary, 'aminah')).toEqual([])
  expect((await village.secretary.asks(listScans, { personId: mother })).total).toBe(0)
  await expect(village.secretary.does(settleScan, { scanId: hers, label: 'x' })).rejects.toMatchObject({
    code: 'registry.scanMissing',
  })
  await expect(village.secretary.does(settleScan, { scanId: his, personId: mother })).rejects.toMatchObject({
    kind: 'missing',
  })
})
