import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWorld, type VillageWorld, type World } from '#apps/testing/world.ts'
import { getEpisode } from '#modules/migration/contract.ts'
import { listRows, recordRow } from '#modules/references/contract.ts'
import { getPerson, listConsentsDue, withdrawConsent } from '#modules/registry/contract.ts'
import { ask } from '#platform/server/run-operation.ts'
import { addDays, type Instant } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listTasks } from '#platform/shared/task-contract.ts'
import {
  approveClosing,
  assignCase,
  closeCase,
  closeFlag,
  confirmOutcome,
  getCase,
  getHandoverSheet,
  getOverview,
  getReferral,
  listCases,
  listHands,
  listIncidents,
  listOfferedTransfers,
  listReferrals,
  recordCase,
  recordCheck,
  recordDemand,
  recordEntry,
  recordEvidence,
  recordFlag,
  recordFollowUp,
  recordIncident,
  recordRecovery,
  recordReferralState,
  referCase,
  refuseClosing,
  reopenCase,
  reverseRecovery,
  revokeReferral,
  settleReferral,
  settleTransfer,
  transferCase,
} from './contract.ts'
import { acceptedCase, move, openCase, today, triage, workerAbroad } from './testing/case.ts'

let world: World
let village: VillageWorld

beforeAll(async () => {
  world = await openWorld()
}, 120_000)
afterAll(() => world?.close())

const open = (caseId: string) => village.officer.asks(getCase, { caseId })
const detailsOf = async (caseId: string) => (await open(caseId)).details!

const refer = async (caseId: string, more: Partial<InputOf<typeof referCase>> = {}) => {
  const id = newId()
  await village.officer.does(referCase, {
    ...{ id, caseId, office: 'bp3mi', channel: 'letter', sentOn: today, ground: 'given', consentChannel: 'in-person' },
    ...{ share: ['phone', 'story'], purpose: 'Mohon dicari lewat agensinya' },
    ...more,
  })
  return id
}

const tasksOf = async (who = village.officer) =>
  (await who.asks(listTasks, {})).tasks.filter((task) => task.kind.startsWith('casework.'))

