import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import {
  closeEpisode,
  getEpisode,
  getLife,
  listPersonEpisodes,
  recordEpisode,
  recordRedFlags,
  recordStage,
  reopenEpisode,
  withdrawStage,
} from './contract.ts'
import type { Stage } from './rules/stages.ts'
import { inCaseEnded, inCaseTold } from './server/index.ts'
import { family } from './testing/candidate.ts'

let world: World
let village: VillageWorld
beforeAll(async () => {
  world = await openWorld()
  village = await world.village()
}, 120_000)
afterAll(() => world?.close())

const today = dayIn('Asia/Jakarta')

/** Only a case says that somebody is being helped, and that it is over. */
const asCasework = (act: (context: Context) => Promise<void>) =>
  runAsSystem(world.test.house, { name: 'casework.recordState', village: village.id, act })

type Told = InputOf<typeof recordStage>

/** One life, told at the desk in the order in which it became known. */
const life = async () => {
  const ids = await family(village)
  const { officer } = village
  const begin = async (input: Partial<InputOf<typeof recordEpisode>>) => {
    const id = newId()
    await officer.does(recordEpisode, {
      ...{ id, personId: ids.dewi, startedOn: '2026-01-05', destinationCountry: 'HK', occupation: 'housekeeper' },
      ...{ scheme: 'P2P', ...input },
    } as InputOf<typeof recordEpisode>)
    return id
  }
  const tell = async (episodeId: string, stage: Stage, occurredOn: string, more: Partial<Told> = {}) => {
    const id = newId()
    const told = { id, episodeId, stage, occurredOn, source: 'family', details: {}, ...more }
    await officer.does(recordStage, told as Told)
    return id
  }
  const file = (episodeId: string) => officer.asks(getEpisode, { episodeId })
  return {
    ...{ ids, begin, tell, file },
    /** Where somebody stands, and what the house makes of the papers, with its reasons. */
    stands: async (episodeId: string) => {
      const { episode, procedural } = await file(episodeId)
      return { stage: episode.stage, status: procedural?.status, reasons: procedural?.reasons }
    },
    drawn: () => officer.asks(getLife, { personId: ids.dewi }),
  }
}

const allAsked = { visaKind: 'work', hadIdPmi: 'yes', hadContract: 'yes' } as const
const byTheBook = ['has_id_pmi', 'has_work_visa', 'has_contract']

