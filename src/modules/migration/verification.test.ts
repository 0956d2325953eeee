import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import type { DocumentCode } from '#modules/references/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { runAsSystem } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { addDays, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import {
  approveVerification,
  closeEpisode,
  correctEpisode,
  getCounterPack,
  getEpisode,
  getJourney,
  getPrivateReason,
  listEpisodes,
  listVerificationQueue,
  neededRisks,
  recordConsultation,
  recordReadiness,
  recordRedFlags,
  recordStage,
  refuseVerification,
  requestVerification,
  verifyCandidate,
  withdrawStage,
} from './contract.ts'
import { episodeSnapshot, getPermissionBasis, recordDocument, revokeDocument } from './server/index.ts'
import { db } from './server/tables.ts'
import { insertRoundEvent } from './server/verification-rounds.ts'
import { type Family, family, openEpisode } from './testing/candidate.ts'

let world: World
let village: VillageWorld
let today: PlainDate

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const talkWith = (ids: Family, episodeId: string, more: object = {}) => ({
  id: newId(),
  episodeId,
  metOn: '2026-10-10',
  place: 'home' as const,
  people: [{ personId: ids.agus, relation: 'spouse' as const }],
  apartFromRecruiter: true,
  candidateAlone: true,
  agencyCheck: 'licence_list' as const,
  risks: [...neededRisks],
  carers: [{ childPersonId: ids.kirana, carerPersonId: ids.sutinah, relation: 'grandparent' as const }],
  outcome: 'agree' as const,
  ...more,
})

const paper = (
  episodeId: string,
  documentCode: DocumentCode,
  status: 'missing' | 'collected' | 'verified' | 'rejected' = 'verified',
) => ({
  ...{ id: newId(), episodeId, documentCode, status, heldBy: 'family' as const },
})

beforeAll(async () => {
  village = await world.village()
  today = plainDate(new Date().toISOString().slice(0, 10))
}, 120_000)

/** Runs the face of this module as a later module would, inside one sealed act. */
const asLetters = async <T>(in_: VillageWorld, act: (context: Context) => Promise<T>): Promise<T> => {
  const answers: T[] = []
  const keep = async (context: Context) => {
    answers.push(await act(context))
  }
  await runAsSystem(world.test.house, { name: 'letters.issueLetter', village: in_.id, act: keep })
  return answers[0] as T
}

const issue = async (in_: VillageWorld, episodeId: string, kind: string) => {
  const letter = {
    episodeId,
    kind,
    letterId: newId(),
    number: 'S-39/017/2004/XI/2026',
    issuedOn: plainDate('2026-10-12'),
  }
  await asLetters(in_, (context) => recordDocument(context, letter))
  return letter.letterId
}

const openTasks = async (episodeId: string) => {
  const rows = await world.asOwner<{ kind: string }>(
    'select kind from tasks where subject_id = $1 and ended_at is null order by kind',
    [episodeId],
  )
  return rows.map((row) => row.kind.replace('migration.', ''))
}

/** Everything up to the village's papers and a request, so that a test can begin at the check. */
const readyForCheck = async (in_: VillageWorld, ids: Family, episodeId: string) => {
  await in_.officer.does(recordConsultation, talkWith(ids, episodeId))
  await in_.officer.does(recordRedFlags, {
    episodeId,
    answeredOn: '2026-10-10',
    answers: [{ id: newId(), code: 'R01', reply: 'no' }],
  })
  for (const code of ['KTP', 'KK', 'AKTA_LAHIR', 'BUKU_NIKAH'] as const)
    await in_.officer.does(recordReadiness, paper(episodeId, code))
  for (const kind of ['IZIN_KELUARGA', 'STATUS_KAWIN', 'PENGASUHAN_ANAK']) await issue(in_, episodeId, kind)
  const verificationId = newId()
  await in_.officer.does(requestVerification, { id: verificationId, episodeId })
  return verificationId
}

const check = (verificationId: string) => ({
  ...{ id: newId(), verificationId, identitySeen: true, ageSeen: true, noDuress: true, redFlagsDiscussed: true },
})