describe('a mother abroad falls silent', () => {
  it('her husband tells it at the desk; it is sorted, referred, solved, confirmed, closed by two and looked after', async () => {
    village = await world.village()
    const { personId, episodeId } = await workerAbroad(village)
    const caseId = await openCase(village.officer, { personId, episodeId, demands: ['lost_contact'] })
    expect(await tasksOf()).toMatchObject([{ kind: 'casework.caseDue', values: { step: 'triage' }, dueOn: today }])

    await triage(village.officer, caseId)
    await move(village.officer, caseId, 'accepted')
    expect((await village.officer.asks(getEpisode, { episodeId })).episode.stage).toBe('in_case')
    expect((await open(caseId)).case.nextStep).toMatchObject({ code: 'refer', dueOn: today })

    const referralId = await refer(caseId)
    expect((await open(caseId)).case).toMatchObject({ state: 'referred', nextStep: { code: 'askOffice' } })
    const consents = (await village.officer.asks(getPerson, { personId })).consents
    expect(consents).toMatchObject([{ purpose: 'case-referral', channel: 'in-person', state: 'valid' }])

    const answer = { id: newId(), referralId, occurredOn: today, note: 'Bu Rina akan menelepon agensi' }
    await village.officer.does(recordReferralState, { ...answer, state: 'accepted' })
    await village.officer.does(recordReferralState, { ...answer, id: newId(), state: 'done', note: 'sudah ditemukan' })
    await move(village.officer, caseId, 'in_process_abroad')
    await move(village.officer, caseId, 'resolved', { note: 'Dewi pindah majikan, HP-nya hilang' })
    const closing = { id: newId(), caseId, reason: 'solved', outcome: 'Sudah bicara dengan keluarga' } as const
    await expect(village.officer.does(closeCase, closing)).rejects.toMatchObject({
      code: 'casework.closing.unverified',
    })

    await village.officer.does(confirmOutcome, { id: newId(), caseId, solved: true, occurredOn: today })
    const { closingId } = await village.officer.does(closeCase, { ...closing, id: newId() })
    expect(await tasksOf(village.head)).toMatchObject([{ kind: 'casework.closingWaits', subjectId: caseId }])
    await expect(village.officer.does(approveClosing, { id: newId(), closingId })).rejects.toMatchObject({
      kind: 'missing',
    })
    await village.head.does(approveClosing, { id: newId(), closingId })
    expect((await open(caseId)).case).toMatchObject({
      ...{ state: 'closed', nextStep: { code: 'followUp', dueOn: addDays(today, 30) } },
    })
    expect((await village.officer.asks(getEpisode, { episodeId })).episode.stage).toBe('working')

    for (const day of [30, 90] as const)
      await village.officer.does(recordFollowUp, { id: newId(), caseId, day, occurredOn: today, result: 'holds' })
    expect((await open(caseId)).case.nextStep.code).toBe('none')
    expect(await tasksOf()).toEqual([])
    const line = (await detailsOf(caseId)).line.map((item) => item.kind)
    expect(new Set(line)).toEqual(new Set(['happened', 'state', 'referral', 'closing', 'followUp']))
  })

  it('trouble that comes again is the same case again; a closing given back says what is missing', async () => {
    village = await world.village()
    const caseId = await acceptedCase(village.officer)
    await move(village.officer, caseId, 'in_assistance')
    await move(village.officer, caseId, 'resolved')
    const ask = async () => {
      const closing = { id: newId(), caseId, reason: 'solved', outcome: 'Gaji dibayar' } as const
      return (await village.officer.does(closeCase, { ...closing, unverifiedBecause: 'family_unreachable' })).closingId
    }
    const first = await ask()
    await village.head.does(refuseClosing, { closingId: first, note: 'Belum ada bukti transfer' })
    expect((await detailsOf(caseId)).line).toContainEqual(
      expect.objectContaining({ kind: 'closing', about: 'returned', words: 'Belum ada bukti transfer' }),
    )
    await village.head.does(approveClosing, { id: newId(), closingId: await ask() })
    const look = { id: newId(), caseId, day: 30, occurredOn: today, result: 'trouble_again' } as const
    expect(await village.officer.does(recordFollowUp, look)).toEqual({ state: 'reopened' })
    await move(village.officer, caseId, 'withdrawn', { reason: 'family_asked' })
    await village.officer.does(reopenCase, { id: newId(), caseId, reason: 'Keluarga datang lagi' })
    expect((await open(caseId)).case.state).toBe('reopened')
  })
})

