import {
  getLetterForm,
  issueLetter,
  recordPrint,
  refuseLetter,
  requestLetter,
  revokeLetter,
  verifyLetter,
} from '#modules/letters/contract.ts'
import {
  approveVerification,
  closeEpisode,
  recordConsultation,
  recordCost,
  recordEpisode,
  recordReadiness,
  recordRedFlags,
  recordStage,
  refuseVerification,
  requestVerification,
  verifyCandidate,
} from '#modules/migration/contract.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { comeHome } from './come-home.ts'
import { keepInTouch } from './keep-in-touch.ts'
import { type Adult, childrenOf, findGiver, type Relative } from './people-of-village.ts'
import type { Performer } from './performer.ts'
import { type Scene, type Story, toldStages } from './stories.ts'
import { tellContract } from './tell-lives.ts'

type ToldStage = NonNullable<(typeof toldStages)[Scene]>[number]

export interface Cast {
  readonly officer: Performer
  readonly head: Performer
  readonly today: PlainDate
}

const relationOf = (giver: Relative, adult: Adult): 'spouse' | 'parent' =>
  adult.relation === '4' && giver.relation !== '4' ? 'parent' : 'spouse'

const openFile = async ({ officer, today }: Cast, adult: Adult, story: Story): Promise<string> => {
  const route = { abroad: 'abroad', home: 'returned' } as const
  const entryRoute = story.scene === 'abroad' || story.scene === 'home' ? route[story.scene] : 'before'
  const id = newId()
  const startedOn = addDays(today, -story.daysAgo)
  const departsOn = story.scene === 'leavesSoon' ? addDays(today, 12) : null
  await officer.does(recordEpisode, { id, personId: adult.personId, entryRoute, startedOn, departsOn, ...story.plan })
  return id
}

type Outcome = 'agree' | 'not_yet' | 'refused'

const talkWithFamily = async (
  { officer, today }: Cast,
  adult: Adult,
  episodeId: string,
  story: Story,
  outcome: Outcome,
) => {
  const giver = findGiver(adult)
  if (!giver) return
  const carers = childrenOf(adult).map((child) => ({
    childPersonId: child.personId,
    carerPersonId: giver.personId,
    carerName: giver.name,
    relation: giver.sex === 'female' ? ('mother' as const) : ('father' as const),
  }))
  await officer.does(recordConsultation, {
    id: newId(),
    episodeId,
    metOn: addDays(today, -Math.max(1, story.daysAgo - 2)),
    place: 'home',
    people: [{ personId: giver.personId, name: giver.name, relation: relationOf(giver, adult) }],
    apartFromRecruiter: true,
    candidateAlone: true,
    agencyCheck: story.plan.scheme === 'P2P' ? 'licence_list' : 'no_agency',
    risks: ['work_and_wage', 'costs', 'papers', 'rights', 'help_numbers', 'contact_plan', 'trafficking'],
    carers,
    outcome,
    ...(outcome === 'agree' ? {} : { mediation: 'later' as const, rightsTold: true }),
    ...(outcome === 'refused'
      ? { privateReason: 'Anak bungsu masih kecil dan belum ada yang menjaga malam hari.' }
      : {}),
  })
}

const bringPapers = async (
  { officer, today }: Cast,
  episodeId: string,
  story: Story,
  codes: readonly ('KTP' | 'KK' | 'AKTA_LAHIR' | 'IJAZAH' | 'STATUS_KAWIN')[],
) => {
  const issuedOn = addDays(today, -story.daysAgo - 900)
  for (const documentCode of codes) {
    await officer.does(recordReadiness, {
      id: newId(),
      episodeId,
      documentCode,
      status: 'verified',
      heldBy: 'owner',
      issuedOn,
    })
  }
}

const answerSigns = async ({ officer, today }: Cast, episodeId: string, signs: readonly string[]) => {
  const codes = ['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R08', 'R09'] as const
  const answers = codes.map((code) => ({
    id: newId(),
    code,
    reply: signs.includes(code) ? ('yes' as const) : ('no' as const),
  }))
  await officer.does(recordRedFlags, { episodeId, answeredOn: today, answers })
}

