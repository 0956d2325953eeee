import {
  approveClosing,
  assignCase,
  closeCase,
  listCases,
  recordCase,
  recordCheck,
  recordDemand,
  recordEntry,
  recordEvidence,
  recordFlag,
  recordFollowUp,
  recordIncident,
  recordReferralState,
  recordScreening,
  recordState,
  recordTriage,
  referCase,
  requestScreening,
  revokeReferral,
  settleReferral,
} from '#modules/casework/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Settled } from './accounts.ts'
import { type Performer, performer } from './performer.ts'

type Told = InputOf<typeof recordCase>
type Type = Told['types'][number]

/** Troubles that no other story tells of, each with who came with it and how. */
const troubles: readonly (readonly [Type, Told['channel'], Told['reporter'], string, Told['reachChannel']?])[] = [
  ['trafficking', 'other_office', 'office', 'Dijual antarmajikan, dokumennya diambil. Dikabarkan LSM di Medan.'],
  ['detained', 'phone', 'family', 'Ditahan imigrasi saat razia, sudah dua minggu.'],
  ['accident', 'message', 'worker', 'Jatuh dari tangga pabrik, kakinya patah.', 'whatsapp'],
  ['mental_illness', 'visit', 'neighbour', 'Pulang dan tidak mau bicara, sering menangis malam hari.'],
  ['pregnant_or_child', 'abroad', 'worker', 'Hamil tujuh bulan, majikan menyuruh pulang.', 'tracker'],
  ['other_employer', 'message', 'worker', 'Dipindah ke majikan lain tanpa ditanya.', 'sms'],
  ['job_fraud', 'desk', 'family', 'Dijanjikan restoran di Jepang, uang 25 juta tidak kembali.'],
  ['failed_departure', 'visit', 'officer', 'Gagal berangkat tiga kali, agensinya tutup.'],
  ['social_security', 'desk', 'family', 'Santunan BPJS belum dibayar.'],
  ['overstay', 'phone', 'worker', 'Izin tinggal habis setahun lalu, takut ke luar rumah.', 'call'],
  ['deported', 'other_office', 'office', 'Dipulangkan lewat Nunukan tanpa barang dan upah.'],
]

interface Desk {
  readonly officer: Performer
  readonly today: PlainDate
  readonly head: Performer
  readonly partner: Performer
  readonly screener: Performer
  readonly partnerId: string
  readonly headId: string
}

/** What is rare at a desk, each once: every kind of trouble, every answer of an office, every end of a task. */
export const showCases = async (
  house: House,
  { actors }: Settled,
  today: PlainDate,
  keep: (words: string, name: string) => Promise<string>,
): Promise<void> => {
  const [officer, partner, screener, head] = [...(['migration_officer', 'partner', 'screener', 'head'] as const)].map(
    (role) => actors.get(role as 'partner'),
  ) as (Actor | undefined)[]
  if (!officer || !partner || !screener || !head) throw new Error('the demo village lacks an office')
  const desk: Desk = {
    ...{ officer: performer(house, officer), today, partner: performer(house, partner) },
    ...{
      screener: performer(house, screener),
      head: performer(house, head),
      partnerId: partner.accountId,
      headId: head.accountId,
    },
  }
  const ids = new Map<Type, string>()
  for (const trouble of troubles) ids.set(trouble[0], await hear(desk, trouble))
  const of = (type: Type): string => ids.get(type) ?? ''
  await screen(desk, [of('trafficking'), of('job_fraud'), of('other_employer')])
  await askOffices(desk, of('detained'))
  await workOn(desk, of('accident'), keep)
  await askToClose(desk, of('social_security'))
  await lookAgain(desk, of('other_employer'), ['unreachable', 'holds'])
  await lookAgain(desk, of('failed_departure'), ['trouble_again'])
  await askForHelp(desk, of('pregnant_or_child'))
  await goOnWithOthers(desk)
  for (const [kind, place] of incidents)
    await desk.officer.does(recordIncident, { id: newId(), kind, place, occurredOn: addDays(today, -18) })
}