describe('a candidate from the first talk to the village’s yes', () => {
  it('goes step by step, each step named, each task ending itself', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const next = async () => (await village.officer.asks(getEpisode, { episodeId })).nextStep
    expect(await next()).toEqual({ code: 'consult', about: null })
    expect(await openTasks(episodeId)).toEqual(['consultationDue'])

    const { lacks } = await village.officer.does(recordConsultation, talkWith(ids, episodeId))
    expect(lacks).toEqual([])
    expect(await openTasks(episodeId)).toEqual(['signsDue'])
    expect(await next()).toMatchObject({ code: 'askRedFlags' })

    await village.officer.does(recordRedFlags, {
      episodeId,
      answeredOn: '2026-10-10',
      answers: [{ id: newId(), code: 'R06', reply: 'no' }],
    })
    expect(await next()).toEqual({ code: 'permissionLetter', about: 'IZIN_KELUARGA' })
    await issue(village, episodeId, 'IZIN_KELUARGA')
    expect(await next()).toMatchObject({ code: 'collectPaper', about: 'KTP' })
    await village.officer.does(recordReadiness, paper(episodeId, 'KTP', 'collected'))
    expect(await next()).toEqual({ code: 'lookAtOriginal', about: 'KTP' })
    for (const code of ['KTP', 'KK', 'AKTA_LAHIR', 'BUKU_NIKAH'] as const)
      await village.officer.does(recordReadiness, paper(episodeId, code))
    for (const kind of ['STATUS_KAWIN', 'PENGASUHAN_ANAK']) await issue(village, episodeId, kind)
    expect(await next()).toMatchObject({ code: 'requestVerification' })

    const verificationId = newId()
    await village.officer.does(requestVerification, { id: verificationId, episodeId })
    expect(await openTasks(episodeId)).toContain('verificationRequested')
    await village.officer.does(verifyCandidate, check(verificationId))
    expect(await openTasks(episodeId)).toContain('verificationWaiting')
    expect(await openTasks(episodeId)).not.toContain('verificationRequested')
    const queue = await village.head.asks(listVerificationQueue, {})
    expect(queue).toMatchObject({
      headInOffice: true,
      waiting: [{ verificationId, state: 'checked', permissionLetter: 'S-39/017/2004/XI/2026' }],
    })

    expect(await village.head.does(approveVerification, { id: newId(), verificationId })).toEqual({
      state: 'confirmed',
      onBehalf: false,
    })
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.episode.stage).toBe('village_verified')
    expect(file.stages[0]).toMatchObject({
      stage: 'village_verified',
      source: 'village_head',
      recordedByName: 'Bambang Supriyadi',
    })
    expect(file.nextStep).toEqual({ code: 'recommendationLetter', about: null })
    await issue(village, episodeId, 'REKOMENDASI_DESA')
    expect(await next()).toMatchObject({ code: 'collectPaper', about: 'IJAZAH' })
    const { episodes } = await village.officer.asks(listEpisodes, { limit: 100 })
    expect(episodes.find((one) => one.id === episodeId)?.nextStep).toEqual(await next())
  })

  it('puts the carer named by the family into the register', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    await village.officer.does(recordConsultation, talkWith(ids, episodeId))
    const journey = await village.officer.asks(getJourney, { householdId: ids.household })
    expect(journey.carers).toMatchObject([{ name: 'Sutinah', untilOn: null }])
    expect(journey.preparing).toMatchObject([{ personName: 'Dewi Lestari', country: 'TW' }])
  })
})

