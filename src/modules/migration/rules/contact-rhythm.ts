import type { BodyOf, ContactRisk } from '#modules/references/contract.ts'
import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { phaseOf, type StageFact, standingFacts } from './stages.ts'

export const checkInMakers = ['officer', 'head', 'cadre', 'family', 'other'] as const
export type CheckInMaker = (typeof checkInMakers)[number]
export const checkInChannels = ['phone', 'messenger', 'family_visit', 'letter', 'met'] as const
export type CheckInChannel = (typeof checkInChannels)[number]
export const spokenTo = ['worker', 'family', 'companion', 'nobody'] as const
export type SpokenTo = (typeof spokenTo)[number]
export const checkInStates = ['well', 'worry', 'not_reached'] as const
export type CheckInState = (typeof checkInStates)[number]
export const wageAnswers = ['yes', 'partly', 'no', 'unknown'] as const
export type WageAnswer = (typeof wageAnswers)[number]
export const contactReasons = ['signs', 'lost_contact', 'child_at_home', 'protected', 'worry'] as const
export type ContactReason = (typeof contactReasons)[number]

/** Days, as the references of today say them for one risk. */
export interface Rhythm {
  readonly callAfter: readonly number[]
  readonly callEvery: number | null
  readonly afterWorry: number | null
  readonly silenceAfter: number | null
  readonly kinEvery: number | null
}

interface Rule {
  readonly body: BodyOf<'contact-rhythm'>
}

/** What is written for the higher risk counts there alone; what is not written for it is as usual. */
export const rhythmOf = (rules: readonly Rule[], risk: ContactRisk): Rhythm => {
  const days = (contactRule: Rule['body']['contactRule']): number[] => {
    const said = rules.filter(({ body }) => body.contactRule === contactRule)
    const own = said.filter(({ body }) => body.contactRisk === risk)
    const counted = own.length > 0 ? own : said.filter(({ body }) => body.contactRisk === 'usual')
    return counted.map(({ body }) => body.days).toSorted((a, b) => a - b)
  }
  return {
    callAfter: days('call_after'),
    callEvery: days('call_every')[0] ?? null,
    afterWorry: days('call_after_worry')[0] ?? null,
    silenceAfter: days('silence_after')[0] ?? null,
    kinEvery: days('kin_every')[0] ?? null,
  }
}

/** What makes a worker one to be watched over more closely. Orders the work; refuses nothing. */
export const contactReasonsOf = (facts: {
  readonly hasSigns: boolean
  readonly wasLost: boolean
  readonly childAtHome: boolean
  readonly isProtected: boolean
  readonly lastState: CheckInState | null
}): readonly ContactReason[] => {
  const found: Readonly<Record<ContactReason, boolean>> = {
    signs: facts.hasSigns,
    lost_contact: facts.wasLost,
    child_at_home: facts.childAtHome,
    protected: facts.isProtected,
    worry: facts.lastState === 'worry',
  }
  return contactReasons.filter((reason) => found[reason])
}

export const riskOf = (reasons: readonly ContactReason[]): ContactRisk => (reasons.length > 0 ? 'raised' : 'usual')

const noNews: readonly string[] = ['lost_contact', 'overstay', 'in_case']

/** A stage, and the day on which a family last heard, where the stage says so. */
export interface JourneyFact extends StageFact {
  readonly lastHeardOn: PlainDate | null
}

/** The first day abroad of the journey under way, and the newest word of the worker among its stages. */
export const abroadDays = (facts: readonly JourneyFact[]) => {
  const standing = standingFacts(facts)
  // who was stopped, or came home and left again, begins anew
  const ended = standing.findLastIndex(({ stage }) => phaseOf(stage) === 'ended' || phaseOf(stage) === 'home')
  const abroad = standing.slice(ended + 1).filter(({ stage }) => phaseOf(stage) === 'abroad')
  return {
    startedOn: abroad[0]?.occurredOn ?? null,
    newsOn: later(
      ...abroad.map(({ stage, occurredOn, lastHeardOn }) => (noNews.includes(stage) ? lastHeardOn : occurredOn)),
    ),
    wasLost: abroad.some(({ stage }) => stage === 'lost_contact'),
  }
}

export interface CheckInFact {
  readonly contactedOn: PlainDate
  readonly state: CheckInState
  readonly recordedAt: string
}

/** In the order in which they happened. */
export const inOrderOfDays = <Fact extends CheckInFact>(facts: readonly Fact[]): readonly Fact[] =>
  facts.toSorted((a, b) => a.contactedOn.localeCompare(b.contactedOn) || a.recordedAt.localeCompare(b.recordedAt))

/** The newest time that something was heard of the worker. Who was not reached was not heard. */
export const lastHeard = <Fact extends CheckInFact>(facts: readonly Fact[]): Fact | undefined =>
  inOrderOfDays(facts)
    .filter(({ state }) => state !== 'not_reached')
    .at(-1)

