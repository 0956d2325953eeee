import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getPerson, requestProtection } from '#modules/registry/contract.ts'
import { personErased } from '#modules/registry/server/index.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { addDays, addMonths, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  closeEpisode,
  getEpisode,
  getReturn,
  listPillarReferrals,
  openRound,
  recordReturn,
  recordReturnFollowUp,
  recordRoundVisit,
  referToPillar,
  settlePillarReferral,
  settleRoundLead,
} from './contract.ts'
import { readScreening, screeningAdvice, screeningCodes, stageOfReturn } from './rules/return.ts'
import { halfOf } from './rules/rounds.ts'
import { followUpDaily } from './server/return-rows.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

const today = dayIn('Asia/Jakarta')

describe('six questions', () => {
  it.each([
    ['nothing', [], 'none'],
    ['bad sleep', ['sleep'], 'talk'],
    ['sleep and fear', ['sleep', 'fear'], 'talk'],
    ['three of them', ['sleep', 'fear', 'sad'], 'refer'],
    ['was hurt', ['hurt'], 'refer'],
    ['no wish to live', ['no_wish_to_live'], 'today'],
  ] as const)('%s: advice, nothing more', (_, yes, advice) => {
    expect(screeningAdvice(yes)).toBe(advice)
  })

  it('travel as words and come back as they were; other words are no answer', () => {
    expect(readScreening(screeningCodes.join(' '))).toEqual(screeningCodes)
    expect(readScreening('none')).toEqual([])
    expect(readScreening('sleep none')).toBeUndefined()
    expect(readScreening('gelisah')).toBeUndefined()
  })

  it('each reason is a stage: leave goes back, the state brings home, all others return', () => {
    expect([stageOfReturn('leave'), stageOfReturn('deported'), stageOfReturn('sick')]).toEqual([
      ...['on_leave', 'deported', 'returned'],
    ])
  })
})

let world: World
let village: VillageWorld
let ids: Family
let episodeId: string

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())
beforeEach(async () => {
  village = await world.village()
  ids = await family(village)
  episodeId = await openEpisode(village, ids, { entryRoute: 'abroad', startedOn: addDays(today, -800) })
})

const comesHome = (more: Partial<InputOf<typeof recordReturn>> = {}) =>
  village.officer.does(recordReturn, {
    ...{ id: newId(), episodeId, cameHomeOn: addDays(today, -3), reason: 'contract_end', health: 'well' },
    ...{ wish: 'business', child: 'well', insuranceClaim: 'unknown' },
    ...more,
  })

const tasks = async (of = village.officer) => (await of.asks(listTasks, {})).tasks
const kinds = async () => (await tasks()).map(({ kind }) => kind)