describe('a referral, as three people', () => {
  it('officer, partner, head: the partner sees one case only, as much as was chosen, and not after it was taken back', async () => {
    village = await world.village()
    const partner = await village.person('partner', { name: 'Rina dari BP3MI' })
    const other = await village.person('partner', { name: 'Lembaga lain' })
    const [caseId, hiddenId] = [await acceptedCase(village.officer), await acceptedCase(village.officer)]
    const to = { channel: 'account', accountId: partner.actor.accountId } as const
    const referralId = await refer(caseId, { ...to, share: ['story'] })
    const second = await refer(hiddenId, { ...to, accountId: other.actor.accountId })

    expect((await partner.asks(listReferrals, {})).referrals.map((one) => one.id)).toEqual([referralId])
    const seen = await partner.asks(getReferral, { referralId })
    expect(seen.shared).toMatchObject({ workerName: 'Dewi Lestari', story: 'Sejak tiga minggu tidak menjawab telepon' })
    expect(seen.shared).toMatchObject({ phone: null, reporter: null, employer: null })
    for (const ask of [getReferral] as const)
      await expect(partner.asks(ask, { referralId: second })).rejects.toMatchObject({ kind: 'missing' })
    await expect(partner.asks(getCase, { caseId })).rejects.toMatchObject({ kind: 'forbidden' })

    expect((await partner.asks(listTasks, {})).tasks).toMatchObject([{ subjectId: referralId }])
    expect((await other.asks(listTasks, {})).tasks).toMatchObject([{ subjectId: second }])
    const say = (state: 'accepted' | 'refused' | 'done', more = {}) =>
      partner.does(settleReferral, { id: newId(), referralId, state, ...more })
    await expect(say('done')).rejects.toMatchObject({ code: 'casework.referral.cannotMove' })
    await expect(say('refused')).rejects.toMatchObject({ fields: [{ field: 'reason' }] })
    await say('accepted')
    expect((await partner.asks(listTasks, {})).tasks).toEqual([])
    const byHand = { id: newId(), referralId, state: 'done', occurredOn: today } as const
    await expect(village.officer.does(recordReferralState, byHand)).rejects.toMatchObject({
      code: 'casework.referral.answersItself',
    })
    await say('done', { note: 'Sudah bertemu di Taipei' })
    const [referral] = (await detailsOf(caseId)).referrals
    expect(referral).toMatchObject({ state: 'done', toName: 'Rina dari BP3MI' })
    expect(referral!.events.map((event) => [event.state, event.recordedByName, event.byHand])).toEqual([
      ['accepted', 'Rina dari BP3MI', false],
      ['done', 'Rina dari BP3MI', false],
    ])
    await village.officer.does(revokeReferral, { id: newId(), referralId: second, reason: 'mistake' })
    await expect(other.asks(getReferral, { referralId: second })).rejects.toMatchObject({ kind: 'missing' })
    expect((await other.asks(listReferrals, {})).referrals).toEqual([])
    expect((await village.head.asks(getCase, { caseId })).details).toBeNull()
  })

  it('without agreement the reason is written and audited; neither yes nor a reason is no referral', async () => {
    village = await world.village()
    const caseId = await acceptedCase(village.officer)
    await expect(refer(caseId, { consentChannel: null })).rejects.toMatchObject({
      fields: [{ field: 'consentChannel' }],
    })
    const without = { ground: 'danger', consentChannel: null } as const
    await expect(refer(caseId, without)).rejects.toMatchObject({ fields: [{ field: 'withoutConsentBecause' }] })
    const referralId = await refer(caseId, { ...without, withoutConsentBecause: 'Dikurung majikan' })
    expect((await detailsOf(caseId)).referrals).toMatchObject([{ ground: 'danger', override: 'Dikurung majikan' }])
    const audited = await world.asOwner<{ entry: string }>(
      `select entry from audit_entries where village_id = $1 and entry like '%withoutConsent%'`,
      [village.id],
    )
    expect(audited).toHaveLength(1)
    expect(audited[0]!.entry).toContain(referralId)
    expect(audited[0]!.entry).not.toContain('Dikurung')
  })

  it('agreement that is withdrawn takes back what rests on it', async () => {
    village = await world.village()
    const { personId } = await workerAbroad(village)
    const caseId = await acceptedCase(village.officer, { personId })
    await refer(caseId)
    const [consent] = (await village.officer.asks(getPerson, { personId })).consents
    await village.officer.does(withdrawConsent, { consentId: consent!.id, reason: 'berubah pikiran' })
    await world.settle()
    expect((await detailsOf(caseId)).referrals).toMatchObject([
      { state: 'revoked', events: [{ state: 'revoked', reason: 'consent_withdrawn' }] },
    ])
    expect((await village.officer.asks(listConsentsDue, {})).toStop).toHaveLength(1)
  })

  it('an office without an account gets a sheet with the least it needs and a receipt to sign', async () => {
    village = await world.village()
    const caseId = await acceptedCase(village.officer)
    const referralId = await refer(caseId, { share: [] })
    const { pdf, name } = await village.officer.asks(getHandoverSheet, { referralId })
    const bytes = Buffer.from(pdf, 'base64')
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(name).toMatch(/^rujukan-[0-9a-f]{8}\.pdf$/)
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const document = await getDocument({ data: new Uint8Array(bytes) }).promise
    expect(document.numPages).toBe(1)
    const { items } = await (await document.getPage(1)).getTextContent()
    const words = items.map((item) => ('str' in item ? item.str : '')).join(' ')
    expect(words).toContain('Dewi Lestari')
    expect(words).toContain('TANDA TERIMA RUJUKAN')
    expect(words).not.toMatch(/tidak menjawab telepon|081299887766|Agus/)
  })
})