describe('the permission letter', () => {
  it('has no ground until the family was met, agreed, and each child has a carer', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const basis = () => asLetters(village, (context) => getPermissionBasis(context, episodeId))
    await expect(basis()).rejects.toMatchObject({ code: 'letters.consultationMissing' })
    await village.officer.does(
      recordConsultation,
      talkWith(ids, episodeId, { outcome: 'refused', mediation: 'accepted', metOn: '2026-10-05' }),
    )
    await expect(basis()).rejects.toMatchObject({ code: 'migration.familyNotAgreed' })
    await village.officer.does(recordConsultation, talkWith(ids, episodeId, { carers: [], metOn: '2026-10-06' }))
    await expect(basis()).rejects.toMatchObject({
      code: 'migration.consultationIncomplete',
      details: { lacks: ['childWithoutCarer'] },
    })
    await village.officer.does(recordConsultation, talkWith(ids, episodeId))
    expect(await basis()).toMatchObject({
      metOn: '2026-10-10',
      people: [{ name: 'Agus Prasetyo', relation: 'spouse' }],
      carers: [{ childName: 'Kirana Putri', carerName: 'Sutinah' }],
    })
    expect(await asLetters(village, (context) => episodeSnapshot(context, episodeId))).toMatchObject({
      ...{
        countryNameId: 'Taiwan',
        jobId: 'Perawat lansia di rumah',
        agencyName: 'PT Contoh Karya',
        contractMonths: 36,
      },
    })
  })

  it('counts as missing again once it is revoked', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const letterId = await issue(village, episodeId, 'IZIN_KELUARGA')
    const status = async () =>
      (await village.officer.asks(getEpisode, { episodeId })).readiness.items.find(
        (item) => item.code === 'IZIN_KELUARGA',
      )?.status
    expect(await status()).toBe('verified')
    await asLetters(village, (context) => revokeDocument(context, { episodeId, letterId, reason: 'salah nama' }))
    expect(await status()).toBe('missing')
  })

  it('is not a paper of any other kind', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    await expect(issue(village, episodeId, 'SKTM')).rejects.toMatchObject({ code: 'migration.lettersPaperUnknown' })
  })
})

describe('a family that does not agree', () => {
  it('keeps what was said in confidence encrypted, from the head, and notes who reads it', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const talk = talkWith(ids, episodeId, {
      outcome: 'refused',
      mediation: 'accepted',
      privateReason: 'Suami takut ditinggal.',
    })
    await village.officer.does(recordConsultation, talk)
    const [row] = await world.asOwner<{ raw: string }>(
      "select encode(private_reason_sealed, 'escape') as raw from consultation_reasons where id = $1",
      [talk.id],
    )
    expect(row?.raw).not.toContain('Suami')
    const [forOfficer, forHead] = await Promise.all(
      [village.officer, village.head].map((person) => person.asks(getEpisode, { episodeId })),
    )
    expect(forOfficer?.consultations[0]?.hasPrivateReason).toBe(true)
    expect(forHead?.consultations[0]?.hasPrivateReason).toBe(false)
    expect(JSON.stringify(forHead)).not.toContain('takut')
    await expect(village.head.asks(getPrivateReason, { consultationId: talk.id })).rejects.toMatchObject({
      kind: 'forbidden',
    })
    expect(await village.officer.asks(getPrivateReason, { consultationId: talk.id })).toMatchObject({
      privateReason: 'Suami takut ditinggal.',
    })
    const reads = await world.asOwner('select 1 from read_entries where subject_id = $1', [talk.id])
    expect(reads).toHaveLength(1)
    expect(forOfficer?.nextStep).toEqual({ code: 'mediate', about: 'refused' })
  })

  it('cannot be answered for by the candidate as carer, nor for somebody else’s child', async () => {
    const ids = await family(village)
    const other = await family(village)
    const episodeId = await openEpisode(village, ids)
    const carers = [{ childPersonId: ids.kirana, carerPersonId: ids.dewi, relation: 'mother' as const }]
    await expect(village.officer.does(recordConsultation, talkWith(ids, episodeId, { carers }))).rejects.toMatchObject({
      code: 'migration.carerIsCandidate',
    })
    const foreign = [{ childPersonId: other.kirana, carerPersonId: ids.sutinah, relation: 'grandparent' as const }]
    await expect(
      village.officer.does(recordConsultation, talkWith(ids, episodeId, { carers: foreign })),
    ).rejects.toMatchObject({ code: 'migration.childNotOfCandidate' })
  })
})

describe('a talk', () => {
  it('is not recorded before it was held', async () => {
    const ids = await family(village)
    const tomorrow = talkWith(ids, await openEpisode(village, ids), { metOn: '2999-01-01' })
    await expect(village.officer.does(recordConsultation, tomorrow)).rejects.toMatchObject({
      ...{ code: 'migration.dayInFuture', fields: [{ field: 'metOn' }] },
    })
  })
})