const incidents = [
  ['boat', 'Perairan Tanjung Balai'],
  ['raid', 'Kampung Baru, Kuala Lumpur'],
  ['employer', 'Pabrik Contoh Tekstil, Taoyuan'],
  ['disaster', 'Gempa, Hualien'],
  ['other', 'Pemulangan dari Arab Saudi'],
] as const

const hear = async ({ officer, today }: Desk, [type, channel, reporter, story, reach]: (typeof troubles)[number]) => {
  const caseId = newId()
  const types: Told['types'] = [type]
  await officer.does(recordCase, {
    ...{ id: caseId, workerName: 'Warga contoh', channel, reporter, types, risk: 'medium', story },
    ...{ happenedOn: addDays(today, -9), reporterPhone: '0812 0000 0000' },
    ...(reach && { reachChannel: reach, safeHours: 'Minggu siang' }),
  })
  await officer.does(recordTriage, { id: newId(), caseId, types, severity: 2, risk: 'medium' })
  return caseId
}

const accept = ({ officer, today }: Desk, caseId: string, state: InputOf<typeof recordState>['state'] = 'accepted') =>
  officer.does(recordState, { id: newId(), caseId, state, occurredOn: today })

/** Three talks apart from assistance: every sign, a few, none. */
const screen = async ({ officer, screener }: Desk, caseIds: readonly string[]) => {
  const answers: readonly Omit<InputOf<typeof recordScreening>, 'screeningId'>[] = [
    {
      acts: ['recruited', 'transported', 'harboured', 'transferred', 'received'],
      means: ['force', 'threat', 'deceit', 'debt', 'documents_taken', 'abuse_of_power', 'payment_to_others'],
      purposes: ['forced_work', 'unpaid_work', 'scam_work'],
      ...{ isChild: false, agreed: true, words: 'Paspornya diambil di bandara.', advice: 'Ajukan ke LPSK.' },
    },
    { acts: ['recruited'], means: ['deceit'], purposes: [], isChild: false, agreed: true, words: 'Uang muka hilang.' },
    { acts: [], means: [], purposes: [], isChild: false, agreed: true, words: 'Bekerja seperti di perjanjian.' },
  ]
  for (const [index, caseId] of caseIds.entries()) {
    const { screeningId } = await officer.does(requestScreening, { id: newId(), caseId })
    const said = answers[index]
    if (said) await screener.does(recordScreening, { screeningId, ...said })
  }
}

/** Offices asked in each way: one refuses by itself, one answers by letter, one is called back. */
const askOffices = async (desk: Desk, caseId: string) => {
  const { officer, partner, today } = desk
  await accept(desk, caseId)
  const refer = async (way: Pick<InputOf<typeof referCase>, 'office' | 'channel' | 'accountId' | 'ground'>) => {
    const id = newId()
    const given = way.ground === 'given'
    await officer.does(referCase, {
      ...{ id, caseId, sentOn: today, share: ['story'], purpose: 'Mohon ditengok dan dibantu pulang.', ...way },
      ...{ consentChannel: given ? 'call' : null },
      withoutConsentBecause: given ? null : 'Ia ditahan dan tidak bisa ditanya.',
    })
    return id
  }
  const refused = await refer({ office: 'bp3mi', channel: 'account', accountId: desk.partnerId, ground: 'given' })
  await partner.does(settleReferral, {
    ...{ id: newId(), referralId: refused, state: 'refused', reason: 'not_our_area' },
    note: 'Wilayahnya ditangani BP3MI lain.',
  })
  const taken = await refer({ office: 'bp3mi', channel: 'account', accountId: desk.partnerId, ground: 'duty' })
  await partner.does(settleReferral, { id: newId(), referralId: taken, state: 'accepted' })
  await partner.does(settleReferral, { id: newId(), referralId: taken, state: 'done', note: 'Sudah ditengok.' })
  const back = await refer({ office: 'bp3mi', channel: 'account', accountId: desk.partnerId, ground: 'given' })
  await officer.does(revokeReferral, { id: newId(), referralId: back, reason: 'no_longer_needed' })
  await refer({ office: 'mission', channel: 'online', accountId: null, ground: 'danger' })
  const byPhone = await refer({ office: 'social_office', channel: 'phone', accountId: null, ground: 'given' })
  await officer.does(recordReferralState, {
    ...{ id: newId(), referralId: byPhone, state: 'refused', occurredOn: today, reason: 'no_capacity' },
  })
  await refer({ office: 'lpsk', channel: 'in_person', accountId: null, ground: 'given' })
}

