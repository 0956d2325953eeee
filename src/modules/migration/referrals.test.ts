import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { listRows } from '#modules/references/contract.ts'
import { getPerson } from '#modules/registry/contract.ts'
import { addDays, dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  closeReferral,
  getEpisode,
  recordRedFlags,
  recordReferralAnswer,
  recordStage,
  referEpisode,
  requestVerification,
} from './contract.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
let ids: Family
let episodeId: string
const today = dayIn('Asia/Jakarta')

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

/** A candidate whose answers come to 8: the advice says the task force. */
const atRisk = async () => {
  village = await world.village()
  ids = await family(village)
  episodeId = await openEpisode(village, ids)
  const yes = (code: 'R08' | 'R09') => ({ id: newId(), code, reply: 'yes' as const, evidenceGrade: 'B' as const })
  const { advice } = await village.officer.does(recordRedFlags, {
    ...{ episodeId, answeredOn: today, answers: [yes('R08'), yes('R09')] },
  })
  expect(advice).toBe('task_force')
}

const refer = async (more: Partial<InputOf<typeof referEpisode>> = {}) => {
  const id = newId()
  await village.officer.does(referEpisode, {
    ...{
      id,
      episodeId,
      officeKind: 'task_force',
      referredOn: today,
      channel: 'phone',
      told: 'dokumen dipegang perekrut',
    },
    ...{ consent: 'given', consentChannel: 'in-person' },
    ...more,
  })
  return id
}

const waitingTasks = async () =>
  (await village.officer.asks(listTasks, {})).tasks.filter((task) => task.kind === 'migration.referralWaiting')

const referralsOf = async () => (await village.officer.asks(getEpisode, { episodeId })).referrals!

describe('a matter is handed to an office that can act', () => {
  it('waits in Today until the office answers; a later answer is added, none is overwritten', async () => {
    await atRisk()
    const referralId = await refer()
    expect(await waitingTasks()).toMatchObject([{ subjectId: episodeId, dueOn: addDays(today, 3) }])
    expect(await referralsOf()).toMatchObject([
      { id: referralId, officeKind: 'task_force', consent: 'given', waiting: true, closed: false, events: [] },
    ])
    await village.officer.does(recordReferralAnswer, {
      ...{ id: newId(), referralId, answeredOn: today, outcome: 'accepted', note: 'akan didatangi besok' },
    })
    expect(await waitingTasks()).toEqual([])
    await village.officer.does(recordReferralAnswer, { id: newId(), referralId, answeredOn: today, outcome: 'helped' })
    const [referral] = await referralsOf()
    expect(referral!.events.map((event) => [event.outcome, event.note])).toEqual([
      ['accepted', 'akan didatangi besok'],
      ['helped', null],
    ])
  })

  it('to an organisation of the references by its name, and only of the kind that was chosen', async () => {
    await atRisk()
    const { rows } = await village.officer.asks(listRows, { kind: 'organisation', limit: 200 })
    const bp3mi = rows.find((row) => row.key === 'bp3mi')!
    await refer({ officeKind: 'bp3mi', organisationId: bp3mi.id })
    expect(await referralsOf()).toMatchObject([{ officeKind: 'bp3mi', organisationName: bp3mi.title }])
    await expect(refer({ officeKind: 'police', organisationId: bp3mi.id })).rejects.toMatchObject({
      fields: [{ field: 'organisationId', code: 'migration.referral.noSuchOffice' }],
    })
  })

  it('closed with a reason where no answer comes, and then it is over', async () => {
    await atRisk()
    const referralId = await refer()
    await village.officer.does(closeReferral, {
      id: newId(),
      referralId,
      reason: 'no_answer',
      note: 'tiga kali ditelepon',
    })
    expect(await waitingTasks()).toEqual([])
    expect(await referralsOf()).toMatchObject([{ closed: true, events: [{ kind: 'closed', reason: 'no_answer' }] }])
    const late = { id: newId(), referralId, answeredOn: today, outcome: 'helped' as const }
    await expect(village.officer.does(recordReferralAnswer, late)).rejects.toMatchObject({
      code: 'migration.referral.closed',
    })
  })

  it('an answer before the referral, or a day that has not come, is refused at its field', async () => {
    await atRisk()
    const referralId = await refer()
    const answer = (answeredOn: typeof today) =>
      village.officer.does(recordReferralAnswer, { id: newId(), referralId, answeredOn, outcome: 'helped' })
    await expect(answer(addDays(today, -1))).rejects.toMatchObject({ fields: [{ field: 'answeredOn' }] })
    await expect(answer(addDays(today, 1))).rejects.toMatchObject({ fields: [{ field: 'answeredOn' }] })
    await expect(refer({ referredOn: addDays(today, 1) })).rejects.toMatchObject({ fields: [{ field: 'referredOn' }] })
  })
})

