import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { OutsideSystem } from '#modules/references/contract/codes.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { newId } from '#platform/shared/ids.ts'
import { listOutsideNumbers, recordOutsideNumber, withdrawOutsideNumber } from './contract.ts'
import { type NumberShape, type SystemRow, shapeOf } from './rules/outside-numbers.ts'
import { family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
/** As the references answer. */
let systems: readonly SystemRow[] = []
beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
  await runAsSystem(world.test.house, {
    ...{ name: 'migration.listOutsideNumbers', village: village.id },
    act: async (context) => {
      systems = await rowsOf(context, 'outside-number', context.today)
    },
  })
}, 120_000)
afterAll(() => world?.close())

describe('the shape of a number', () => {
  const cases: readonly (readonly [OutsideSystem, string, NumberShape])[] = [
    ['siapkerja', '3307 1001 0190 0001', 'like'],
    ['siapkerja', '330710010190001', 'unlike'],
    ['e_pmi', 'ab-2026/000123', 'like'],
    ['e_pmi', 'abc', 'unlike'],
    ['bpjs_tk', '12.345.678.901', 'like'],
    ['bpjs_tk', '1234567890', 'unlike'],
    ['bpjs_kes', '0001234567890', 'like'],
    ['sp4n_lapor', '#1234567', 'like'],
    ['sp4n_lapor', 'lapor 12', 'unlike'],
    ['peduli_wni', 'apa saja', 'unknown'],
    ['e_pengaduan', 'ADU/2026/1', 'unknown'],
    ['other', '99', 'unknown'],
  ]
  it.each(cases)('%s %s: %s', (system, number, shape) => {
    const row = systems.find(({ body }) => body.system === system)
    expect(shapeOf(number, row)).toBe(shape)
  })

  it('is held against a number whole, and a pattern typed wrongly holds nothing against any', () => {
    const body = { system: 'other', example: null, website: null } as const
    const of = (pattern: string): SystemRow => ({ title: '', source: '', confirmed: false, body: { ...body, pattern } })
    expect(shapeOf('12a', of('\\d{2}|\\d{3}'))).toBe('unlike')
    expect(shapeOf('12', of('(['))).toBe('unknown')
  })

  it('is nobody’s certainty yet: no row says that somebody read its source', () => {
    expect(systems).toHaveLength(7)
    expect(systems.filter(({ confirmed }) => confirmed)).toEqual([])
  })
})

describe('numbers of other systems in a file', () => {
  const start = async () => {
    const episodeId = await openEpisode(village, await family(village))
    const write = async (system: OutsideSystem, number: string, replacesId: string | null = null) => {
      const id = newId()
      const { shape } = await village.officer.does(recordOutsideNumber, {
        ...{ id, episodeId, system, number, givenOn: '2026-10-02', replacesId },
      })
      return { id, shape }
    }
    return { episodeId, write, all: () => village.officer.asks(listOutsideNumbers, { episodeId }) }
  }

  it('are kept whatever their shape, with where they are looked up', async () => {
    const { write, all } = await start()
    expect(await write('bpjs_tk', '123')).toMatchObject({ shape: 'unlike' })
    expect(await write('peduli_wni', 'LD-77')).toMatchObject({ shape: 'unknown' })
    const { numbers, systems } = await all()
    expect(numbers.map(({ system, number, shape }) => [system, number, shape])).toEqual([
      ['peduli_wni', 'LD-77', 'unknown'],
      ['bpjs_tk', '123', 'unlike'],
    ])
    expect(systems.find(({ system }) => system === 'peduli_wni')).toMatchObject({
      ...{ website: 'https://peduliwni.kemlu.go.id', confirmed: false },
    })
  })

  it('are put right and taken back by later rows, and the earlier ones stay in the books', async () => {
    const { episodeId, write, all } = await start()
    const first = await write('bpjs_tk', '1234567890')
    const second = await write('bpjs_tk', '12345678901', first.id)
    expect((await all()).numbers).toMatchObject([{ number: '12345678901', shape: 'like' }])
    await expect(write('bpjs_tk', '1', first.id)).rejects.toMatchObject({ code: 'migration.outsideMissing' })
    await village.officer.does(withdrawOutsideNumber, { id: newId(), episodeId, numberId: second.id })
    expect((await all()).numbers).toEqual([])
    const rows = await world.asOwner('select 1 from outside_numbers where episode_id = $1', [episodeId])
    expect(rows).toHaveLength(3)
  })

  it("are the migration officer's alone, and refuse a day of tomorrow at its field", async () => {
    const { episodeId } = await start()
    for (const other of [village.head, village.secretary])
      await expect(other.asks(listOutsideNumbers, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    const neighbour = await world.village()
    await expect(neighbour.officer.asks(listOutsideNumbers, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
    const input = { id: newId(), episodeId, system: 'e_pmi', number: 'AB-12345678', givenOn: '2999-01-01' } as const
    await expect(village.officer.does(recordOutsideNumber, input)).rejects.toMatchObject({
      fields: [{ field: 'givenOn' }],
    })
  })
})
