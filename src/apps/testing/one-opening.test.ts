import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listPersonEpisodes } from '#modules/migration/contract/episode.ts'
import { getJourney } from '#modules/migration/contract/episode-file.ts'
import { listHandovers } from '#modules/migration/contract/hand-over.ts'
import { getHousehold } from '#modules/registry/contract/household.ts'
import { getPerson, getPersonNumber, getPersonSheet } from '#modules/registry/contract/sheet.ts'
import { type Family, recordFamily } from '#modules/registry/testing/families.ts'
import { openWorld, type Person, type VillageWorld, type World } from './world.ts'

let world: World
let village: VillageWorld
let family: Family

beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

/** The questions of a person's page, asked at once. */
const opensPage = (reader: Person, personId: string) =>
  Promise.all([
    reader.asks(listHandovers, { personId }),
    reader.asks(listPersonEpisodes, { personId }),
    reader.asks(getPerson, { personId }),
  ])

const readsOf = (subjectId: string) =>
  world.asOwner<{ operation: string; actor_name: string }>(
    'select operation, actor_name from read_entries where village_id = $1 and subject_id = $2 order by read_at, id',
    [village.id, subjectId],
  )

const later = (seconds: number) =>
  world.asOwner(
    `set session_replication_role = replica; update read_entries set read_at = read_at - interval '${seconds} seconds'; set session_replication_role = default`,
  )

describe('the opening of a file', () => {
  it('of a person is one row, however many questions the page asks', async () => {
    family = await recordFamily(village)
    await opensPage(village.officer, family.mother)
    expect(await readsOf(family.mother)).toEqual([{ operation: 'registry.getPerson', actor_name: 'Sri Wahyuni' }])
  })

  it('is a row of its own for each reader, each person, and each time', async () => {
    family = await recordFamily(village)
    await opensPage(village.officer, family.mother)
    await opensPage(village.head, family.mother)
    await opensPage(village.officer, family.father)
    expect(await readsOf(family.mother)).toHaveLength(2)
    expect(await readsOf(family.father)).toHaveLength(1)
    await later(11)
    await opensPage(village.officer, family.mother)
    expect(await readsOf(family.mother)).toHaveLength(3)
  })

  it('leaves its row also when only a part of the page is asked, and whatever says more always leaves its own', async () => {
    family = await recordFamily(village)
    await village.officer.asks(listPersonEpisodes, { personId: family.mother })
    expect(await readsOf(family.mother)).toMatchObject([{ operation: 'registry.getPerson' }])
    await village.officer.asks(getPersonNumber, { personId: family.mother })
    await village.officer.asks(getPersonNumber, { personId: family.mother })
    await village.officer.asks(getPersonSheet, { personId: family.mother })
    expect((await readsOf(family.mother)).map(({ operation }) => operation).toSorted()).toEqual([
      ...['registry.getPerson', 'registry.getPersonNumber', 'registry.getPersonNumber', 'registry.getPersonSheet'],
    ])
  })

  it('of a family is one row too', async () => {
    const { householdId } = await recordFamily(village)
    await Promise.all([
      village.officer.asks(getHousehold, { householdId }),
      village.officer.asks(getJourney, { householdId }),
    ])
    expect(await readsOf(householdId)).toMatchObject([{ operation: 'registry.getHousehold' }])
  })
})