/** A case with all that can stand on its line: a note, a photo, a flag that is due, a demand. */
const workOn = async (desk: Desk, caseId: string, keep: (words: string, name: string) => Promise<string>) => {
  const { officer, today } = desk
  await accept(desk, caseId)
  await accept(desk, caseId, 'in_assistance')
  await officer.does(recordEntry, {
    ...{ id: newId(), caseId, kind: 'note', occurredOn: today, words: 'Adiknya lebih mudah dihubungi sore hari.' },
  })
  await officer.does(recordEntry, {
    ...{
      id: newId(),
      caseId,
      kind: 'happened',
      occurredOn: today,
      words: 'Dioperasi kemarin, biaya ditanggung pabrik.',
    },
  })
  const fileHash = await keep('Surat keterangan rumah sakit (contoh)', 'surat-rs.pdf')
  await officer.does(recordEvidence, { id: newId(), caseId, fileHash, label: 'Surat rumah sakit' })
  await officer.does(recordDemand, { id: newId(), caseId, demand: 'medical', amountRupiah: 12_000_000 })
  await officer.does(recordFlag, { id: newId(), caseId, words: 'Tanyakan hasil kontrol', dueOn: today })
}

/** A result that the family could not be asked about; the second pair of eyes has not looked yet. */
const askToClose = async (desk: Desk, caseId: string) => {
  const { officer } = desk
  await accept(desk, caseId)
  await accept(desk, caseId, 'in_assistance')
  await accept(desk, caseId, 'resolved')
  await officer.does(closeCase, {
    ...{ id: newId(), caseId, reason: 'solved', unverifiedBecause: 'family_unreachable' },
    outcome: 'Santunan sudah dibayar ke rekening istrinya.',
  })
}

/** Closed by two, and looked at again after a month and after three. */
const lookAgain = async (
  desk: Desk,
  caseId: string,
  results: readonly ('holds' | 'trouble_again' | 'unreachable')[],
) => {
  const { officer, head, today } = desk
  await accept(desk, caseId)
  await accept(desk, caseId, 'in_assistance')
  await accept(desk, caseId, 'resolved')
  const { closingId } = await officer.does(closeCase, {
    ...{ id: newId(), caseId, reason: 'solved', unverifiedBecause: 'unsafe_to_ask' },
    outcome: 'Sudah diurus bersama kantor yang berwenang.',
  })
  await head.does(approveClosing, { id: newId(), closingId })
  for (const [index, result] of results.entries())
    await officer.does(recordFollowUp, {
      ...{ id: newId(), caseId, day: index === 0 ? 30 : 90, occurredOn: today, result },
    })
}

/** The head helps with one. */
const askForHelp = ({ officer, headId }: Desk, caseId: string) =>
  officer.does(assignCase, { id: newId(), caseId, accountId: headId, part: 'helper' })

/** A death that the other stories began, with its list. */
const goOnWithOthers = async ({ officer, today }: Desk) => {
  const { cases } = await officer.asks(listCases, { group: 'mine', type: 'died', limit: 100 })
  const [died] = cases
  for (const [item, state] of [
    ['death_certificate', 'done'],
    ['mission_letter', 'waiting'],
    ['kin_statement', 'not_needed'],
  ] as const)
    if (died) await officer.does(recordCheck, { id: newId(), caseId: died.id, item, state })
  const words = 'Jenazah dijadwalkan tiba pekan depan.'
  if (died)
    await officer.does(recordEntry, { id: newId(), caseId: died.id, kind: 'told_family', occurredOn: today, words })
}