describe('somebody comes home', () => {
  it('the form writes the stage too, what was said in confidence is sealed, and the advice is for the officer', async () => {
    const { advice } = await comesHome({
      ...{ unpaidWages: 9_000_000, debtRupiah: 4_000_000, skills: 'merawat lansia', note: 'majikan menahan gajinya' },
      screening: 'sleep hurt',
    })
    expect(advice).toBe('refer')
    expect((await village.officer.asks(getEpisode, { episodeId })).episode.stage).toBe('returned')
    expect((await village.officer.asks(getReturn, { episodeId })).form).toMatchObject({
      ...{ unpaidWages: 9_000_000, wish: 'business', note: 'majikan menahan gajinya' },
      ...{ screening: ['sleep', 'hurt'], advice: 'refer' },
    })
    const [kept] = await world.asOwner<{ text: string }>(`select string_agg(r::text, ' ') as text from return_forms r`)
    expect(kept?.text).not.toMatch(/menahan|hurt/)
    expect(kept?.text).toContain('merawat lansia')
    for (const reader of [village.head, village.secretary])
      await expect(reader.asks(getReturn, { episodeId })).rejects.toMatchObject({ kind: 'forbidden' })
    const elsewhere = await world.village()
    await expect(elsewhere.officer.asks(getReturn, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
  })

  it('who is on leave goes back: no follow-up is waited for', async () => {
    await comesHome({ reason: 'leave' })
    expect((await village.officer.asks(getEpisode, { episodeId })).episode.stage).toBe('on_leave')
    expect((await village.officer.asks(getReturn, { episodeId })).due).toEqual([])
  })

  it('a later form puts an earlier one right; what cannot be is refused at its field', async () => {
    await comesHome({ wish: 'rest' })
    await comesHome({ wish: 'study' })
    expect((await village.officer.asks(getReturn, { episodeId })).form?.wish).toBe('study')
    const at = (field: string, code: string) => ({ fields: [{ field, code }] })
    await expect(comesHome({ cameHomeOn: addDays(today, 1) })).rejects.toMatchObject({
      fields: [{ field: 'cameHomeOn' }],
    })
    await expect(comesHome({ cameHomeOn: addDays(today, -801) })).rejects.toMatchObject(
      at('cameHomeOn', 'migration.return.beforeDeparture'),
    )
    await expect(comesHome({ screening: 'gelisah' })).rejects.toMatchObject(
      at('screening', 'migration.return.badScreening'),
    )
    episodeId = await openEpisode(village, ids, { personId: ids.agus })
    await expect(comesHome()).rejects.toMatchObject({ code: 'migration.return.neverLeft' })
  })
})

describe('the first year at home', () => {
  const followUp = (months: 1 | 6 | 12, more: Partial<InputOf<typeof recordReturnFollowUp>> = {}) =>
    village.officer.does(recordReturnFollowUp, {
      ...{ id: newId(), episodeId, months, followedOn: today, income: 'business', child: 'well', health: 'well' },
      ...{ wish: 'business', monthlyRupiah: 1_500_000, ...more },
    })

  it('is looked in on after 1, 6 and 12 months, also when the file was closed; each is due until it is written', async () => {
    const cameHomeOn = addMonths(today, -7)
    await comesHome({ cameHomeOn })
    const due = async () => (await village.officer.asks(getReturn, { episodeId })).due
    expect(await due()).toEqual([1, 6, 12].map((months) => ({ months, dueOn: addMonths(cameHomeOn, months) })))
    expect((await tasks()).find(({ kind }) => kind === 'migration.followUpDue')).toMatchObject({
      ...{ subjectId: episodeId, dueOn: addMonths(cameHomeOn, 1), values: { months: 1 } },
    })
    await village.officer.does(closeEpisode, { id: newId(), episodeId, closedOn: today, reason: 'returned' })
    await followUp(1, { note: 'warungnya mulai ramai' })
    expect((await tasks()).find(({ kind }) => kind === 'migration.followUpDue')).toMatchObject({
      values: { months: 6 },
    })
    await followUp(6)
    expect(await kinds()).not.toContain('migration.followUpDue')
    expect((await due()).map(({ months }) => months)).toEqual([12])
    expect((await village.officer.asks(getReturn, { episodeId })).followUps).toMatchObject([
      ...[{ months: 1, income: 'business', note: 'warungnya mulai ramai' }, { months: 6 }],
    ])
  })

  it('ends with leaving again, and with the time in which it is of use', async () => {
    await comesHome({ cameHomeOn: addMonths(today, -2) })
    expect(await kinds()).toContain('migration.followUpDue')
    await openEpisode(village, ids, { entryRoute: 'abroad', startedOn: addDays(today, -1) })
    const daily = () =>
      runAsSystem(world.test.house, { name: followUpDaily.name, village: village.id, act: followUpDaily.run })
    await daily()
    expect(await kinds()).not.toContain('migration.followUpDue')
    village = await world.village()
    ids = await family(village)
    episodeId = await openEpisode(village, ids, { entryRoute: 'abroad', startedOn: addDays(today, -800) })
    await comesHome({ cameHomeOn: addMonths(today, -19) })
    expect(await kinds()).not.toContain('migration.followUpDue')
  })

  it('comes after the form, and not before the homecoming', async () => {
    await expect(followUp(1)).rejects.toMatchObject({ code: 'migration.return.formFirst' })
    await comesHome()
    await expect(followUp(1, { followedOn: addDays(today, -4) })).rejects.toMatchObject({
      fields: [{ field: 'followedOn', code: 'migration.return.beforeHome' }],
    })
  })
})

describe('the person is erased', () => {
  it('and nothing of the homecoming, nor of who was told at a door to have left, is kept', async () => {
    await comesHome({ health: 'needs_care', reason: 'sick', child: 'concern' })
    await village.officer.does(recordReturnFollowUp, {
      ...{ id: newId(), episodeId, months: 1, followedOn: today, income: 'none', child: 'concern' },
      ...{ health: 'needs_care', wish: 'rest' },
    })
    const [roundId, leadId] = [newId(), newId()]
    await village.officer.does(openRound, { id: roundId, ...halfOf(today) })
    await village.officer.does(recordRoundVisit, {
      ...{ id: newId(), roundId, householdId: ids.household, outcome: 'asked', visitedOn: today },
      leads: [{ id: leadId, name: 'Dewi', country: 'TW', note: 'lewat Batam' }],
    })
    await village.officer.does(settleRoundLead, { leadId, answer: 'known', episodeId })
    await runAsSystem(world.test.house, {
      ...{ name: 'test.erasePerson', village: village.id },
      act: (context) => context.publish(personErased, { personId: ids.dewi }),
    })
    await world.settle()
    for (const table of ['return_forms', 'return_follow_ups', 'round_leads'])
      expect(await world.asOwner(`select id from ${table} where village_id = $1`, [village.id]), table).toEqual([])
  })
})

describe('a wish goes to another pillar of the village', () => {
  const refer = async (pillar: InputOf<typeof referToPillar>['pillar']) => {
    const id = newId()
    await village.officer.does(referToPillar, {
      ...{ id, episodeId, pillar, consentChannel: 'in-person', told: 'ingin membuka warung' },
    })
    return id
  }
  const linesOf = async () => (await village.officer.asks(getEpisode, { episodeId })).referrals

  it('is answered by who serves that pillar, on the line the migration officer reads, and stays until it is done', async () => {
    await comesHome({ note: 'rahasia' })
    const business = await village.person('business_officer')
    const tutor = await village.person('tutor')
    const referralId = await refer('business')
    expect((await tasks(business)).map(({ kind }) => kind)).toContain('migration.referredToBusiness')
    expect(await business.asks(listPillarReferrals, {})).toMatchObject({
      referrals: [{ id: referralId, personName: 'Dewi Lestari', told: 'ingin membuka warung', isOpen: true }],
    })
    expect(await tutor.asks(listPillarReferrals, {})).toEqual({ referrals: [] })
    const answer = (by: typeof business, outcome: 'accepted' | 'helped' | 'declined', note: string | null = null) =>
      by.does(settlePillarReferral, { id: newId(), referralId, outcome, note })
    await expect(answer(tutor, 'accepted')).rejects.toMatchObject({ kind: 'missing' })
    await expect(answer(village.officer as never, 'accepted')).rejects.toMatchObject({ kind: 'forbidden' })
    await answer(business, 'accepted', 'ikut kelompok kue')
    await expect(answer(business, 'accepted')).rejects.toMatchObject({ code: 'migration.pillar.acceptedAlready' })
    expect(await linesOf()).toMatchObject([
      { officeKind: 'business', events: [{ outcome: 'accepted', note: 'ikut kelompok kue' }] },
    ])
    expect((await tasks(business)).map(({ kind }) => kind)).toContain('migration.referredToBusiness')
    await answer(business, 'helped')
    expect((await tasks(business)).map(({ kind }) => kind)).not.toContain('migration.referredToBusiness')
    await expect(answer(business, 'helped')).rejects.toMatchObject({ code: 'migration.referral.closed' })
    expect((await village.officer.asks(getPerson, { personId: ids.dewi })).consents).toMatchObject([
      { purpose: 'case-referral', scope: 'business' },
    ])
    expect(JSON.stringify(await business.asks(listPillarReferrals, {}))).not.toMatch(/rahasia|TW|PT Contoh/)
  })

  it('a task of a pillar names nobody, and of a protected person there is none: nor can it be answered', async () => {
    await comesHome()
    const business = await village.person('business_officer')
    const waiting = async () => (await tasks(business)).filter(({ kind }) => kind === 'migration.referredToBusiness')
    const referralId = await refer('business')
    expect(await waiting()).toMatchObject([{ subjectId: referralId, values: {} }])
    expect(JSON.stringify(await tasks(business))).not.toContain('Dewi')
    await village.officer.does(requestProtection, {
      ...{ id: newId(), personId: ids.dewi, wanted: true, reason: 'diancam suaminya' },
    })
    await world.settle()
    expect(await waiting()).toEqual([])
    await refer('business')
    expect(await waiting()).toEqual([])
    await expect(
      business.does(settlePillarReferral, { id: newId(), referralId, outcome: 'accepted' }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('a refusal needs its reason; nobody is referred who is not at home; it is no sign against a recruiter', async () => {
    await expect(refer('cooperative')).rejects.toMatchObject({ code: 'migration.pillar.notHome' })
    await comesHome()
    const referralId = await refer('learning_house')
    const tutor = await village.person('tutor')
    await expect(
      tutor.does(settlePillarReferral, { id: newId(), referralId, outcome: 'declined' }),
    ).rejects.toMatchObject({ fields: [{ field: 'note', code: 'migration.pillar.whyDeclined' }] })
    await tutor.does(settlePillarReferral, { id: newId(), referralId, outcome: 'declined', note: 'kelas penuh' })
    expect(await linesOf()).toMatchObject([{ events: [{ outcome: 'declined', note: 'kelas penuh' }] }])
  })
})