describe('work on a case', () => {
  it('evidence, reminders, lists, money and contacts stand on one line of time', async () => {
    village = await world.village()
    const caseId = await acceptedCase(village.officer)
    const { officer } = village
    const fileHash = await officer.sends('%PDF-1.7 slip gaji')
    await officer.does(recordEvidence, { id: newId(), caseId, fileHash, label: 'Slip gaji Maret' })
    const flagId = newId()
    await officer.does(recordFlag, { id: flagId, caseId, words: 'Telepon agensi', dueOn: today })
    expect((await open(caseId)).case.nextStep.code).toBe('flag')
    await officer.does(closeFlag, { caseId, flagId, because: 'sudah' })
    await officer.does(recordCheck, { id: newId(), caseId, item: 'agency_asked', state: 'done' })
    const wrongItem = { id: newId(), caseId, item: 'death_certificate', state: 'done' } as const
    await expect(officer.does(recordCheck, wrongItem)).rejects.toMatchObject({ code: 'casework.itemNotAsked' })
    const contact = {
      id: newId(),
      caseId,
      kind: 'contact',
      occurredOn: today,
      words: 'Agensi berjanji mencari',
    } as const
    await expect(officer.does(recordEntry, contact)).rejects.toMatchObject({ fields: [{ field: 'party' }] })
    await officer.does(recordEntry, { ...contact, id: newId(), channel: 'phone', party: 'agency' })
    await officer.does(recordEntry, {
      ...{ id: newId(), caseId, kind: 'told_family', occurredOn: today, words: 'Agensi sudah dihubungi' },
    })

    const demandId = newId()
    await officer.does(recordDemand, { id: demandId, caseId, demand: 'wages', amountRupiah: 12_000_000 })
    const right = { demand: 'wages', amountRupiah: 18_000_000, replacesId: demandId } as const
    await officer.does(recordDemand, { id: newId(), caseId, ...right })
    await expect(officer.does(recordDemand, { id: newId(), caseId, ...right })).rejects.toMatchObject({
      kind: 'missing',
    })
    const recoveryId = newId()
    await officer.does(recordRecovery, { id: recoveryId, caseId, amountRupiah: 180_000_000, receivedOn: today })
    await officer.does(reverseRecovery, { id: newId(), caseId, recoveryId })
    await officer.does(recordRecovery, { id: newId(), caseId, amountRupiah: 15_000_000, receivedOn: today })
    const details = await detailsOf(caseId)
    expect(details).toMatchObject({ claimedRupiah: 18_000_000, recoveredRupiah: 15_000_000 })
    expect(new Set(details.line.map((item) => item.kind))).toEqual(
      new Set(['happened', 'state', 'evidence', 'flag', 'check', 'contact', 'told_family', 'money']),
    )
    expect((await officer.asks(getOverview, {})).recoveredRupiah).toBe(15_000_000)
  })

  it('one event hits two workers: both cases hang on it, each seen by its own', async () => {
    village = await world.village()
    const second = await village.person('migration_officer', { name: 'Joko' })
    const { incidentId } = await village.officer.does(recordIncident, {
      ...{ id: newId(), kind: 'boat', occurredOn: today, place: 'Perairan Johor' },
    })
    await openCase(village.officer, { incidentId, workerName: 'Sutini' })
    await openCase(second, { incidentId, workerName: 'Karto' })
    for (const who of [village.officer, second])
      expect((await who.asks(listIncidents, {})).incidents).toMatchObject([{ id: incidentId, cases: 1 }])
  })
})

describe('clocks are references', () => {
  it('the starter rows say what the law of this house says, and another row of the ministry counts at once', async () => {
    village = await world.village()
    const days = async (kind: 'case-clock' | 'case-escalation') =>
      (await village.officer.asks(listRows, { kind, limit: 200 })).rows.map((row) => JSON.stringify(row.body)).sort()
    expect(await days('case-clock')).toHaveLength(11)
    expect(await days('case-clock')).toContain(
      '{"clock":"triage","days":0,"caseTypes":["died","violence","lost_contact"]}',
    )
    expect(await days('case-escalation')).toHaveLength(4)
    const ministry = await village.person('ministry')
    await ministry.does(recordRow, {
      ...{ id: newId(), kind: 'case-clock', key: 'sakit-segera', title: 'Sakit dipilah segera', titleEn: null },
      ...{ effectiveFrom: today, effectiveTo: null, source: 'Edaran kabupaten', sourceUrl: null, replaces: null },
      body: { clock: 'triage', days: 0, caseTypes: ['sick'] },
    })
    const caseId = await openCase(village.officer, { types: ['sick'], risk: 'medium' })
    expect((await open(caseId)).case.nextStep).toMatchObject({ code: 'triage', dueOn: today })
  })
})