describe('signs', () => {
  it('are seen by the officer, told to the head as advice only, and lock nothing', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids, { departsOn: addDays(today, 5) })
    const verificationId = await readyForCheck(village, ids, episodeId)
    const answers = (['R01', 'R02', 'R08', 'R09'] as const).map((code) => ({
      id: newId(),
      code,
      reply: 'yes' as const,
      note: 'cerita Agus',
    }))
    expect(await village.officer.does(recordRedFlags, { episodeId, answeredOn: '2026-10-11', answers })).toMatchObject({
      advice: 'task_force',
      callToday: true,
    })
    expect(await openTasks(episodeId)).toContain('callToday')
    const seen = await village.officer.asks(getEpisode, { episodeId })
    expect(seen.redFlags?.answers.filter((answer) => answer.reply === 'yes')).toHaveLength(4)
    expect(seen.redFlags?.questions).toHaveLength(17)
    const head = await village.head.asks(getEpisode, { episodeId })
    expect(head).toMatchObject({ redFlags: null, procedural: null, redFlagAdvice: 'task_force' })
    await village.officer.does(correctEpisode, {
      ...{ episodeId, reason: 'Diundur.' },
      changes: [{ id: newId(), field: 'departsOn', from: addDays(today, 5), to: null }],
    })
    expect(await openTasks(episodeId)).toEqual(['signsToTalkOver'])
    await village.officer.does(recordConsultation, talkWith(ids, episodeId, { metOn: '2026-10-12' }))
    expect(await openTasks(episodeId)).not.toContain('signsToTalkOver')
    await village.officer.does(verifyCandidate, check(verificationId))
    expect(await village.head.does(approveVerification, { id: newId(), verificationId })).toMatchObject({
      state: 'confirmed',
    })
  })
})

describe('the check', () => {
  it('names everything that is lacking at once', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const verificationId = newId()
    await village.officer.does(requestVerification, { id: verificationId, episodeId })
    await expect(village.officer.does(requestVerification, { id: newId(), episodeId })).rejects.toMatchObject({
      code: 'migration.verificationOpen',
    })
    const empty = {
      id: newId(),
      verificationId,
      identitySeen: false,
      ageSeen: true,
      noDuress: true,
      redFlagsDiscussed: true,
    }
    await expect(village.officer.does(verifyCandidate, empty)).rejects.toMatchObject({
      code: 'migration.checkIncomplete',
      details: { lacks: ['identitySeen', 'permissionLetter'] },
    })
  })

  it('is refused for a child, and for somebody whose birth day is unknown', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, { ...ids, dewi: ids.kirana })
    const verificationId = newId()
    await village.officer.does(requestVerification, { id: verificationId, episodeId })
    await expect(village.officer.does(verifyCandidate, check(verificationId))).rejects.toMatchObject({
      code: 'migration.tooYoung',
    })
  })

  it('is not done by officer and head in one person, not confirmed twice, and comes back with a reason', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const first = await readyForCheck(village, ids, episodeId)
    await expect(
      village.head.does(refuseVerification, { id: newId(), verificationId: first, reason: 'other' }),
    ).rejects.toMatchObject({ code: 'migration.returnNoteMissing' })
    await village.officer.does(verifyCandidate, check(first))
    await village.head.does(refuseVerification, {
      id: newId(),
      verificationId: first,
      reason: 'papers',
      note: 'Buku nikah buram',
    })
    expect((await village.officer.asks(getEpisode, { episodeId })).nextStep.code).toBe('fixReturned')
    const second = newId()
    await village.officer.does(requestVerification, { id: second, episodeId })
    await village.officer.does(verifyCandidate, check(second))
    const answers = await Promise.allSettled(
      [1, 2, 3, 4].map(() => village.head.does(approveVerification, { id: newId(), verificationId: second })),
    )
    expect(answers.filter((answer) => answer.status === 'fulfilled')).toHaveLength(1)
    const stages = await world.asOwner(
      "select 1 from stage_events where episode_id = $1 and stage = 'village_verified'",
      [episodeId],
    )
    expect(stages).toHaveLength(1)
    await expect(village.officer.does(requestVerification, { id: newId(), episodeId })).rejects.toMatchObject({
      code: 'migration.alreadyVerified',
    })
  })

  it('is confirmed a.n. by the secretary only while no head is in office', async () => {
    const ids = await family(village)
    const withHead = await readyForCheck(village, ids, await openEpisode(village, ids))
    await village.officer.does(verifyCandidate, check(withHead))
    await expect(
      village.secretary.does(approveVerification, { id: newId(), verificationId: withHead }),
    ).rejects.toMatchObject({ code: 'migration.headInOffice' })

    const headless = await world.village({ withoutHead: true })
    const others = await family(headless)
    const episodeId = await openEpisode(headless, others)
    const verificationId = await readyForCheck(headless, others, episodeId)
    await headless.officer.does(verifyCandidate, check(verificationId))
    expect(await openTasks(episodeId)).toContain('verificationWaitingActing')
    expect(await headless.secretary.does(approveVerification, { id: newId(), verificationId })).toEqual({
      state: 'confirmed',
      onBehalf: true,
    })
  })

  it('is never confirmed by whoever checked, also when the officer has become the head since', async () => {
    const ids = await family(village)
    const verificationId = await readyForCheck(village, ids, await openEpisode(village, ids))
    await village.officer.does(verifyCandidate, check(verificationId))
    const { accountId } = village.officer.actor
    const actor = { ...village.head.actor, accountId }
    const confirmed = ask(world.test.house, approveVerification, {
      ...{ actor, commandId: newId(), input: { id: newId(), verificationId } },
    })
    await expect(confirmed).rejects.toMatchObject({ code: 'migration.ownVerification' })
  })
})

