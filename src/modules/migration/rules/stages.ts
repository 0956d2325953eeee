import type { PlainDate } from '#platform/shared/dates.ts'
import { notReplaced } from '#platform/shared/not-replaced.ts'

/** The one list of the stages of a migration, before, during and after. Order is advice: people appear already abroad. */
export const stages = [
  'interest',
  'profile_ready',
  'village_verified',
  'cpmi_submitted',
  'district_verified',
  'id_pmi_issued',
  'matched',
  'placement_agreement_signed',
  'training',
  'certified',
  'medical_fit',
  'insured',
  'passport_issued',
  'visa_issued',
  'contract_signed',
  'opp_done',
  'e_pmi_issued',
  'departed',
  'arrived_reported',
  'working',
  'extended',
  'changed_employer',
  'on_leave',
  'in_case',
  'overstay',
  'lost_contact',
  'returning',
  'returned',
  'purna',
  'cancelled',
  'failed_departure',
  'deceased',
  'repatriated',
  'deported',
  'remigrating',
] as const
export type Stage = (typeof stages)[number]

export const phases = ['before', 'abroad', 'home', 'ended'] as const
export type Phase = (typeof phases)[number]

export const stepNames = [
  'interest',
  'profile',
  'village',
  'id_pmi',
  'agreement',
  'training',
  'final_papers',
  'departure',
] as const
export type StepName = (typeof stepNames)[number]

interface StageTraits {
  readonly phase: Phase
  /** One of the eight bars before departure; stages after it have none. */
  readonly step: StepName | null
  /** The bar is full when this is recorded. */
  readonly fills?: true
  /** `other`: written by the act that decides it, never by hand. */
  readonly by?: 'other'
}

const before = (step: StepName, fills?: true): StageTraits =>
  fills ? { phase: 'before', step, fills } : { phase: 'before', step }
const abroad: StageTraits = { phase: 'abroad', step: null }
const home: StageTraits = { phase: 'home', step: null }
const ended: StageTraits = { phase: 'ended', step: null }

const traits: Readonly<Record<Stage, StageTraits>> = {
  interest: before('interest', true),
  profile_ready: before('profile', true),
  village_verified: { ...before('village', true), by: 'other' },
  cpmi_submitted: before('id_pmi'),
  district_verified: before('id_pmi'),
  id_pmi_issued: before('id_pmi', true),
  matched: before('agreement'),
  placement_agreement_signed: before('agreement', true),
  training: before('training'),
  certified: before('training', true),
  medical_fit: before('training', true),
  insured: before('final_papers'),
  passport_issued: before('final_papers'),
  visa_issued: before('final_papers'),
  contract_signed: before('final_papers'),
  opp_done: before('final_papers', true),
  e_pmi_issued: before('final_papers', true),
  departed: { phase: 'abroad', step: 'departure', fills: true },
  arrived_reported: abroad,
  working: abroad,
  extended: abroad,
  changed_employer: abroad,
  on_leave: abroad,
  in_case: { ...abroad, by: 'other' },
  overstay: abroad,
  lost_contact: abroad,
  returning: abroad,
  returned: home,
  purna: home,
  cancelled: ended,
  failed_departure: ended,
  deceased: ended,
  repatriated: home,
  deported: home,
  remigrating: ended,
}

export const phaseOf = (stage: Stage): Phase => traits[stage].phase
export const stepOf = (stage: Stage): StepName | null => traits[stage].step
/** Village verification needs the head, a case needs casework: these are never written by hand. */
export const canRecordByHand = (stage: Stage): boolean => traits[stage].by !== 'other'

/** Who told it, as somebody may say it. */
export const toldSources = ['person', 'family', 'officer_saw', 'document', 'office', 'village_head', 'hearsay'] as const
/** A file told it too: that the house alone says. */
export const stageSources = [...toldSources, 'import'] as const
export type StageSource = (typeof stageSources)[number]
export const confidences = ['sure', 'likely', 'told'] as const
export type Confidence = (typeof confidences)[number]

export interface StageFact {
  readonly id: string
  readonly stage: Stage
  readonly occurredOn: PlainDate
  readonly recordedAt: string
  /** This row takes back an earlier one that was a mistake. */
  readonly withdrawsId: string | null
}

/** What stands: without the rows taken back and without those that took them back, in the order of life. */
export const standingFacts = <Fact extends StageFact>(facts: readonly Fact[]): readonly Fact[] =>
  notReplaced(facts, (fact) => fact.withdrawsId)
    .filter((fact) => !fact.withdrawsId)
    .sort(byLife)

const byLife = (a: StageFact, b: StageFact): number =>
  a.occurredOn.localeCompare(b.occurredOn) ||
  stages.indexOf(a.stage) - stages.indexOf(b.stage) ||
  a.recordedAt.localeCompare(b.recordedAt)

/**
 * Where the person stands. Before departure it is the furthest stage reached, whatever the order of the papers;
 * after it, simply the latest fact of life. Who gave up or was stopped and begins again stands at what came since.
 */