describe('twelve lives', () => {
  it('1: already abroad when the village hears of it; what came before stays unknown', async () => {
    const { begin, stands, drawn } = await life()
    const id = await begin({ entryRoute: 'unknown', startedOn: '2024-02-01', scheme: 'UNKNOWN' })
    expect(await stands(id)).toEqual({
      ...{ stage: 'working', status: 'unknown' },
      reasons: ['id_pmi_unknown', 'visa_unknown', 'contract_unknown'],
    })
    const [spell] = (await drawn()).spells
    expect(spell).toMatchObject({ entryRoute: 'unknown', preparation: null, events: [{ confidence: 'told' }] })
    expect(spell?.stretches).toEqual([{ fromOn: '2024-02-01', untilOn: null }])
  })

  it('2: a departure that failed at the airport leaves nobody abroad', async () => {
    const { begin, tell, stands, drawn } = await life()
    const id = await begin({})
    await tell(id, 'departed', '2026-05-02', { details: { flight: 'GA 860', port: 'Soekarno-Hatta' } })
    await tell(id, 'failed_departure', '2026-05-02', { details: { failReason: 'stopped', place: 'Jakarta' } })
    expect(await stands(id)).toMatchObject({ stage: 'failed_departure', status: 'unknown' })
    expect((await drawn()).spells[0]?.stretches).toEqual([{ fromOn: '2026-05-02', untilOn: '2026-05-02' }])
  })

  it('3: deported after an overstay on a visit visa; the list of the person says only that she is back', async () => {
    const { ids, begin, tell, stands } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2024-01-10', destinationCountry: 'MY' })
    await tell(id, 'departed', '2024-01-08', {
      details: { visaKind: 'visit', hadIdPmi: 'no', hadContract: 'no', route: 'lewat Batam' },
    })
    await tell(id, 'overstay', '2024-03-01', { details: { until: '2024-02-29' } })
    await tell(id, 'deported', '2025-06-20', { details: { port: 'Nunukan' } })
    expect(await stands(id)).toEqual({
      ...{ stage: 'deported', status: 'non_procedural' },
      reasons: ['no_id_pmi', 'visit_visa', 'no_contract', 'overstay'],
    })
    const { episodes } = await village.officer.asks(listPersonEpisodes, { personId: ids.dewi })
    expect(episodes).toMatchObject([{ stage: 'returned' }])
  })

  it('4: she died abroad; the body comes home, and nothing else can happen', async () => {
    const { begin, tell, stands, drawn } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2024-04-01' })
    await tell(id, 'deceased', '2026-03-03', { details: { place: 'Taipei', cause: 'kecelakaan kerja' } })
    await expect(tell(id, 'extended', '2026-04-01')).rejects.toMatchObject({ code: 'migration.stageAfterDeath' })
    await tell(id, 'repatriated', '2026-03-20', { details: { officeName: 'KDEI Taipei', port: 'Juanda' } })
    expect(await stands(id)).toMatchObject({ stage: 'repatriated', status: 'unknown' })
    expect((await drawn()).spells[0]?.stretches).toEqual([{ fromOn: '2024-04-01', untilOn: '2026-03-03' }])
  })

  it('5: three spells, each a file of its own, the second entered last', async () => {
    const { begin, tell, drawn, stands } = await life()
    const third = await begin({ startedOn: '2025-01-10', destinationCountry: 'TW' })
    await tell(third, 'departed', '2025-06-01', { details: allAsked })
    const first = await begin({ entryRoute: 'abroad', startedOn: '2015-03-01' })
    await tell(first, 'returned', '2017-03-01', { details: { homeReason: 'contract_end' } })
    const second = await begin({ entryRoute: 'returned', startedOn: '2021-08-01', destinationCountry: 'SG' })
    await tell(second, 'departed', '2019-08-01')
    expect((await drawn()).spells.map(({ episodeId, stretches }) => [episodeId, stretches])).toEqual([
      [first, [{ fromOn: '2015-03-01', untilOn: '2017-03-01' }]],
      [second, [{ fromOn: '2019-08-01', untilOn: '2021-08-01' }]],
      [third, [{ fromOn: '2025-06-01', untilOn: null }]],
    ])
    expect(await stands(third)).toEqual({ stage: 'departed', status: 'procedural', reasons: byTheBook })
    expect(await stands(second)).toMatchObject({ stage: 'returned' })
  })

  it('6: a contract extended twice ends when the last extension says', async () => {
    const { begin, tell, stands, file } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2021-02-01' })
    await tell(id, 'contract_signed', '2021-01-10', {
      details: { startsOn: '2021-02-01', endsOn: '2023-01-31', wage: 4_630, currency: 'HKD', employerName: 'Ny. Chan' },
    })
    await tell(id, 'extended', '2025-01-10', { details: { endsOn: '2027-01-31', wage: 4_990, currency: 'HKD' } })
    await tell(id, 'extended', '2023-01-15', { details: { endsOn: '2025-01-31' } })
    expect((await file(id)).contractEndsOn).toBe('2027-01-31')
    expect(await stands(id)).toMatchObject({ stage: 'extended', status: 'unknown' })
    expect((await stands(id)).reasons).toContain('has_contract')
  })

  it('7: another employer is another contract: the end of the old one no longer counts', async () => {
    const { begin, tell, file, stands } = await life()
    const id = await begin({
      entryRoute: 'abroad',
      startedOn: '2025-02-01',
      contractMonths: 24,
      departsOn: '2025-02-01',
    })
    await tell(id, 'contract_signed', '2025-01-10', { details: { endsOn: '2027-01-31', employerName: 'Ny. Chan' } })
    await tell(id, 'changed_employer', '2026-04-01', {
      details: { employerName: 'Tn. Lee', changeReason: 'majikan pindah' },
    })
    expect(await stands(id)).toMatchObject({ stage: 'changed_employer' })
    expect((await file(id)).contractEndsOn).toBeNull()
  })

  it('8: on leave at home and back again: two stretches of one spell', async () => {
    const { begin, tell, stands, drawn } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2024-01-05' })
    await tell(id, 'working', '2025-07-20')
    await tell(id, 'on_leave', '2025-06-20', { details: { backOn: '2025-07-18' } })
    expect(await stands(id)).toMatchObject({ stage: 'working' })
    expect((await drawn()).spells[0]?.stretches).toEqual([
      { fromOn: '2024-01-05', untilOn: '2025-06-20' },
      { fromOn: '2025-07-20', untilOn: null },
    ])
  })

  it('9: no news, then found: working again, with the months of silence in between', async () => {
    const { begin, tell, stands, file } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2024-01-05' })
    await tell(id, 'lost_contact', '2026-03-01', { details: { lastHeardOn: '2025-12-24', channel: 'message' } })
    expect(await stands(id)).toMatchObject({ stage: 'lost_contact' })
    await tell(id, 'working', '2026-06-10', { source: 'office', evidence: 'Kabar KJRI' })
    expect(await stands(id)).toMatchObject({ stage: 'working', status: 'unknown' })
    const silence = (await file(id)).stages.find(({ stage }) => stage === 'lost_contact')
    expect(silence).toMatchObject({ details: { lastHeardOn: '2025-12-24' }, confidence: 'sure', source: 'family' })
  })

  it('10: good papers, then the permit ran out; brought home by the mission: mixed', async () => {
    const { begin, tell, stands } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2022-01-05', destinationCountry: 'SA' })
    await tell(id, 'departed', '2022-01-03', { details: allAsked })
    await tell(id, 'overstay', '2024-02-01')
    await tell(id, 'repatriated', '2024-09-01', { details: { officeName: 'KJRI Jeddah', homeReason: 'wage' } })
    expect(await stands(id)).toEqual({
      ...{ stage: 'repatriated', status: 'mixed' },
      reasons: [...byTheBook, 'overstay'],
    })
  })

  it('11: gave up, and began again in the same file: she stands at what came since', async () => {
    const { begin, tell, stands } = await life()
    const id = await begin({ startedOn: '2025-01-05' })
    await tell(id, 'passport_issued', '2025-03-01', { details: { number: 'C7654321', until: '2035-03-01' } })
    await expect(tell(id, 'cancelled', '2025-04-01')).rejects.toMatchObject({
      fields: [{ field: 'details.cancelReason' }],
    })
    await tell(id, 'cancelled', '2025-04-01', { details: { cancelReason: 'family' } })
    expect(await stands(id)).toEqual({ stage: 'cancelled', status: 'not_departed', reasons: [] })
    await village.officer.does(closeEpisode, {
      id: newId(),
      episodeId: id,
      closedOn: '2025-04-02',
      reason: 'cancelled',
    })
    await village.officer.does(reopenEpisode, { id: newId(), episodeId: id, reason: 'Berubah pikiran' })
    await tell(id, 'interest', '2026-02-01', { details: { through: 'desk' } })
    await tell(id, 'profile_ready', '2026-02-10')
    expect(await stands(id)).toEqual({ stage: 'profile_ready', status: 'not_departed', reasons: [] })
    await tell(id, 'departed', '2026-08-01', { details: allAsked })
    expect(await stands(id)).toEqual({ stage: 'departed', status: 'procedural', reasons: byTheBook })
  })

  it('12: left on a visit visa and was helped to a contract, a visa and the ID PMI: both are told', async () => {
    const { begin, tell, stands, drawn } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: '2023-05-05', destinationCountry: 'MY' })
    await tell(id, 'departed', '2023-05-01', { details: { visaKind: 'visit', hadIdPmi: 'no', hadContract: 'no' } })
    expect(await stands(id)).toMatchObject({ status: 'non_procedural' })
    await tell(id, 'contract_signed', '2024-09-01', { details: { startsOn: '2024-10-01', endsOn: '2026-09-30' } })
    await tell(id, 'visa_issued', '2024-09-20', { details: { visaKind: 'work', visaClass: 'PLKS' } })
    await tell(id, 'id_pmi_issued', '2024-10-02', { details: { number: 'MY-0099', officeName: 'KBRI Kuala Lumpur' } })
    expect(await stands(id)).toEqual({
      ...{ stage: 'working', status: 'mixed' },
      reasons: [...byTheBook, 'no_id_pmi', 'visit_visa', 'no_contract'],
    })
    const { preparation, events } = (await drawn()).spells[0] ?? {}
    expect(preparation).toBeNull()
    expect(events?.map(({ stage, away }) => [stage, away])).toEqual([
      ...[
        ['departed', true],
        ['working', true],
      ],
      ...[
        ['contract_signed', true],
        ['visa_issued', true],
        ['id_pmi_issued', true],
      ],
    ])
    const next = await begin({ startedOn: '2026-10-15', destinationCountry: 'MY' })
    await tell(next, 'departed', '2026-11-01', { details: allAsked })
    expect(await stands(next)).toEqual({ stage: 'departed', status: 'procedural', reasons: byTheBook })
  })
})

