import {
  closeEpisode,
  closeReferral,
  getEpisode,
  listEpisodes,
  neededRisks,
  recordConsultation,
  recordCost,
  recordEpisode,
  recordOutsideNumber,
  recordReadiness,
  recordRecruiter,
  recordRedFlags,
  recordReferralAnswer,
  recordStage,
  referEpisode,
} from '#modules/migration/contract.ts'
import { requestSignalErasure } from '#modules/placement/contract.ts'
import { requestProtection } from '#modules/registry/contract.ts'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type Adult, childrenOf, findGiver, type Relative } from './people-of-village.ts'
import type { Cast } from './tell-story.ts'

type Episode = InputOf<typeof recordEpisode>
type Answers = InputOf<typeof recordRedFlags>['answers']

const plantation = { destinationCountry: 'MY', occupation: 'plantation', scheme: 'UNKNOWN' } as const
const houseWork = { destinationCountry: 'HK', occupation: 'housekeeper', scheme: 'P2P' } as const

const open = async (
  { officer, today }: Cast,
  { personId }: Pick<Relative, 'personId'>,
  daysAgo: number,
  plan: Partial<Episode>,
): Promise<string> => {
  const id = newId()
  await officer.does(recordEpisode, { id, personId, startedOn: addDays(today, -daysAgo), ...plan } as Episode)
  return id
}

const recruiters = [
  { relation: 'neighbour', evidenceGrade: 'B', storySource: 'family', localBroker: 'yes', account: null },
  { relation: 'social_media', evidenceGrade: 'A', storySource: 'document', localBroker: 'no', account: 'BRI 0000 12' },
  { relation: 'former_worker', evidenceGrade: 'C', storySource: 'candidate', account: 'BRI 0000 12' },
] as const

const signs: readonly Pick<InputOf<typeof recordRedFlags>['answers'][number], 'code' | 'reply' | 'storySource'>[][] = [
  [
    { code: 'R01', reply: 'yes', storySource: 'candidate' },
    { code: 'R02', reply: 'yes', storySource: 'family' },
    { code: 'R03', reply: 'yes', storySource: 'document' },
    { code: 'R05', reply: 'unknown', storySource: 'neighbour' },
  ],
  [{ code: 'R09', reply: 'yes', storySource: 'officer' }],
  [{ code: 'R05', reply: 'no', storySource: 'candidate' }],
]

/** Three files tell of the same man by one phone and one account: he shows up by himself among the signs. */
const nameRecruiter = async (cast: Cast, adults: readonly Adult[]): Promise<readonly string[]> => {
  const { officer, today } = cast
  const ids: string[] = []
  for (const [index, told] of recruiters.entries()) {
    const adult = adults[index]
    if (!adult) return ids
    const departsOn = index === 0 ? addDays(today, 6) : null
    const episodeId = await open(cast, adult, 14 - index * 4, { ...plantation, departsOn })
    ids.push(episodeId)
    await officer.does(recordRecruiter, {
      ...{ id: newId(), episodeId, name: 'Rekaan Contohadi', phone: '0812 0000 9876', ...told },
    })
    const answers: Answers = (signs[index] ?? []).map((answer) => ({
      ...{ id: newId(), evidenceGrade: told.evidenceGrade, note: null, ...answer },
    }))
    await officer.does(recordRedFlags, { episodeId, answeredOn: addDays(today, -1), answers })
    if (departsOn)
      await officer.does(recordReadiness, {
        ...{ id: newId(), episodeId, documentCode: 'SKCK', status: 'verified', heldBy: 'other' },
        ...{ issuedOn: addDays(today, -360), expiresOn: addDays(departsOn, -2) },
      })
  }
  return ids
}

const offices = [
  { officeKind: 'task_force', channel: 'in_person', consent: 'given', outcome: 'accepted' },
  { officeKind: 'manpower_office', channel: 'letter', consent: 'given', outcome: 'helped' },
  { officeKind: 'bp3mi', channel: 'online', consent: 'given', outcome: 'passed_on' },
  { officeKind: 'ministry', channel: 'phone', consent: 'given', outcome: 'declined' },
  { officeKind: 'police', channel: 'in_person', consent: 'danger', closed: 'no_answer' },
  { officeKind: 'mission', channel: 'online', consent: 'duty', closed: 'mistake' },
  { officeKind: 'ngo', channel: 'phone', consent: 'given', closed: 'consent_withdrawn' },
  { officeKind: 'other', channel: 'letter', consent: 'child', closed: 'no_longer_needed' },
] as const