describe('the file', () => {
  it('is missing for another village and not theirs to change', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const neighbours = await world.village()
    await expect(neighbours.officer.asks(getEpisode, { episodeId })).rejects.toMatchObject({ kind: 'missing' })
    const stage = {
      id: newId(),
      episodeId,
      stage: 'departed' as const,
      occurredOn: '2026-10-20',
      source: 'family' as const,
    }
    await expect(neighbours.officer.does(recordStage, stage)).rejects.toMatchObject({ kind: 'missing' })
  })

  it('records a departure although nothing is ready, and says what was skipped', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const departed = {
      id: newId(),
      episodeId,
      stage: 'departed' as const,
      occurredOn: '2026-10-20',
      source: 'family' as const,
    }
    const answer = await village.officer.does(recordStage, departed)
    expect(answer).toMatchObject({ currentStage: 'departed' })
    expect(answer.skipped).toContain('village_verified')
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.procedural).toEqual({
      status: 'unknown',
      reasons: ['id_pmi_unknown', 'visa_unknown', 'contract_unknown'],
    })
    expect(
      await village.officer.does(withdrawStage, {
        id: newId(),
        episodeId,
        stageEventId: departed.id,
        reason: 'Ternyata batal',
      }),
    ).toEqual({ currentStage: 'interest' })
    const stage = {
      id: newId(),
      episodeId,
      stage: 'village_verified' as const,
      occurredOn: '2026-10-20',
      source: 'family' as const,
    }
    await expect(village.officer.does(recordStage, stage)).rejects.toMatchObject({ code: 'migration.stageNotByHand' })
  })

  it('corrects a field for who saw the value, and shows both to who did not', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const change = (from: string | null, to: string | null) => ({
      ...{
        episodeId,
        reason: 'Salah dengar',
        changes: [{ id: newId(), field: 'destinationCountry' as const, from, to }],
      },
    })
    expect(await village.officer.does(correctEpisode, change('TW', 'HK'))).toEqual({ changed: ['destinationCountry'] })
    expect(await village.officer.does(correctEpisode, change('TW', 'HK'))).toEqual({ changed: [] })
    await expect(village.officer.does(correctEpisode, change('TW', 'SG'))).rejects.toMatchObject({
      kind: 'conflict',
      code: 'migration.fieldChanged',
    })
    await expect(village.officer.does(correctEpisode, change('HK', 'Hongkong'))).rejects.toMatchObject({
      code: 'migration.fieldInvalid',
    })
    const file = await village.officer.asks(getEpisode, { episodeId })
    expect(file.corrections).toMatchObject([{ before: 'TW', after: 'HK', recordedByName: 'Sri Wahyuni' }])
  })

  it('is found by an old spelling, a stage and a country, and counted', async () => {
    const own = await world.village()
    const ids = await family(own)
    await openEpisode(own, ids)
    const list = (input: object) => own.officer.asks(listEpisodes, input)
    expect(await list({ text: 'dewi lestari' })).toMatchObject({
      total: 1,
      episodes: [{ personName: 'Dewi Lestari', age: 26, hamlet: 'Sikarang', nextStep: { code: 'consult' } }],
    })
    expect(await list({ group: 'profile' })).toMatchObject({ total: 1 })
    expect(await list({ group: 'abroad' })).toMatchObject({ total: 0, villageTotal: 1 })
    expect((await list({})).countries).toEqual([{ country: 'TW', count: 1 }])
    expect((await list({ country: 'HK' })).episodes).toEqual([])
  })

  it('ends all its tasks when it is closed, and takes no later facts', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    const close = (closedOn: string) =>
      village.officer.does(closeEpisode, { id: newId(), episodeId, closedOn, reason: 'cancelled' as const })
    await expect(close('2026-09-01')).rejects.toMatchObject({ code: 'migration.closeBeforeStage' })
    await close('2026-10-15')
    expect(await openTasks(episodeId)).toEqual([])
    await expect(close('2026-10-15')).rejects.toMatchObject({ code: 'migration.alreadyClosed' })
    await expect(village.officer.does(recordConsultation, talkWith(ids, episodeId))).rejects.toMatchObject({
      code: 'migration.episodeClosed',
    })
  })

  it('gives the counter its set and nothing of what was said in confidence', async () => {
    const ids = await family(village)
    const episodeId = await openEpisode(village, ids)
    await readyForCheck(village, ids, episodeId)
    const pack = await village.officer.asks(getCounterPack, { episodeId })
    expect(pack).toMatchObject({
      format: 'desmigratif-counter-pack/2',
      candidate: { name: 'Dewi Lestari' },
      charge: 'gratis',
    })
    expect(pack.papers.find((one) => one.code === 'KTP')).toMatchObject({ status: 'verified' })
    expect(pack.missing).toContain('IJAZAH')
    expect(JSON.stringify(pack)).not.toMatch(/R0\d|redFlag|procedural|private/)
  })
})

