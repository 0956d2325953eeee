import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { recordEpisode, recordReturn, recordStage } from '#modules/migration/contract.ts'
import { recordHousehold } from '#modules/registry/contract.ts'
import { personErased } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import * as placement from './contract.ts'
import { recordOrder, today } from './testing/vacancy.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

/** A woman of 28 who asks at the office about work in Taiwan. */
const openCandidate = async ({ officer }: VillageWorld, name = 'Wati Lestari', more: object = {}) => {
  const [personId, episodeId] = [newId(), newId()]
  const born = `${Number(today.slice(0, 4)) - 28}-01-02`
  await officer.does(recordHousehold, {
    household: { id: newId(), hamlet: 'KIDUL', rt: '03', rw: '01' },
    members: [{ person: { id: personId, name, sex: 'female', birthDate: born }, relationCode: '1' }],
  })
  await officer.does(recordEpisode, {
    ...{
      id: episodeId,
      personId,
      startedOn: addDays(today, -5),
      destinationCountry: 'TW',
      occupation: 'elderly_carer',
    },
    ...more,
  })
  return { personId, episodeId }
}

const told = {
  ...{ education: '4', languages: [{ language: 'zh', level: 'fair' }], certificates: [], wishedPlace: 'abroad' },
  experience: [{ occupation: 'elderly_carer', months: 14 }],
} as const

const record = (
  { officer }: VillageWorld,
  personId: string,
  more: Partial<InputOf<typeof placement.recordProfile>> = {},
) =>
  officer.does(placement.recordProfile, { id: newId(), personId, ...told, ...more } as InputOf<
    typeof placement.recordProfile
  >)