/** Who was asked about these signs, and what came of it: each answer and each end once. */
const askOffices = async ({ officer, today }: Cast, episodeIds: readonly string[]) => {
  for (const [index, office] of offices.entries()) {
    const { officeKind, channel, consent } = office
    const referralId = newId()
    const given = consent === 'given'
    await officer.does(referEpisode, {
      ...{ id: referralId, episodeId: episodeIds[index % episodeIds.length] ?? '', officeKind, channel, consent },
      ...{ referredOn: addDays(today, -5), consentChannel: given ? 'in-person' : null },
      withoutConsentBecause: given ? null : 'Berangkat beberapa hari lagi, dan keluarganya takut.',
      told: 'Diminta uang muka, dan paspornya dipegang orang lain.',
    })
    if ('outcome' in office)
      await officer.does(recordReferralAnswer, {
        ...{ id: newId(), referralId, answeredOn: addDays(today, -1), outcome: office.outcome },
      })
    else await officer.does(closeReferral, { id: newId(), referralId, reason: office.closed })
  }
}

/** A talk that was none: by phone, with the recruiter beside her, and nobody told her anything. */
const talkBadly = async (cast: Cast, adult: Adult) => {
  const { officer, today } = cast
  const episodeId = await open(cast, adult, 9, houseWork)
  await officer.does(recordConsultation, {
    ...{ id: newId(), episodeId, metOn: addDays(today, -4), place: 'phone', pressureSeen: true, risks: [] },
    ...{ people: [{ personId: null, name: 'Kakaknya', relation: 'sibling' }], apartFromRecruiter: false },
    ...{ candidateAlone: false, agencyCheck: 'not_yet', carers: [], outcome: 'agree' },
  })
}

/** The family says not yet, and somebody of the village goes between: refused once, then wished for. */
const goBetween = async (cast: Cast, adult: Adult) => {
  const { officer, today } = cast
  const episodeId = await open(cast, adult, 20, houseWork)
  for (const [daysAgo, mediation, place] of [
    [12, 'declined', 'village_office'],
    [3, 'accepted', 'elsewhere'],
  ] as const)
    await officer.does(recordConsultation, {
      ...{ id: newId(), episodeId, metOn: addDays(today, -daysAgo), place, mediation, outcome: 'not_yet' },
      ...{ people: [{ personId: null, name: 'Mertuanya', relation: 'in_law' }], apartFromRecruiter: true },
      ...{ candidateAlone: true, agencyCheck: 'office_asked', risks: [...neededRisks], carers: [] },
    })
}

const costs = [
  ['pelatihan-kerja', 3_000_000, 'worker', 'receipt'],
  ['sertifikat-kompetensi', 600_000, 'worker', 'receipt'],
  ['jasa-perusahaan', 8_000_000, 'lender', 'witness'],
  ['visa-kerja', 1_900_000, 'agency', 'transfer'],
  ['penggantian-paspor', 350_000, 'worker', 'receipt'],
  ['jaminan-sosial', 370_000, 'employer', 'transfer'],
  ['transportasi-lokal', 200_000, 'worker', 'told'],
  ['akomodasi', 900_000, 'worker', 'witness'],
  ['legalisasi-perjanjian-kerja', 150_000, 'government', 'receipt'],
  ['tiket-pulang', 4_000_000, 'employer', 'told'],
  ['periksa-kesehatan-tambahan', 500_000, 'worker', 'receipt'],
  ['pinjaman-dipaksakan', 12_000_000, 'lender', 'told'],
] as const

