import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type Person, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getOwnDoor, recordDoorShare, withdrawDoorShare } from '#modules/access/contract/door.ts'
import { doorsInCopy } from '#modules/access/server/index.ts'
import {
  correctPerson,
  getHousehold,
  getPerson,
  listPapersAtDoor,
  recordContact,
  recordDocument,
  requestProtection,
  settleProtection,
} from '#modules/registry/contract.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, Operation, OutputOf, Schema } from '#platform/shared/operation.ts'
import { listCoursesAtDoor, recordEpisode, recordStage } from './contract.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
let ids: Family
const today = dayIn('Asia/Jakarta')

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

beforeEach(async () => {
  village = await world.village()
  ids = await family(village)
})

/** Somebody of the register who came in by the own door. */
const atDoor = async (personId: string) => {
  const actor = { ...(await village.person('resident')).actor, personId }
  const run = <I extends Schema, O extends Schema>(
    operation: Operation<I, O>,
    input: InputOf<Operation<I, O>>,
  ): Promise<OutputOf<Operation<I, O>>> =>
    ask(world.test.house, operation, { actor, input, ...(operation.kind === 'command' && { commandId: newId() }) })
  return { asks: run, does: run }
}

const abroad = async () => {
  const id = newId()
  await village.officer.does(recordEpisode, {
    ...{ id, personId: ids.dewi, entryRoute: 'abroad', startedOn: addDays(today, -300), destinationCountry: 'HK' },
    ...{ occupation: 'elderly_carer', scheme: 'P2P', agencyName: 'PT Contoh', employerName: 'Keluarga Chan' },
    ...{ contractEndsOn: addDays(today, 60) },
  })
  return id
}

const shows = (parts: ('course' | 'papers')[], toPersonId = ids.agus, by?: Person) => {
  const share = { id: newId(), personId: ids.dewi, toPersonId, parts }
  return by
    ? by.does(recordDoorShare, { ...share, channel: 'phone', saidOn: today })
    : atDoor(ids.dewi).then((dewi) => dewi.does(recordDoorShare, { ...share, channel: null, saidOn: null }))
}

describe('a worker abroad', () => {
  it('reads where the journey stands and when the contract ends, in words that a phone in another hand may show', async () => {
    const episodeId = await abroad()
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'overstay', occurredOn: addDays(today, -5), source: 'family' },
    })
    const told = await (await atDoor(ids.dewi)).asks(listCoursesAtDoor, { personId: ids.dewi })
    expect(told.courses).toMatchObject([
      {
        phase: 'abroad',
        step: null,
        since: addDays(today, -300),
        country: 'HK',
        contractEndsOn: addDays(today, 60),
        lacking: [],
      },
    ])
    expect(JSON.stringify(told)).not.toMatch(/overstay|Chan|Contoh|P2P/)
  })

  it('reads the end of the contract that holds: of an extension its own, of another employer none until it is told', async () => {
    const episodeId = await abroad()
    const tells = (stage: 'extended' | 'changed_employer', daysAgo: number, details: object) =>
      village.officer.does(recordStage, {
        ...{ id: newId(), episodeId, stage, occurredOn: addDays(today, -daysAgo), source: 'family', details },
      } as InputOf<typeof recordStage>)
    const ends = async () => (await (await atDoor(ids.dewi)).asks(listCoursesAtDoor, { personId: ids.dewi })).courses
    await tells('extended', 20, { endsOn: addDays(today, 400) })
    expect(await ends()).toMatchObject([{ contractEndsOn: addDays(today, 400) }])
    await tells('changed_employer', 10, {})
    expect(await ends()).toMatchObject([{ contractEndsOn: null }])
  })

  it('reads before leaving what comes next and which papers the village waits for', async () => {
    await openEpisode(village, ids)
    const { courses } = await (await atDoor(ids.dewi)).asks(listCoursesAtDoor, { personId: ids.dewi })
    expect(courses).toMatchObject([{ phase: 'before', contractEndsOn: null }])
    expect(courses[0]?.step).not.toBeNull()
    expect(courses[0]?.lacking).toContain('KTP')
  })

  it('reads the own papers with what ends soon, and never a number or an issuer', async () => {
    await village.officer.does(recordDocument, {
      ...{ id: newId(), personId: ids.dewi, kind: 'PASPOR', number: 'C1234567', issuer: 'Kanim Wonosobo' },
      ...{ issuedOn: '2022-01-01', expiresOn: addDays(today, 100), heldBy: 'employer' },
    })
    const told = await (await atDoor(ids.dewi)).asks(listPapersAtDoor, { personId: ids.dewi })
    expect(told.papers).toMatchObject([{ kind: 'PASPOR', ending: true, heldBy: 'employer' }])
    expect(JSON.stringify(told)).not.toMatch(/4567|Kanim/)
  })
})