describe('a report that waited on a phone', () => {
  const bring = async (occurredAt: string) => {
    const id = newId()
    const input = {
      ...{ id, workerName: 'Dewi', channel: 'visit', reporter: 'family', types: ['unpaid_wage'], risk: 'low' },
      ...{ happenedOn: addDays(today, -9), story: 'Gaji belum dibayar' },
    }
    const queued = {
      actor: village.officer.actor,
      commandId: newId(),
      occurredAt: occurredAt as Instant,
      isQueued: true,
    }
    await ask(world.test.house, recordCase, { ...queued, input })
    return (await open(id)).case
  }

  it('is as old as the day it was told, so that its clock has run; a clock of a phone that cannot be is not believed', async () => {
    village = await world.village()
    const told = addDays(today, -4)
    expect(await bring(`${told}T05:00:00.000Z`)).toMatchObject({
      ...{ openedOn: told, nextStep: { code: 'triage', dueOn: addDays(told, 1) } },
    })
    expect((await village.officer.asks(getOverview, {})).overdue).toBe(1)
    expect((await bring(`${addDays(today, 3)}T05:00:00.000Z`)).openedOn).toBe(today)
    expect((await bring(`${addDays(today, -400)}T05:00:00.000Z`)).openedOn).toBe(today)
  })
})

describe('who leads', () => {
  it('a cadre reports, an officer takes it; it is handed over when the other says yes, and then the first sees nothing', async () => {
    village = await world.village()
    const joko = await village.person('migration_officer', { name: 'Joko' })
    const caseId = await openCase(village.cadre)
    expect((await joko.asks(listCases, { group: 'new' })).cases.map((one) => one.id)).toEqual([caseId])
    await triage(village.officer, caseId)
    await expect(joko.asks(getCase, { caseId })).rejects.toMatchObject({ kind: 'missing' })

    const names = (await village.officer.asks(listHands, {})).hands.map((hand) => hand.name)
    expect(names).toEqual(expect.arrayContaining(['Sri Wahyuni', 'Bambang Supriyadi', 'Joko']))
    const transferId = newId()
    await village.officer.does(transferCase, {
      ...{ id: transferId, caseId, accountId: joko.actor.accountId, reason: 'Saya cuti melahirkan' },
    })
    await expect(joko.asks(getCase, { caseId })).rejects.toMatchObject({ kind: 'missing' })
    expect((await joko.asks(listOfferedTransfers, {})).transfers).toMatchObject([{ reason: 'Saya cuti melahirkan' }])
    expect(await tasksOf(joko)).toMatchObject([{ kind: 'casework.transferAsked' }])
    await expect(village.officer.does(settleTransfer, { transferId, answer: 'accepted' })).rejects.toMatchObject({
      kind: 'missing',
    })
    await joko.does(settleTransfer, { transferId, answer: 'accepted' })
    expect((await joko.asks(getCase, { caseId })).case.leadName).toBe('Joko')
    await expect(open(caseId)).rejects.toMatchObject({ kind: 'missing' })
    expect(await tasksOf()).toEqual([])
  })

  it('the head gives away a case that nobody took, reading only what it is; a helper helps and does not end it', async () => {
    village = await world.village()
    const joko = await village.person('migration_officer', { name: 'Joko' })
    const caseId = await openCase(village.cadre)
    const summary = await village.head.asks(getCase, { caseId })
    expect(summary).toMatchObject({ case: { workerName: null, mainType: 'lost_contact' }, details: null })
    const lead = { id: newId(), caseId, accountId: village.officer.actor.accountId, part: 'lead' } as const
    await village.head.does(assignCase, lead)
    await expect(
      village.head.does(assignCase, { ...lead, id: newId(), accountId: joko.actor.accountId }),
    ).rejects.toMatchObject({
      kind: 'missing',
    })
    await village.officer.does(assignCase, { ...lead, id: newId(), accountId: joko.actor.accountId, part: 'helper' })
    await triage(village.officer, caseId)
    await move(village.officer, caseId, 'accepted')
    await move(joko, caseId, 'in_assistance')
    await expect(move(joko, caseId, 'resolved')).rejects.toMatchObject({ code: 'casework.cannotMove' })
  })
})