/** One whose work no rule names pays what is asked everywhere; the other pays what nobody may ask. */
const payDearly = async (cast: Cast, adult: Adult, episodeId: string) => {
  const { officer, today } = cast
  const atShop = await open(cast, adult, 15, { destinationCountry: 'JP', occupation: 'sales', scheme: 'SELF' })
  const fare = { component: 'transportasi-lokal', amount: 150_000, paidBy: 'worker', proof: 'receipt' } as const
  await officer.does(recordCost, { id: newId(), episodeId: atShop, paidOn: addDays(today, -10), ...fare })
  for (const [index, [component, amount, paidBy, proof]] of costs.entries())
    await officer.does(recordCost, {
      ...{ id: newId(), episodeId, component, amount, paidBy, proof, paidOn: addDays(today, -12 + (index % 10)) },
    })
}

/** Papers to the end: everything seen for who leaves soon; a refused one and one that ends for those before. */
const finishPapers = async (cast: Cast, everybody: readonly Adult[]) => {
  const { officer, today } = cast
  const inGroup = async (group: 'departure' | 'agreement' | 'final_papers' | 'training') =>
    (await officer.asks(listEpisodes, { group, order: 'name' })).episodes
  const show = async (episodeId: string, which: 'all' | 'due' | 'village', ending?: string) => {
    const { readiness } = await officer.asks(getEpisode, { episodeId })
    for (const { code, status } of readiness.items.filter(({ later, phase }) =>
      which === 'village' ? phase === 'village' : which === 'all' || !later,
    )) {
      if (status === 'verified') continue
      await officer.does(recordReadiness, {
        ...{ id: newId(), episodeId, documentCode: code, status: 'verified', heldBy: 'owner' },
        ...{ issuedOn: addDays(today, -30), expiresOn: code === ending ? addDays(today, 20) : null },
      })
    }
  }
  const [leaves] = await inGroup('departure')
  if (leaves) {
    await nameCarers(
      cast,
      leaves.id,
      everybody.find(({ personId }) => personId === leaves.personId),
    )
    await show(leaves.id, 'all')
  }
  for (const state of ['requested', 'returned', null] as const) {
    const waiting = await findWaiting(cast, state)
    if (waiting) await show(waiting, 'village')
  }
  const [agrees] = await inGroup('agreement')
  if (agrees) await show(agrees.id, 'due')
  const [trains] = await inGroup('training')
  if (trains) await show(trains.id, 'due', 'SEHAT')
  const [last] = await inGroup('final_papers')
  if (!last) return
  const paper = { id: newId(), episodeId: last.id, documentCode: 'SEHAT', heldBy: 'agency' } as const
  await officer.does(recordReadiness, { ...paper, status: 'rejected', note: 'Nama di suratnya keliru.' })
  await officer.does(recordReadiness, {
    ...{ ...paper, id: newId(), documentCode: 'KTP', status: 'collected', heldBy: 'agency' },
  })
}

/** Who leaves soon has said who is with the children meanwhile. */
const nameCarers = async ({ officer, today }: Cast, episodeId: string, adult: Adult | undefined) => {
  const giver = adult && findGiver(adult)
  if (!giver) return
  const carers = childrenOf(adult).map(({ personId }) => ({
    ...{ childPersonId: personId, carerPersonId: giver.personId, carerName: giver.name },
    relation: giver.sex === 'female' ? ('mother' as const) : ('father' as const),
  }))
  await officer.does(recordConsultation, {
    ...{ id: newId(), episodeId, metOn: addDays(today, -60), place: 'home', carers, outcome: 'agree' },
    ...{ people: [{ personId: giver.personId, name: giver.name, relation: 'spouse' }], apartFromRecruiter: true },
    ...{ candidateAlone: true, agencyCheck: 'job_order', risks: [...neededRisks] },
  })
}

/** Of those whose family agreed, whoever stands so with the village: asked for, sent back, or not asked yet. */
const findWaiting = async ({ officer }: Cast, state: 'requested' | 'returned' | null): Promise<string | undefined> => {
  const { episodes } = await officer.asks(listEpisodes, { order: 'name', limit: 100 })
  for (const { id: episodeId, nextStep } of episodes) {
    if (nextStep.code !== 'collectPaper' && nextStep.code !== 'lookAtOriginal') continue
    const { verification, consultations } = await officer.asks(getEpisode, { episodeId })
    const agreed = consultations.some(({ outcome }) => outcome === 'agree')
    if (agreed && (verification?.state ?? null) === state) return episodeId
  }
  return undefined
}