/** Those who were asked for money tell what they paid; a ticket that the employer paid is told as well. */
const tellCosts = async ({ officer, today }: Cast, episodeId: string, story: Story) => {
  const on = (days: number) => addDays(today, -Math.min(days, story.daysAgo))
  const paid = [
    { component: 'periksa-kesehatan', toldName: 'uang fit', amount: 1_500_000, paidOn: on(9), proof: 'receipt' },
    { component: 'skck', toldName: null, amount: 30_000, paidOn: on(7), proof: 'told' },
    { component: 'other', toldName: 'koper dan seragam', amount: 450_000, paidOn: on(5), proof: 'told' },
  ] as const
  for (const line of paid)
    await officer.does(recordCost, {
      ...{ id: newId(), episodeId, paidBy: 'worker' as const, paidTo: 'orang yang mengajak', ...line },
    })
  await officer.does(recordCost, {
    ...{ id: newId(), episodeId, component: 'tiket-berangkat', amount: 4_200_000, paidOn: on(3) },
    ...{ paidBy: 'employer', proof: 'transfer' },
  })
}

type LetterKind = 'family_permission' | 'candidate_recommendation'

const rtHeads = ['Sukarman', 'Tarjo', 'Wagiman', 'Saliyem', 'Rohmat', 'Kusnadi', 'Sumanto']
const hamletHeads = ['Mulyadi', 'Suparjo', 'Martini', 'Jumadi', 'Karyono']

const askForLetter = async ({ officer }: Cast, adult: Adult, episodeId: string, kind: LetterKind): Promise<string> => {
  const form = await officer.asks(getLetterForm, { kind, personId: adult.personId, episodeId })
  // Each RT has its own head, so that no name stands on too many letters.
  const place = adult.name.length + adult.age
  const witnesses = [
    { name: rtHeads[place % rtHeads.length] ?? '', role: 'Ketua RT' },
    { name: hamletHeads[place % hamletHeads.length] ?? '', role: 'Kepala Dusun' },
  ]
  const id = newId()
  await officer.does(requestLetter, {
    id,
    kind,
    personId: adult.personId,
    episodeId,
    fields: { ...form.fields, witnesses },
  })
  return id
}

const issue = async (
  cast: Cast,
  adult: Adult,
  episodeId: string,
  kind: LetterKind,
  printed: boolean,
): Promise<string> => {
  const letterId = await askForLetter(cast, adult, episodeId, kind)
  await cast.officer.does(verifyLetter, { letterId, note: '' })
  await cast.head.does(issueLetter, { letterId, backdatedBecause: '' })
  if (printed) await cast.officer.does(recordPrint, { letterId, paper: 'A4' })
  return letterId
}

const order: readonly Scene[] = ['letterIssued', 'waitsForOfficer', 'waitsForHead', 'verified', 'recommended']
const reached = (scene: Scene, step: Scene): boolean =>
  order.indexOf(scene) >= order.indexOf(step) && order.includes(scene)

const verify = async (cast: Cast, adult: Adult, episodeId: string, scene: Scene) => {
  const verificationId = newId()
  await cast.officer.does(requestVerification, { id: verificationId, episodeId })
  if (scene === 'waitsForOfficer') return
  const seen = { identitySeen: true, ageSeen: true, noDuress: true, redFlagsDiscussed: true }
  await cast.officer.does(verifyCandidate, { id: newId(), verificationId, ...seen })
  if (scene === 'waitsForHead') return
  if (scene === 'returnedForPapers') {
    await cast.head.does(refuseVerification, {
      id: newId(),
      verificationId,
      reason: 'papers',
      note: 'Ijazah asli belum dibawa.',
    })
    return
  }
  await cast.head.does(approveVerification, { id: newId(), verificationId })
  if (scene === 'recommended') await issue(cast, adult, episodeId, 'candidate_recommendation', true)
}