export interface ContactQuestion {
  /** The day of departure, or the first day abroad that is known. */
  readonly startedOn: PlainDate
  /** The day on which the village opened the file. */
  readonly openedOn: PlainDate
  readonly heard: Pick<CheckInFact, 'contactedOn' | 'state'> | undefined
  /** The newest other word of the worker: a stage that somebody told. */
  readonly newsOn: PlainDate | null
  readonly rhythm: Rhythm
}

export interface ContactDays {
  readonly dueOn: PlainDate | null
  readonly silentOn: PlainDate | null
}

/** A call a week before its day is that day's call. */
const earlyDays = 7

/** When the next contact is due, and from when silence is acted on. */
export const contactDays = (question: ContactQuestion): ContactDays => {
  const dueOn = dueDay(question)
  return { dueOn, silentOn: silentDay(question, dueOn) }
}

const later = (...days: readonly (PlainDate | null)[]): PlainDate | null =>
  days
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null

const dueDay = ({ startedOn, openedOn, heard, rhythm }: ContactQuestion): PlainDate | null => {
  if (!heard) {
    const [first] = callDays(startedOn, startedOn, rhythm)
    return first ? later(first, openedOn) : null
  }
  const next = callDays(startedOn, addDays(heard.contactedOn, earlyDays), rhythm)[0] ?? null
  const again =
    heard.state === 'worry' && rhythm.afterWorry !== null ? addDays(heard.contactedOn, rhythm.afterWorry) : null
  return again !== null && (next === null || again < next) ? again : next
}

/** Long enough without a word, and the day of a call that was due went by. */
const silentDay = (
  { startedOn, openedOn, heard, newsOn, rhythm }: ContactQuestion,
  dueOn: PlainDate | null,
): PlainDate | null => {
  if (rhythm.silenceAfter === null) return null
  const newest = (heard ? later(heard.contactedOn, newsOn) : later(startedOn, openedOn, newsOn)) ?? startedOn
  return later(addDays(newest, rhythm.silenceAfter), dueOn === null ? null : addDays(dueOn, 1))
}

const mostCallDays = 12

/** The days of the rhythm after a day: those counted from departure, then the regular ones. */
export const callDays = (startedOn: PlainDate, after: PlainDate, rhythm: Rhythm): readonly PlainDate[] => {
  const fixed = rhythm.callAfter.map((days) => addDays(startedOn, days)).filter((day) => day > after)
  const last = rhythm.callAfter.at(-1) ?? 0
  if (rhythm.callEvery === null) return fixed
  const every = rhythm.callEvery
  const begun = Math.max(0, Math.floor((daysBetween(startedOn, after) - last) / every))
  const regular = Array.from({ length: mostCallDays }, (_, index) =>
    addDays(startedOn, last + (begun + index + 1) * every),
  )
  return [...fixed, ...regular.filter((day) => day > after)]
}

export type CheckInFault = 'migration.checkIn.workerNotReached' | 'migration.checkIn.nobodyWell'

/** Who was spoken to and what is said must go together. */
export const checkInFault = (said: {
  readonly spokenTo: SpokenTo
  readonly state: CheckInState
}): CheckInFault | undefined => {
  if (said.spokenTo === 'worker' && said.state === 'not_reached') return 'migration.checkIn.workerNotReached'
  return said.spokenTo === 'nobody' && said.state !== 'not_reached' ? 'migration.checkIn.nobodyWell' : undefined
}

export const contactGroups = ['silent', 'due', 'worry', 'heard'] as const
export type ContactGroup = (typeof contactGroups)[number]

export interface ContactState extends ContactDays {
  readonly heardOn: PlainDate | null
  readonly lastState: CheckInState | null
}

/** How it last was. A try that reached nobody takes no worry away. */
export const lastStateOf = (facts: readonly CheckInFact[]): CheckInState | null =>
  lastHeard(facts)?.state === 'worry' ? 'worry' : (inOrderOfDays(facts).at(-1)?.state ?? null)

/** Where somebody stands on the list; each stands once, at the most pressing. */
export const contactGroupOf = ({ silentOn, dueOn, lastState }: ContactState, today: PlainDate): ContactGroup => {
  if (silentOn !== null && silentOn <= today) return 'silent'
  if (dueOn !== null && dueOn <= today) return 'due'
  return lastState === 'worry' ? 'worry' : 'heard'
}

export const heardBands = ['30', '90', '180', 'longer', 'never'] as const
export type HeardBand = (typeof heardBands)[number]

/** How long ago somebody was heard of, in the steps of the picture. */
export const heardBand = (heardOn: PlainDate | null, today: PlainDate): HeardBand => {
  if (heardOn === null) return 'never'
  const days = daysBetween(heardOn, today)
  return days <= 30 ? '30' : days <= 90 ? '90' : days <= 180 ? '180' : 'longer'
}

/** Whom to call is asked at once, though not before the village had the file; then every year. */
export const kinDueOn = (
  { startedOn, openedOn }: Pick<ContactQuestion, 'startedOn' | 'openedOn'>,
  confirmedOn: PlainDate | null,
  rhythm: Rhythm,
): PlainDate | null => {
  if (confirmedOn === null) return later(startedOn, openedOn)
  return rhythm.kinEvery === null ? null : addDays(confirmedOn, rhythm.kinEvery)
}