/** Somebody abroad whose permit and loan end, and one of whom there are signs from before she left. */
const worryAbroad = async (cast: Cast, adult: Adult) => {
  const { officer, today } = cast
  const episodeId = await open(cast, adult, 300, { ...plantation, entryRoute: 'abroad' })
  const working = { stage: 'working', occurredOn: addDays(today, -290), source: 'hearsay', confidence: 'told' } as const
  await officer.does(recordStage, { id: newId(), episodeId, details: {}, ...working })
  for (const [documentCode, days] of [
    ['IZIN_TINGGAL', 45],
    ['BUKTI_SETOR_KUR', 25],
  ] as const)
    await officer.does(recordReadiness, {
      ...{ id: newId(), episodeId, documentCode, status: 'verified', heldBy: 'employer' },
      ...{ issuedOn: addDays(today, -290), expiresOn: addDays(today, days) },
    })
  await officer.does(recordRedFlags, {
    ...{ episodeId, answeredOn: addDays(today, -280) },
    answers: [{ id: newId(), code: 'R02', reply: 'yes', storySource: 'neighbour', evidenceGrade: 'C', note: null }],
  })
  const number = { system: 'other', number: 'AGENSI-7781', givenOn: addDays(today, -30), note: 'nomor di agensi' }
  await officer.does(recordOutsideNumber, { id: newId(), episodeId, ...number } as InputOf<typeof recordOutsideNumber>)
}

/** A threatened worker, whom the officer and the head alone know here. */
const protect = async (cast: Cast, adult: Adult) => {
  const { officer, today } = cast
  const episodeId = await open(cast, adult, 400, { ...plantation, entryRoute: 'abroad' })
  const reason = 'Perekrutnya mengancam keluarga.'
  await officer.does(requestProtection, { id: newId(), personId: adult.personId, wanted: true, reason })
  const working = { stage: 'working', occurredOn: addDays(today, -390), source: 'family', confidence: 'sure' } as const
  await officer.does(recordStage, { id: newId(), episodeId, details: {}, ...working })
}

/** What was told of him is untrue, somebody says; nobody has decided yet. */
const askToEraseRecruiter = async ({ officer }: Cast, episodeId: string) => {
  const { recruiters: told } = await officer.asks(getEpisode, { episodeId })
  const subjectId = told?.[0]?.id
  if (subjectId)
    await officer.does(requestSignalErasure, { id: newId(), kind: 'recruiter', subjectId, reason: 'untrue' })
}

/** Files that ended otherwise: somebody moved away, one was opened by mistake, one of whom little is known. */
const endOtherwise = async (cast: Cast, [moved, mistaken, unknown]: readonly Adult[]) => {
  const { officer, today } = cast
  for (const [adult, reason] of [
    [moved, 'moved_away'],
    [mistaken, 'mistake'],
  ] as const)
    if (adult) {
      const episodeId = await open(cast, adult, 40, houseWork)
      await officer.does(closeEpisode, { id: newId(), episodeId, closedOn: today, reason, note: 'Kata keluarganya.' })
    }
  if (unknown) await open(cast, unknown, 2, { entryRoute: 'unknown' })
}

/** What is rare in a village, each once: told of people who are in no other story. */
export const showJourneys = async (
  cast: Cast,
  adults: readonly Adult[],
  everybody: readonly Adult[],
): Promise<void> => {
  const [first, second, third, badly, between, abroad, buyer, watched, ...others] = adults
  if (!first || !second || !third || !badly || !between || !abroad || !buyer || !watched)
    throw new Error('the demo village is too small')
  const told = await nameRecruiter(cast, [first, second, third])
  await askOffices(cast, told)
  await payDearly(cast, buyer, told[1] ?? '')
  await askToEraseRecruiter(cast, told[2] ?? '')
  await talkBadly(cast, badly)
  await goBetween(cast, between)
  await worryAbroad(cast, abroad)
  await endOtherwise(cast, others)
  await protect(cast, watched)
  await finishPapers(cast, everybody)
  const young = adults.flatMap(({ family }) => family.filter(({ age }) => age === 18 || age === 19))[0]
  if (young) await open(cast, young, 1, houseWork)
}