const live = async ({ officer, head, today }: Cast, episodeId: string, story: Story) => {
  const on = (days: number) => addDays(today, -Math.max(0, days))
  const stage = (name: 'departed' | 'working' | 'returned', occurredOn: PlainDate) =>
    officer.does(recordStage, { id: newId(), episodeId, stage: name, occurredOn, source: 'family' })
  await stage('departed', on(story.daysAgo - 1))
  await stage('working', on(story.daysAgo - 12))
  if (story.scene === 'home') await stage('returned', on(story.daysAgo - 730))
  else {
    const leftOn = on(story.daysAgo - 1)
    const endsOn = addDays(leftOn, Math.round((story.plan.contractMonths ?? 24) * 30.4))
    await tellContract(
      { officer, head, today },
      { episodeId, country: story.plan.destinationCountry ?? null, leftOn, endsOn },
    )
  }
}

/** A stage every few days from the beginning on; who gave up has a closed file. */
const tellWhatWas = async (
  { officer, today }: Cast,
  episodeId: string,
  { scene, daysAgo }: Story,
  told: readonly ToldStage[],
) => {
  const dayOf = (index: number) => addDays(today, -daysAgo + Math.floor(((index + 1) * daysAgo) / (told.length + 1)))
  for (const [index, stage] of told.entries())
    await officer.does(recordStage, { id: newId(), episodeId, stage, occurredOn: dayOf(index), source: 'family' })
  if (scene !== 'gaveUp') return
  const closedOn = dayOf(told.length - 1)
  await officer.does(closeEpisode, {
    id: newId(),
    episodeId,
    closedOn,
    reason: 'cancelled',
    note: 'Memilih usaha di desa.',
  })
}

const permit = async (cast: Cast, adult: Adult, episodeId: string, story: Story) => {
  if (story.scene === 'letterWaits' || story.scene === 'letterRefused') {
    const letterId = await askForLetter(cast, adult, episodeId, 'family_permission')
    if (story.scene === 'letterRefused')
      await cast.head.does(refuseLetter, {
        letterId,
        reason: 'other',
        note: 'Nama agensi belum sesuai daftar resmi.',
      })
    else await cast.officer.does(verifyLetter, { letterId, note: '' })
    return
  }
  const letterId = await issue(cast, adult, episodeId, 'family_permission', story.scene !== 'letterIssued')
  if (story.scene === 'letterRevoked')
    await cast.head.does(revokeLetter, { letterId, reason: 'consentWithdrawn', note: 'Keluarga menarik persetujuan.' })
}

/** Lives one family's story through the door, act by act, as the officers would. */
export const tellStory = async (cast: Cast, adult: Adult, story: Story): Promise<void> => {
  const episodeId = await openFile(cast, adult, story)
  if (story.signs && story.scene === 'asks') await answerSigns(cast, episodeId, story.signs)
  if (story.signs?.includes('R01')) await tellCosts(cast, episodeId, story)
  if (story.scene === 'abroad' || story.scene === 'home') {
    await live(cast, episodeId, story)
    if (story.scene === 'abroad') await keepInTouch(cast, adult, episodeId, story)
    if (story.scene === 'home') await comeHome(cast, episodeId, story)
    return
  }
  if (story.scene === 'asks') return
  const told = toldStages[story.scene]
  if (told) return tellWhatWas(cast, episodeId, story, told)
  await bringPapers(cast, episodeId, story, ['KTP', 'KK'])
  const outcome = story.scene === 'notYet' ? 'not_yet' : story.scene === 'refused' ? 'refused' : 'agree'
  await talkWithFamily(cast, adult, episodeId, story, outcome)
  if (story.scene === 'collects' || outcome !== 'agree') return
  await answerSigns(cast, episodeId, story.signs ?? [])
  await bringPapers(cast, episodeId, story, ['AKTA_LAHIR', 'IJAZAH', 'STATUS_KAWIN'])
  await permit(cast, adult, episodeId, story)
  if (reached(story.scene, 'waitsForOfficer') || story.scene === 'returnedForPapers')
    await verify(cast, adult, episodeId, story.scene)
}
