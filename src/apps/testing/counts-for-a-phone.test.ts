import { afterAll, beforeAll, expect, it } from 'vitest'
import { closeTerm } from '#modules/access/contract/term.ts'
import {
  appoint,
  atWork,
  type FrontDoor,
  openFrontDoor,
  refusalOf,
  regencyOf,
  type Visitor,
} from '#modules/access/testing/front-door.ts'
import { listAreas, listCounts, listVillages } from '#modules/monitoring/contract.ts'
import { recordFamily } from '#modules/registry/testing/families.ts'
import { countVillages } from '#platform/server/count-villages.ts'
import { listChanges } from '#platform/shared/sync-contract.ts'
import { openWorld, type VillageWorld, type World } from './world.ts'

let world: World
let front: FrontDoor
let village: VillageWorld
let regency: number

beforeAll(async () => {
  world = await openWorld()
  front = await openFrontDoor(world.test.house)
  village = await world.village({ code: '33.07.10.2004' })
  regency = await regencyOf(world, village.id)
  await recordFamily(village)
  await countVillages(world.test.house)
}, 120_000)
afterAll(async () => {
  await front?.close()
  await world?.close()
})

const serving = async (role: 'coordinator' | 'responsible_officer' | 'province', placeId = regency) => {
  const placeKind = role === 'province' ? 'province' : 'regency'
  const { username, termId, accountId } = await appoint(world.test.house, { role, placeKind, placeId })
  const visitor = await atWork(front.visitor(), username)
  await world.asOwner(`update sessions set factor = 'code' where account_id = $1`, [accountId])
  return { visitor, termId, username }
}

/** Every word and id of the village's people and of those who serve there. */
const wordsOfPeople = async (): Promise<readonly string[]> => {
  const people = await world.asOwner<{ row: Record<string, unknown> }>('select to_jsonb(p) as row from people p')
  const accounts = await world.asOwner<{ id: string }>('select id from accounts')
  const serving = [village.officer, village.head, village.secretary].map(({ actor }) => actor.name)
  const words = people.flatMap(({ row }) => [row.id, row.name, row.household_id, row.nik_masked])
  return [...words, ...serving, ...accounts.map(({ id }) => id)].filter(
    (word): word is string => typeof word === 'string' && word.length > 4,
  )
}

const peopleIn = async (visitor: Visitor, known: string | null = null) => {
  const { version, villages } = await visitor.does(listCounts, { known })
  const own = villages?.villages.find(({ villageId }) => villageId === village.id)
  return { version, villages, people: own?.counts['registry.people'] }
}

it('brings a coordinator the answer of his own page, and no row of anybody', async () => {
  const { visitor } = await serving('coordinator')
  const { villages, people } = await peopleIn(visitor)
  expect(people).toBe(4)
  expect(villages).toEqual(await visitor.does(listVillages, { regencyId: null }))
  const pulled = JSON.stringify(villages)
  const words = await wordsOfPeople()
  expect(words).toContain('Slamet Widodo')
  expect(words.filter((word) => pulled.includes(word))).toEqual([])
  expect((await refusalOf(visitor.does(listChanges, { since: null, shape: null }, village.id))).kind).toBe('forbidden')
})

it('says nothing again until a village has changed, and then all of it', async () => {
  const { visitor } = await serving('coordinator')
  const first = await peopleIn(visitor)
  expect(await visitor.does(listCounts, { known: first.version })).toEqual({
    ...{ version: first.version, villages: null, areas: null },
  })
  await recordFamily(village)
  await countVillages(world.test.house)
  const next = await peopleIn(visitor, first.version)
  expect([next.version === first.version, next.people]).toEqual([false, 8])
})

it('brings a province the sums of its regencies, small ones hidden as on its page', async () => {
  const [row] = await world.asOwner<{ parent_id: number }>(
    `select parent_id from place_versions where place_id = $1 and place_kind = 'regency' and valid_to is null`,
    [regency],
  )
  const { visitor } = await serving('province', Number(row?.parent_id))
  const { areas, villages } = await visitor.does(listCounts, { known: null })
  expect(villages).toBeNull()
  expect(areas).toEqual(await visitor.does(listAreas, { provinceId: null }))
})

it('brings nothing after the term has ended, not even to who signs in again', async () => {
  const { visitor, termId, username } = await serving('coordinator')
  const { version } = await peopleIn(visitor)
  const above = await serving('responsible_officer')
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
  await above.visitor.does(closeTerm, { termId, endedOn: today, reason: 'moved' })
  const refusals = [await refusalOf(visitor.does(listCounts, { known: version }))]
  await atWork(visitor, username)
  refusals.push(await refusalOf(visitor.does(listCounts, { known: null })))
  expect(refusals.map(({ kind }) => kind)).toEqual(['forbidden', 'forbidden'])
})

it('is not asked by who serves in a village', async () => {
  expect((await refusalOf(village.officer.asks(listCounts, { known: null }))).kind).toBe('forbidden')
})