describe('whose agreement it rests on', () => {
  it('the agreement stands in the register beside the others of this person, and says to whom', async () => {
    await atRisk()
    await refer({ organisationName: 'Satgas Kabupaten Wonosobo' })
    const { consents } = await village.officer.asks(getPerson, { personId: ids.dewi })
    expect(consents).toMatchObject([
      { purpose: 'case-referral', channel: 'in-person', scope: 'Satgas Kabupaten Wonosobo', state: 'valid' },
    ])
  })

  it('without it the reason is written; neither yes nor a reason is no referral', async () => {
    await atRisk()
    await refer({ consent: 'danger', consentChannel: null, withoutConsentBecause: 'dibawa ke pelabuhan malam ini' })
    expect(await referralsOf()).toMatchObject([
      { consent: 'danger', withoutConsentBecause: 'dibawa ke pelabuhan malam ini' },
    ])
    expect((await village.officer.asks(getPerson, { personId: ids.dewi })).consents).toEqual([])
    await expect(refer({ consent: 'duty', consentChannel: null })).rejects.toMatchObject({
      fields: [{ field: 'withoutConsentBecause', code: 'migration.referral.whyWithout' }],
    })
    await expect(refer({ consent: 'given', consentChannel: null })).rejects.toMatchObject({
      fields: [{ field: 'consentChannel', code: 'migration.referral.howAgreed' }],
    })
  })
})

describe('as confidential as the signs, and never a lock', () => {
  it('head and secretary open the file and read of no referral; nobody but the officer writes one', async () => {
    await atRisk()
    const referralId = await refer()
    for (const reader of [village.head, village.secretary]) {
      const file = await reader.asks(getEpisode, { episodeId })
      expect(file.referrals).toBeNull()
      expect(JSON.stringify(file)).not.toMatch(/dokumen dipegang|task_force.*phone/)
      expect(JSON.stringify(await reader.asks(listTasks, {}))).not.toContain('referral')
      const answer = { id: newId(), referralId, answeredOn: today, outcome: 'helped' as const }
      await expect(reader.does(recordReferralAnswer, answer)).rejects.toMatchObject({ kind: 'forbidden' })
    }
    const elsewhere = await world.village()
    await expect(
      elsewhere.officer.does(closeReferral, { id: newId(), referralId, reason: 'mistake' }),
    ).rejects.toMatchObject({ kind: 'missing' })
  })

  it('the candidate goes on: verification is asked for and a departure recorded while the office is silent', async () => {
    await atRisk()
    await refer()
    await village.officer.does(requestVerification, { id: newId(), episodeId })
    await village.officer.does(recordStage, {
      ...{ id: newId(), episodeId, stage: 'departed', occurredOn: today, source: 'family' },
    })
    expect((await village.officer.asks(getEpisode, { episodeId })).episode.stage).toBe('departed')
    expect(await waitingTasks()).toHaveLength(1)
  })
})