describe('a candidate and the vacancies of her village', () => {
  it('is offered all that is open, the best first, and what nobody asked leaves nothing out', async () => {
    const village = await world.village()
    const { personId } = await openCandidate(village)
    const high = await recordOrder(village.officer, { orderNumber: 'A', education: '8' })
    const fit = await recordOrder(village.officer, {
      orderNumber: 'B',
      education: '4',
      languages: [{ language: 'zh', level: 'basic' }],
    })
    await recordOrder(village.officer, {
      orderNumber: 'C',
      sourceOn: addDays(today, -9),
      deadlineOn: addDays(today, -1),
    })
    const asks = () => village.officer.asks(placement.listFittingVacancies, { personId })
    const before = await asks()
    expect(before).toMatchObject({ hasProfile: false, total: 2 })
    expect(before.vacancies.map(({ fits }) => fits)).toEqual([true, true])
    await record(village, personId)
    const after = await asks()
    expect(after.vacancies.map(({ vacancy, fits }) => [vacancy.id, fits])).toEqual([
      [fit, true],
      [high, false],
    ])
    expect(after.vacancies[0]?.judged).toContainEqual({ criterion: 'languages', verdict: 'met' })
    expect(after.vacancies[1]?.judged).toContainEqual({ criterion: 'education', verdict: 'notMet' })
    // the newest profile counts
    await record(village, personId, { education: '8' })
    expect((await asks()).vacancies.every(({ fits }) => fits)).toBe(true)
    expect((await village.officer.asks(placement.getProfile, { personId })).profile).toMatchObject({ education: '8' })
  })

  it('is found from a vacancy while she still plans, and not once an agency has her', async () => {
    const village = await world.village()
    const vacancyId = await recordOrder(village.officer, { education: '4' })
    const wati = await openCandidate(village)
    const sari = await openCandidate(village, 'Sari Puspita')
    await record(village, wati.personId)
    const found = () => village.officer.asks(placement.listFittingCandidates, { vacancyId })
    expect((await found()).candidates.map(({ personId, hasProfile }) => [personId, hasProfile])).toEqual([
      [wati.personId, true],
      [sari.personId, false],
    ])
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId: wati.episodeId, stage: 'matched', occurredOn: today, source: 'person' },
    })
    expect((await found()).candidates.map(({ personId }) => personId)).toEqual([sari.personId])
  })

  it('says how many there are, and shows as many as are asked for', async () => {
    const village = await world.village()
    const { personId } = await openCandidate(village)
    await openCandidate(village, 'Sari Puspita')
    const vacancyId = await recordOrder(village.officer, { orderNumber: 'A' })
    await recordOrder(village.officer, { orderNumber: 'B' })
    const some = await village.officer.asks(placement.listFittingVacancies, { personId, limit: 1 })
    expect([some.vacancies.length, some.total]).toEqual([1, 2])
    const people = await village.officer.asks(placement.listFittingCandidates, { vacancyId, limit: 1 })
    expect([people.candidates.length, people.total]).toEqual([1, 2])
  })

  it('beside work at home also stand who came back and who wishes to stay, and not beside work abroad', async () => {
    const village = await world.village()
    const { officer } = village
    const home = await recordOrder(officer, {
      ...{ workPlace: 'home', country: null, region: 'Wonosobo', title: 'Operator jahit', occupation: 'factory' },
      ...{ agencyName: null, employerName: 'CV Contoh Busana', orderNumber: null },
    })
    const abroad = await recordOrder(officer)
    const planning = await openCandidate(village)
    const returned = await openCandidate(village, 'Sari Puspita')
    const away = await openCandidate(village, 'Dian Ayu')
    const stages = { [returned.episodeId]: ['departed', 'returned'], [away.episodeId]: ['departed'] } as const
    for (const [episodeId, told] of Object.entries(stages))
      for (const stage of told)
        await officer.does(recordStage, {
          ...{ id: newId(), episodeId, stage, occurredOn: today, source: 'family' },
        })
    const stays = await openCandidate(village, 'Ratri Wulan', { entryRoute: 'abroad' })
    await record(village, stays.personId, { wishedPlace: 'home' })
    const people = async (vacancyId: string) =>
      (await officer.asks(placement.listFittingCandidates, { vacancyId })).candidates
        .map(({ name, why }) => `${name}: ${why}`)
        .sort()
    expect(await people(home)).toEqual(['Ratri Wulan: staysHome', 'Sari Puspita: cameBack', 'Wati Lestari: plans'])
    expect(await people(abroad)).toEqual(['Wati Lestari: plans'])
    await record(village, stays.personId, { wishedPlace: 'abroad' })
    expect(await people(home)).toEqual(['Sari Puspita: cameBack', 'Wati Lestari: plans'])
    expect(planning.personId).not.toBe(returned.personId)
  })

  it('is read by the migration officer alone, and each act leaves its row', async () => {
    const village = await world.village()
    const { personId } = await openCandidate(village)
    const other = await world.village()
    await expect(other.officer.asks(placement.getProfile, { personId })).rejects.toMatchObject({ kind: 'missing' })
    await expect(village.head.asks(placement.getProfile, { personId })).rejects.toMatchObject({ kind: 'forbidden' })
    await record(village, personId)
    const acts = await world.asOwner<{ count: number }>(
      `select count(*)::int as count from audit_entries where village_id = $1 and name = 'placement.recordProfile'`,
      [village.id],
    )
    expect(acts[0]?.count).toBe(1)
  })

  it('is forgotten whole when the register forgets her', async () => {
    const village = await world.village()
    const { personId } = await openCandidate(village)
    await record(village, personId, { skills: 'menjahit' })
    const count = async () =>
      (
        await world.asOwner<{ count: number }>(
          'select count(*)::int as count from candidate_profiles where person_id = $1',
          [personId],
        )
      )[0]?.count
    expect(await count()).toBe(1)
    await runAsSystem(world.test.house, {
      name: 'test.erase',
      village: village.id,
      act: (context) => context.publish(personErased, { personId }),
    })
    await world.settle()
    expect(await count()).toBe(0)
  })
})

it('who comes home has what was learned abroad in the profile, beside what was told before', async () => {
  const village = await world.village()
  const { personId, episodeId } = await openCandidate(village)
  await record(village, personId, { certificates: ['Perawat lansia BNSP'] })
  await village.officer.does(recordStage, {
    ...{ id: newId(), episodeId, stage: 'departed', occurredOn: addDays(today, -4), source: 'person' },
  })
  await village.officer.does(recordReturn, {
    ...{ id: newId(), episodeId, cameHomeOn: today, reason: 'family', health: 'well', child: 'no_child' },
    ...{ wish: 'domestic_job', insuranceClaim: 'unknown', skills: 'memasak masakan Cina', certificates: 'TOCFL A2' },
  } as InputOf<typeof recordReturn>)
  await world.settle()
  const { profile } = await village.officer.asks(placement.getProfile, { personId })
  expect(profile).toMatchObject({
    ...{ skills: 'memasak masakan Cina', certificates: ['Perawat lansia BNSP', 'TOCFL A2'], education: '4' },
    ...{ languages: told.languages, experience: told.experience, recordedByName: village.officer.actor.name },
  })
})
