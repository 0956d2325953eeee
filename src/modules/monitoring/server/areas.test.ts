import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordAccount, recordTerm } from '#modules/access/server/index.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listAreas, listVillages } from '../contract.ts'

let world: World
let kuripan: VillageWorld
let neighbour: VillageWorld
let wonosobo: number
let centralJava: number

const parentOf = async (placeId: number, kind: string): Promise<number> => {
  const [row] = await world.asOwner<{ parent_id: number }>(
    'select parent_id from place_versions where place_id = $1 and place_kind = $2 and valid_to is null',
    [placeId, kind],
  )
  return Number(row?.parent_id)
}

// Letters as rows: how they come about is the letters' own test.
const addLetters = async (village: VillageWorld, state: string, amount: number) => {
  await world.asOwner('alter table letters disable trigger user')
  await world.asOwner(
    `with letter as (
       insert into letters (village_id, id, kind, template_version, subject_name, subject_folded, fields, state, requested_on, number_text, issued_on, year, recorded_at, recorded_by, recorded_by_name)
       select $1, gen_random_uuid(), 'domicile', 1, 'x', 'x', '{}', $2, current_date - 9,
         case when $2 = 'issued' then n::text end, case when $2 = 'issued' then current_date end, case when $2 = 'issued' then extract(year from current_date)::int end, now(), 'test', 'test'
       from generate_series(1, $3::int) n returning 1)
     select count(*) from letter`,
    [village.id, state, amount],
  )
  await world.asOwner('alter table letters enable trigger user')
}

const official = async (
  role: 'coordinator' | 'ministry' | 'province',
  placeId: number | null,
): Promise<Pick<Person, 'asks'>> => {
  const [accountId, termId] = [newId(), newId()]
  const placeKind = role === 'coordinator' ? 'regency' : role === 'province' ? 'province' : 'nation'
  await runAsSystem(world.test.house, {
    name: 'access.assignTerm',
    act: async (context) => {
      const username = `u${accountId.replaceAll('-', '').slice(-20)}`
      await recordAccount(context, { id: accountId, name: 'Endang Purwanti', username, phone: null })
      const days = { from: '2026-01-01', until: null, appointmentNumber: null }
      await recordTerm(context, { id: termId, accountId, role, placeKind, placeId, ...days })
    },
  })
  const actor = {
    ...{ kind: 'account' as const, accountId, termId, role, name: 'Endang Purwanti' },
    ...{ homeVillageId: null, villageIds: [], personId: null, hamlet: null },
  }
  const asks: Person['asks'] = (operation, input) => ask(world.test.house, operation, { actor, input })
  return { asks }
}

beforeAll(async () => {
  world = await openWorld()
  kuripan = await world.village({ code: '33.07.10.2004' })
  neighbour = await world.village({ code: '33.07.10.2005' })
  await world.asOwner(`delete from terms_of_office where village_id = $1 and role = 'head'`, [neighbour.id])
  wonosobo = await parentOf(await parentOf(kuripan.id, 'village'), 'district')
  centralJava = await parentOf(wonosobo, 'regency')
  await addLetters(kuripan, 'issued', 12)
  await addLetters(neighbour, 'issued', 3)
  await addLetters(neighbour, 'requested', 1)
  await world.asOwner(
    'insert into village_heads (village_id, audit_no) values ($1, 1), ($2, 1) on conflict do nothing',
    [kuripan.id, neighbour.id],
  )
  await countVillages(world.test.house)
}, 120_000)
afterAll(() => world?.close())

describe('counting', () => {
  it('counts a village again only when something happened there, or the day is new', async () => {
    expect(await countVillages(world.test.house)).toBe(0)
    await world.asOwner('update village_heads set audit_no = audit_no + 1 where village_id = $1', [kuripan.id])
    expect(await countVillages(world.test.house)).toBe(1)
    expect(await countVillages(world.test.house, new Date(Date.now() + 26 * 3_600_000))).toBe(2)
    expect(await countVillages(world.test.house)).toBe(2)
  })

  it('leaves numbers and days alone in the table, and nothing that names anybody', async () => {
    const columns = await world.asOwner<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'village_counts' order by 1`,
    )
    expect(columns.map((column) => column.name)).toEqual(['amount', 'fact', 'since', 'village_id'])
  })
})

describe('what a coordinator sees', () => {
  it('is the villages of the own regency with plain figures, vacant offices and days of waiting', async () => {
    const endang = await official('coordinator', wonosobo)
    const { villages, total, regencyId } = await endang.asks(listVillages, { regencyId: null })
    expect(regencyId).toBe(wonosobo)
    expect(villages.map((village) => [village.name, village.head, village.officers])).toContainEqual([
      'Kuripan',
      'serving',
      1,
    ])
    const other = villages.find((village) => village.villageId === neighbour.id)
    expect(other).toMatchObject({ head: 'acting', counts: { 'letters.issued': 3, 'letters.waiting': 1 } })
    expect(other?.since['letters.waiting']).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect(total['letters.issued']).toBe(15)
  })

  it('names nobody', async () => {
    const endang = await official('coordinator', wonosobo)
    const said = JSON.stringify(await endang.asks(listVillages, { regencyId: null }))
    for (const name of ['Sri Wahyuni', 'Bambang Supriyadi', 'Tutik Handayani']) expect(said).not.toContain(name)
  })

  it('ends at the border of the regency', async () => {
    const [elsewhere] = await world.asOwner<{ id: number }>(
      `select place_id as id from place_versions where place_kind = 'regency' and parent_id = $1 and place_id <> $2 limit 1`,
      [centralJava, wonosobo],
    )
    const endang = await official('coordinator', Number(elsewhere?.id))
    const fault = await endang.asks(listVillages, { regencyId: wonosobo }).catch((caught: unknown) => caught)
    expect(fault).toBeInstanceOf(Refusal)
    expect((fault as Refusal).kind).toBe('missing')
  })
})

describe('what province and ministry see', () => {
  it('is sums by area, small ones hidden on every level', async () => {
    const agung = await official('ministry', null)
    const nation = await agung.asks(listAreas, { provinceId: null })
    const java = nation.areas.find((area) => area.placeId === centralJava)
    expect(java).toMatchObject({
      villages: 2,
      withoutHead: 0,
      counts: { 'letters.issued': 15, 'letters.waiting': 'few' },
    })
    const regency = await agung.asks(listVillages, { regencyId: wonosobo })
    const counts = (id: number) =>
      regency.villages.find((village) => village.villageId === id)?.counts['letters.issued']
    expect([counts(kuripan.id), counts(neighbour.id)]).toEqual(['beside', 'few'])
    expect(regency.villages.flatMap((village) => Object.keys(village.since))).not.toContain('letters.waiting')
  })

  it('is for a province its own regencies and no other', async () => {
    const dewi = await official('province', centralJava)
    expect((await dewi.asks(listAreas, { provinceId: null })).areas.map((area) => area.placeId)).toEqual([wonosobo])
    const fault = await dewi.asks(listAreas, { provinceId: centralJava + 1 }).catch((caught: unknown) => caught)
    expect((fault as Refusal).kind).toBe('missing')
  })
})