export const currentStage = <Fact extends StageFact>(facts: readonly Fact[]): Fact | undefined => {
  const standing = standingFacts(facts)
  const news = standing.filter((fact) => phaseOf(fact.stage) !== 'before').at(-1)
  if (news && !beginsAgain.includes(news.stage)) return news
  const since = standing.filter(
    (fact) => phaseOf(fact.stage) === 'before' && (!news || fact.occurredOn > news.occurredOn),
  )
  return since.length === 0 ? news : since.reduce(furthestOf)
}

/** The first day away, or back where nobody told of the way out; who gave up or was stopped before never left. */
export const leftOn = (facts: readonly StageFact[]): PlainDate | null =>
  standingFacts(facts).find(({ stage }) => phaseOf(stage) === 'abroad' || phaseOf(stage) === 'home')?.occurredOn ?? null

/** After these the way out may begin anew in the same file. */
const beginsAgain: readonly Stage[] = ['cancelled', 'failed_departure']

const furthestOf = <Fact extends StageFact>(furthest: Fact, fact: Fact): Fact =>
  stages.indexOf(fact.stage) >= stages.indexOf(furthest.stage) ? fact : furthest

/**
 * As a list, a picture, a print or another office may say it. Whose permit ran out is at work, whom a country sent
 * home is back: what could harm somebody stands in the officer's file alone.
 */
export const plainStage = (stage: Stage): Stage =>
  stage === 'overstay' ? 'working' : stage === 'deported' ? 'returned' : stage

/** What is usually written next on the way to this bar; whoever knows better chooses another. */
export const nextStageOf = (current: Stage, step: StepName): Stage | undefined =>
  stages.find(
    (stage) => stepOf(stage) === step && canRecordByHand(stage) && stages.indexOf(stage) > stages.indexOf(current),
  )

export interface StepState {
  readonly step: StepName
  readonly state: 'done' | 'now' | 'later'
}

/** The bar a person stands in who has reached this stage: the next one when the stage fills its own. */
export const stepAfter = (stage: Stage): StepName => {
  const { step, fills } = traits[stage]
  if (step === null) return 'departure'
  return fills ? (stepNames[stepNames.indexOf(step) + 1] ?? 'departure') : step
}

/** The eight bars: full up to what is reached, turmeric on what is under way. */
export const stepStates = (current: Stage): readonly StepState[] => {
  const gone = phaseOf(current) === 'abroad' || phaseOf(current) === 'home'
  const now = stepNames.indexOf(stepAfter(current))
  return stepNames.map((step, index) => ({
    step,
    state: gone || index < now ? 'done' : index === now ? 'now' : 'later',
  }))
}

/** How lists gather candidates: by the bar under way, then abroad and home. */
export const listGroups = [...stepNames, 'abroad', 'home', 'ended'] as const
export type ListGroup = (typeof listGroups)[number]

export const groupOf = (stage: Stage): ListGroup => {
  const phase = phaseOf(stage)
  return phase === 'before' ? stepAfter(stage) : phase
}

export const stagesOfGroup = (group: ListGroup): readonly Stage[] => stages.filter((stage) => groupOf(stage) === group)

export type StageRefusal =
  | 'migration.stageInFuture'
  | 'migration.stageBeforeBirth'
  | 'migration.stageNotByHand'
  | 'migration.stageAfterDeath'

interface StageQuestion {
  readonly stage: Stage
  readonly occurredOn: PlainDate
  readonly today: PlainDate
  readonly bornOn: PlainDate | null
  readonly facts: readonly StageFact[]
}

/** Only what cannot be true is refused; a strange order is recorded and asked about. */
export const stageRefusal = ({ stage, occurredOn, today, bornOn, facts }: StageQuestion): StageRefusal | undefined => {
  if (!canRecordByHand(stage)) return 'migration.stageNotByHand'
  if (occurredOn > today) return 'migration.stageInFuture'
  if (bornOn && occurredOn < bornOn) return 'migration.stageBeforeBirth'
  const death = standingFacts(facts).find((fact) => fact.stage === 'deceased')
  return death && occurredOn > death.occurredOn && !afterDeath.includes(stage) ? 'migration.stageAfterDeath' : undefined
}

const afterDeath: readonly Stage[] = ['returning', 'returned', 'repatriated']

/** Stages that usually come earlier and are not recorded: a question to ask, never a lock. */
export const skippedStages = (facts: readonly StageFact[], stage: Stage): readonly Stage[] => {
  if (phaseOf(stage) !== 'before' && stage !== 'departed') return []
  const recorded = new Set(standingFacts(facts).map((fact) => fact.stage))
  return stages.filter(
    (one) =>
      traits[one].fills && !recorded.has(one) && stages.indexOf(one) < stages.indexOf(stage) && one !== 'e_pmi_issued',
  )
}

export const closeReasons = [
  'cancelled',
  'failed_departure',
  'returned',
  'deceased',
  'moved_away',
  'mistake',
  'remigrating',
] as const
export type CloseReason = (typeof closeReasons)[number]

export const entryRoutes = ['before', 'abroad', 'returned', 'unknown'] as const
export type EntryRoute = (typeof entryRoutes)[number]

/** Someone already abroad enters there: the years before stay unknown and are not invented. */
export const firstStageOf: Readonly<Record<EntryRoute, Stage>> = {
  before: 'interest',
  abroad: 'working',
  returned: 'returned',
  unknown: 'working',
}