describe('what the family sees', () => {
  it('is nothing at all until she says so, then what she said, and nothing again when she takes it back', async () => {
    await abroad()
    const agus = await atDoor(ids.agus)
    const course = () => agus.asks(listCoursesAtDoor, { personId: ids.dewi })
    await expect(course()).rejects.toMatchObject({ kind: 'missing' })
    const { shareId } = await shows(['course'])
    expect((await course()).courses).toMatchObject([{ phase: 'abroad', country: 'HK', occupationTold: null }])
    await expect(agus.asks(listPapersAtDoor, { personId: ids.dewi })).rejects.toMatchObject({ kind: 'missing' })
    expect((await agus.asks(getOwnDoor, { personId: ids.agus })).shown).toMatchObject([{ parts: ['course'] }])
    await (await atDoor(ids.dewi)).does(withdrawDoorShare, { shareId })
    await expect(course()).rejects.toMatchObject({ kind: 'missing' })
    expect((await agus.asks(getOwnDoor, { personId: ids.agus })).shown).toEqual([])
  })

  it('never leads to where she is, whom she told, or who has her passport', async () => {
    await abroad()
    await village.officer.does(correctPerson, {
      ...{ id: newId(), personId: ids.dewi, reason: 'mengungsi ke rumah kakak' },
      changes: [{ field: 'currentAddress', from: null, to: 'Jalan Mawar 9, Cilacap' }],
    })
    await village.officer.does(recordContact, { id: newId(), personId: ids.dewi, value: '081355501234' })
    await village.officer.does(recordDocument, {
      ...{ id: newId(), personId: ids.dewi, kind: 'SKCK', issuer: 'Polres Cilacap', heldBy: 'agency' },
    })
    await shows(['course', 'papers'])
    const agus = await atDoor(ids.agus)
    const seen = [
      await agus.asks(listCoursesAtDoor, { personId: ids.dewi }),
      await agus.asks(listPapersAtDoor, { personId: ids.dewi }),
      await agus.asks(getOwnDoor, { personId: ids.agus }),
      await agus.asks(getPerson, { personId: ids.dewi }),
    ]
    expect(JSON.stringify(seen)).not.toMatch(/Mawar|Cilacap|5550|agency|Chan|Contoh|employer/)
    expect(seen[1]).toMatchObject({ papers: [{ kind: 'SKCK', heldBy: null }] })
  })

  it('is in no other question he may ask of her: no paper, no event, no change, not that she is away', async () => {
    await abroad()
    await village.officer.does(recordDocument, {
      ...{ id: newId(), personId: ids.dewi, kind: 'PASPOR', number: 'C1234567', heldBy: 'employer' },
      ...{ issuedOn: '2022-01-01', expiresOn: addDays(today, 40) },
    })
    await village.officer.does(correctPerson, {
      ...{ id: newId(), personId: ids.dewi, reason: 'kabar dari agen' },
      changes: [{ field: 'lifeStatus', from: 'alive', to: 'away' }],
    })
    const agus = await atDoor(ids.agus)
    const file = await agus.asks(getPerson, { personId: ids.dewi })
    expect(file).toMatchObject({ withheld: true, documents: [], events: [], history: [] })
    expect(file.person).toMatchObject({ lifeStatus: 'alive', lifeStatusOn: null })
    const card = await agus.asks(getHousehold, { householdId: file.person.householdId ?? '' })
    expect(card.expiring).toEqual([])
    expect(card.members.find(({ id }) => id === ids.dewi)).toMatchObject({ lifeStatus: 'alive' })
    const own = await (await atDoor(ids.dewi)).asks(getPerson, { personId: ids.dewi })
    expect(own).toMatchObject({ withheld: false, documents: [{ kind: 'PASPOR' }], person: { lifeStatus: 'away' } })
  })

  it('is written down at the desk only with how and when she said it, and only towards family', async () => {
    const desk = { id: newId(), personId: ids.dewi, toPersonId: ids.agus, parts: ['course' as const] }
    await expect(
      village.officer.does(recordDoorShare, { ...desk, channel: null, saidOn: today }),
    ).rejects.toMatchObject({ code: 'access.shareHowMissing' })
    const stranger = (await family(await world.village())).agus
    await expect(shows(['course'], stranger, village.officer)).rejects.toMatchObject({ code: 'access.shareNotNear' })
    await shows(['course'], ids.agus, village.officer)
  })

  it('cannot be given by anybody but herself', async () => {
    const agus = await atDoor(ids.agus)
    const own = { id: newId(), personId: ids.dewi, toPersonId: ids.agus, channel: null, saidOn: null }
    await expect(agus.does(recordDoorShare, { ...own, parts: ['course'] })).rejects.toMatchObject({ kind: 'missing' })
    const { shareId } = await shows(['course'])
    await expect(agus.does(withdrawDoorShare, { shareId })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('ends without a word when she is protected', async () => {
    await abroad()
    await shows(['course', 'papers'])
    const agus = await atDoor(ids.agus)
    const id = newId()
    await village.officer.does(requestProtection, { id, personId: ids.dewi, wanted: true, reason: 'diancam suaminya' })
    await village.head.does(settleProtection, { requestId: id, approve: true, note: null })
    await expect(agus.asks(listCoursesAtDoor, { personId: ids.dewi })).rejects.toMatchObject({ kind: 'missing' })
    expect(await agus.asks(getOwnDoor, { personId: ids.agus })).toMatchObject({ shown: [] })
    expect(JSON.stringify(await agus.asks(getOwnDoor, { personId: ids.agus }))).not.toMatch(/Dewi/)
  })
})

it('who read her course stands in her own file, and what she showed in the copy she takes along', async () => {
  await abroad()
  await shows(['course'])
  await (await atDoor(ids.agus)).asks(listCoursesAtDoor, { personId: ids.dewi })
  const reads = await world.asOwner(
    `select operation, actor_role from read_entries where village_id = $1 and subject_id = $2 and actor_role = 'resident'`,
    [village.id, ids.dewi],
  )
  expect(reads).toEqual([{ operation: 'access.getOwnDoor', actor_role: 'resident' }])
  let copied: unknown
  await runAsSystem(world.test.house, {
    name: 'test.readCopy',
    village: village.id,
    act: async (context) => {
      copied = await doorsInCopy(context, ids.dewi)
    },
  })
  expect(copied).toMatchObject({
    shares: [{ to: expect.stringMatching(/Agus/), parts: 'course', channel: 'own-door', saidOn: today, endedAt: null }],
  })
})