describe('what is told of a stage', () => {
  it('being helped is written by the case alone, and goes when the case ends', async () => {
    const { begin, tell, stands } = await life()
    const id = await begin({ entryRoute: 'abroad', startedOn: addDays(today, -300) })
    await expect(tell(id, 'in_case', today)).rejects.toMatchObject({ code: 'migration.stageNotByHand' })
    const ofCase = { episodeId: id, caseId: newId(), occurredOn: addDays(today, -20) }
    await asCasework((context) => inCaseTold(context, ofCase))
    expect(await stands(id)).toMatchObject({ stage: 'in_case' })
    await asCasework((context) => inCaseEnded(context, { ...ofCase, occurredOn: today, isSecret: false }))
    expect(await stands(id)).toMatchObject({ stage: 'working' })
  })

  it('an unlicensed recruiter counts once it is proven, and hearsay does not', async () => {
    const { begin, tell, stands } = await life()
    const id = await begin({ startedOn: '2025-01-05' })
    await tell(id, 'departed', '2025-06-01', { details: allAsked })
    const answer = (evidenceGrade: 'A' | 'C') =>
      village.officer.does(recordRedFlags, {
        ...{ episodeId: id, answeredOn: '2026-10-01' },
        answers: [{ id: newId(), code: 'R09', reply: 'yes', evidenceGrade }],
      })
    await answer('C')
    expect(await stands(id)).toMatchObject({ status: 'procedural' })
    await answer('A')
    expect(await stands(id)).toMatchObject({ status: 'mixed', reasons: [...byTheBook, 'unlicensed_recruiter'] })
  })

  it('is kept with its numbers masked, and taken back with what it said', async () => {
    const { begin, tell, file, stands } = await life()
    const id = await begin({ startedOn: '2025-01-05' })
    const eventId = await tell(id, 'visa_issued', '2025-03-01', {
      details: { number: 'AB1234567', visaKind: 'work', until: '2027-03-01' },
    })
    const [visa] = (await file(id)).stages
    expect(visa?.details).toEqual({ number: '••••••567', visaKind: 'work', until: '2027-03-01' })
    await village.officer.does(withdrawStage, { id: newId(), stageEventId: eventId, episodeId: id, reason: 'keliru' })
    await tell(id, 'departed', '2025-06-01')
    expect((await stands(id)).reasons).toContain('visa_unknown')
  })

  it('refuses what another stage asks, ends before it starts, or lies in the future, each at its field', async () => {
    const { begin, tell } = await life()
    const id = await begin({ startedOn: '2025-01-05' })
    const refused = (stage: Stage, details: Told['details']) =>
      expect(tell(id, stage, '2025-05-01', { details })).rejects
    await refused('interest', { flight: 'GA 860' }).toMatchObject({ fields: [{ field: 'details.flight' }] })
    await refused('contract_signed', {
      startsOn: '2025-06-01' as PlainDate,
      endsOn: '2025-05-01' as PlainDate,
    }).toMatchObject({
      fields: [{ field: 'details.endsOn', code: 'migration.evidenceEndsBefore' }],
    })
    await refused('contract_signed', { wage: 4_990 }).toMatchObject({ fields: [{ field: 'details.currency' }] })
    await refused('working', { firstWageOn: '2999-01-01' as PlainDate }).toMatchObject({
      fields: [{ field: 'details.firstWageOn' }],
    })
    await refused('departed', { visaKind: 'ziarah' }).toMatchObject({ kind: 'invalid' })
  })
})
