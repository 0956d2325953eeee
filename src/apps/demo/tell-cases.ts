import {
  approveClosing,
  assignIncident,
  type CaseWorkState,
  closeCase,
  confirmOutcome,
  recordCase,
  recordDemand,
  recordEntry,
  recordIncident,
  recordRecovery,
  recordReferralState,
  recordState,
  recordTriage,
  referCase,
  reopenCase,
  requestHelp,
  requestScreening,
} from '#modules/casework/contract.ts'
import { listPersonEpisodes } from '#modules/migration/contract.ts'
import type { Actor } from '#platform/server/context.ts'
import type { House } from '#platform/server/house.ts'
import { publicActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import { addDays, type Instant, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { Settled } from './accounts.ts'
import type { Adult } from './people-of-village.ts'
import { type Performer, performer } from './performer.ts'

type Told = InputOf<typeof recordCase>

interface CaseStory {
  readonly until: CaseWorkState
  readonly types: Told['types']
  readonly risk: Told['risk']
  readonly story: string
  /** Days ago it was told. */
  readonly daysAgo: number
  readonly demands?: Told['demands']
  readonly amountRupiah?: number
  /** One agency wronged several of them. */
  readonly hitByAgency?: boolean
}

/** One case for each state; the first one, that nobody has taken yet, comes from the public page. */
const stories: readonly CaseStory[] = [
  {
    until: 'triaged',
    types: ['sick'],
    risk: 'medium',
    daysAgo: 1,
    story: 'Sakit perut dua minggu, majikan tidak mau membawa ke dokter.',
  },
  {
    until: 'accepted',
    types: ['documents_withheld'],
    risk: 'medium',
    daysAgo: 2,
    story: 'Paspor disimpan majikan, tidak boleh pegang HP.',
    demands: ['documents'],
  },
  {
    until: 'in_assistance',
    types: ['unpaid_wage'],
    risk: 'medium',
    daysAgo: 9,
    story: 'Gaji tiga bulan belum dibayar.',
    hitByAgency: true,
    demands: ['wages'],
    amountRupiah: 24_000_000,
  },
  {
    until: 'referred',
    types: ['lost_contact'],
    risk: 'high',
    daysAgo: 16,
    story: 'Tiga minggu tidak bisa dihubungi. Terakhir menelepon dari rumah majikan baru.',
    demands: ['lost_contact', 'return'],
  },
  {
    until: 'in_process_abroad',
    types: ['died'],
    risk: 'high',
    daysAgo: 12,
    story: 'Meninggal karena kecelakaan kerja. Keluarga minta jenazah dipulangkan.',
    demands: ['remains', 'compensation'],
    amountRupiah: 85_000_000,
  },
  {
    until: 'resolved',
    types: ['contract_break'],
    risk: 'low',
    daysAgo: 34,
    story: 'Kontrak diputus sepihak pada bulan kelima.',
    demands: ['wages', 'return'],
    amountRupiah: 18_000_000,
  },
  {
    until: 'verified_by_family',
    types: ['not_as_contract'],
    risk: 'low',
    daysAgo: 40,
    story: 'Dijanjikan di pabrik, dipekerjakan di rumah.',
    hitByAgency: true,
    demands: ['return'],
  },
  {
    until: 'closed',
    types: ['unpaid_wage'],
    risk: 'medium',
    daysAgo: 55,
    story: 'Gaji dua bulan ditahan sampai kontrak selesai.',
    demands: ['wages'],
    amountRupiah: 15_000_000,
  },
  { until: 'rejected', types: ['other'], risk: 'low', daysAgo: 20, story: 'Menanyakan bantuan pupuk.' },
  {
    until: 'withdrawn',
    types: ['wants_return'],
    risk: 'low',
    daysAgo: 25,
    story: 'Ingin pulang sebelum kontrak selesai.',
  },
  {
    until: 'reopened',
    types: ['overcharged'],
    risk: 'medium',
    daysAgo: 58,
    story: 'Agensi memotong gaji melebihi perjanjian.',
    hitByAgency: true,
    demands: ['compensation'],
    amountRupiah: 9_000_000,
  },
]

const way = [
  'accepted',
  'in_assistance',
  'referred',
  'in_process_abroad',
  'resolved',
  'verified_by_family',
  'closed',
  'reopened',
] as const
const reaches = (until: CaseWorkState, step: (typeof way)[number]): boolean =>
  way.indexOf(until as (typeof way)[number]) >= way.indexOf(step)

interface Cast {
  readonly officer: Performer
  readonly head: Performer
  /** The office that answers for itself, with an account of its own; elsewhere it answers by letter. */
  readonly partner: Actor | undefined
  readonly today: PlainDate
}

/** Families in trouble, a case of every state, told through the door as officers would. */
export const tellCases = async (
  house: House,
  settled: Settled,
  abroad: readonly Adult[],
  today: PlainDate,
): Promise<void> => {
  const officer = settled.actors.get('migration_officer')
  const head = settled.actors.get('head')
  if (!officer || !head) return
  const partner = settled.actors.get('partner')
  const cast = { officer: performer(house, officer), head: performer(house, head), partner, today }
  await tellPublicly(house, settled)
  const incidentId = newId()
  await cast.officer.does(recordIncident, {
    ...{ id: incidentId, kind: 'agency', occurredOn: addDays(today, -70), place: 'PT Contoh Karya Mandiri' },
  })
  for (const [index, story] of stories.entries()) {
    const adult = abroad[index % abroad.length]
    const caseId = await openCase(house, officer, cast, story, adult)
    await goOn(cast, caseId, story)
    if (story.hitByAgency) await cast.officer.does(assignIncident, { id: newId(), caseId, incidentId })
  }
}

const tellPublicly = async (house: House, { village }: Settled): Promise<void> => {
  const report = {
    ...{
      id: newId(),
      village,
      receiptKey: newId().replaceAll('-', '').slice(-20),
      workerName: 'Siti',
      anonymous: true,
    },
    ...{
      type: 'violence' as const,
      danger: true,
      story: 'Tetangga saya dipukul majikannya di Malaysia. Tolong dicek.',
    },
  }
  await ask(house, requestHelp, { actor: publicActor, input: report, commandId: newId() })
}

/** The case hangs on the journey under way: its file says that somebody is being helped. */
const journeyOf = async (officer: Performer, { personId }: Adult): Promise<string | null> => {
  const { episodes } = await officer.asks(listPersonEpisodes, { personId })
  return episodes.find(({ closedOn }) => closedOn === null)?.id ?? null
}

const openCase = async (
  house: House,
  actor: Actor,
  { officer, today }: Cast,
  story: CaseStory,
  adult: Adult | undefined,
) => {
  const id = newId()
  const toldOn = addDays(today, -story.daysAgo)
  const input: Told = {
    ...{ id, channel: 'desk', reporter: 'family', reporterRelation: 'suami', reporterPhone: '0812 0000 0000' },
    ...(adult
      ? { personId: adult.personId, episodeId: await journeyOf(officer, adult) }
      : { workerName: 'Warga contoh' }),
    ...{ types: story.types, risk: story.risk, story: story.story, happenedOn: addDays(toldOn, -7) },
    ...{ demands: story.demands ?? [], amountRupiah: story.amountRupiah ?? null },
  }
  await ask(house, recordCase, { actor, input, commandId: newId(), occurredAt: `${toldOn}T03:00:00.000Z` as Instant })
  return id
}

const goOn = async ({ officer, head, partner, today }: Cast, caseId: string, story: CaseStory): Promise<void> => {
  const { until } = story
  const on = (days: number) => addDays(today, -Math.max(0, story.daysAgo - days))
  const move = (state: InputOf<typeof recordState>['state'], days: number, more: object = {}) =>
    officer.does(recordState, { id: newId(), caseId, state, occurredOn: on(days), ...more })
  if (until === 'rejected') return void (await move('rejected', 1, { reason: 'not_migrant' }))
  const grave = story.types.includes('died') || story.types.includes('lost_contact')
  await officer.does(recordTriage, {
    id: newId(),
    caseId,
    types: story.types,
    severity: grave ? 4 : 2,
    risk: story.risk,
  })
  if (until === 'triaged') return
  if (until === 'withdrawn') return void (await move('withdrawn', 5, { reason: 'family_asked' }))
  await move('accepted', 1)
  if (reaches(until, 'in_assistance')) await assist(officer, caseId, on, move)
  if (reaches(until, 'referred')) await refer(officer, partner, caseId, on, until)
  if (reaches(until, 'in_process_abroad')) await move('in_process_abroad', 8)
  if (reaches(until, 'resolved')) await finish({ officer, head, partner, today }, caseId, story, move)
}

type Move = (state: InputOf<typeof recordState>['state'], days: number, more?: object) => Promise<unknown>
type On = (days: number) => PlainDate

const assist = async (officer: Performer, caseId: string, on: On, move: Move): Promise<void> => {
  await move('in_assistance', 2)
  const told = {
    id: newId(),
    caseId,
    kind: 'told_family',
    occurredOn: on(2),
    words: 'Laporan sudah kami terima dan sedang diurus.',
  } as const
  await officer.does(recordEntry, told)
  await officer.does(recordEntry, {
    ...{ id: newId(), caseId, kind: 'contact', occurredOn: on(3), party: 'agency', channel: 'phone' },
    words: 'Agensi berjanji menanyakan kepada majikan.',
  })
}

const refer = async (
  officer: Performer,
  partner: Actor | undefined,
  caseId: string,
  on: On,
  until: CaseWorkState,
): Promise<void> => {
  const referralId = newId()
  const way =
    partner && until === 'referred'
      ? ({ channel: 'account', accountId: partner.accountId } as const)
      : ({ channel: 'letter' } as const)
  await officer.does(referCase, {
    ...{ id: referralId, caseId, office: 'bp3mi', ...way, sentOn: on(4), ground: 'given' },
    ...{ consentChannel: 'in-person', share: ['phone', 'story'], purpose: 'Mohon dibantu lewat perwakilan RI.' },
  })
  if (until === 'referred') {
    await officer.does(requestScreening, { id: newId(), caseId })
    return
  }
  const answer = { referralId, occurredOn: on(7) } as const
  await officer.does(recordReferralState, { ...answer, id: newId(), state: 'accepted' })
  if (reaches(until, 'resolved')) await officer.does(recordReferralState, { ...answer, id: newId(), state: 'done' })
}

const finish = async ({ officer, head, today }: Cast, caseId: string, story: CaseStory, move: Move): Promise<void> => {
  const { until, amountRupiah } = story
  await move('resolved', story.daysAgo - 4, { note: 'Perwakilan RI sudah menengahi.' })
  if (amountRupiah) {
    const back = Math.round(amountRupiah * 0.6)
    await officer.does(recordRecovery, { id: newId(), caseId, amountRupiah: back, receivedOn: addDays(today, -4) })
    await officer.does(recordDemand, { id: newId(), caseId, demand: 'legal' })
  }
  if (!reaches(until, 'verified_by_family')) return
  await officer.does(confirmOutcome, { id: newId(), caseId, solved: true, occurredOn: addDays(today, -3) })
  if (!reaches(until, 'closed')) return
  const closing = {
    id: newId(),
    caseId,
    reason: 'partly_solved',
    outcome: 'Sebagian gaji sudah diterima keluarga.',
  } as const
  const { closingId } = await officer.does(closeCase, closing)
  await head.does(approveClosing, { id: newId(), closingId })
  if (until === 'reopened')
    await officer.does(reopenCase, { id: newId(), caseId, reason: 'Potongan yang sama terulang.' })
}