describe('the database', () => {
  it('lets nobody edit a fact or take one away, not even us', async () => {
    const episodeId = await openEpisode(village, await family(village))
    const edit = (context: Context) =>
      db(context).updateTable('stage_events').set({ stage: 'departed' }).where('episode_id', '=', episodeId).execute()
    await expect(asLetters(village, edit)).rejects.toThrow(/permission denied/)
    const remove = (context: Context) =>
      db(context).deleteFrom('readiness_events').where('episode_id', '=', episodeId).execute()
    await expect(asLetters(village, remove)).rejects.toThrow(/permission denied/)
  })

  it('refuses a check that saw no letter, and a second open round, when the rules are passed by', async () => {
    const episodeId = await openEpisode(village, await family(village))
    const verificationId = newId()
    await village.officer.does(requestVerification, { id: verificationId, episodeId })
    const details = { id: newId(), identity_seen: true, age_seen: true, no_duress: true }
    const check_ = (context: Context) => insertRoundEvent(context, verificationId, 'checked', details)
    await expect(asLetters(village, check_)).rejects.toThrow(/check constraint/)
    const again = (context: Context) =>
      db(context)
        .insertInto('verifications')
        .values({
          ...{ id: newId(), village_id: village.id, episode_id: episodeId, state: 'checked', requested_on: today },
          ...{ state_at: context.now, recorded_at: context.now, recorded_by: 'uji', recorded_by_name: 'Uji' },
        })
        .execute()
    await expect(asLetters(village, again)).rejects.toThrow(/verifications_open_once/)
  })
})
