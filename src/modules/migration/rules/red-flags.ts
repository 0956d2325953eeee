import type { PlainDate } from '#platform/shared/dates.ts'
import { daysBetween } from '#platform/shared/dates.ts'

/** Signals of trafficking and of brokers. Their weights and questions are references: dated rows with their source. */
export const redFlagCodes = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
  'R13',
  'R14',
  'R15',
  'R16',
  'R17',
] as const
export type RedFlagCode = (typeof redFlagCodes)[number]

export const redFlagReplies = ['yes', 'no', 'unknown'] as const
export type RedFlagReply = (typeof redFlagReplies)[number]
/** A document, B witness, C hearsay. */
export const evidenceGrades = ['A', 'B', 'C'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]
export const storySources = ['candidate', 'family', 'neighbour', 'officer', 'document', 'other'] as const
export type StorySource = (typeof storySources)[number]

export const talkFrom = 5
export const taskForceFrom = 8
const gravest = 5
const callWithinDays = 14

export type RedFlagWeights = ReadonlyMap<string, number>

export interface RedFlagAnswer {
  readonly code: RedFlagCode
  readonly reply: RedFlagReply
  readonly recordedAt: string
  readonly answeredOn?: string
}

export const redFlagAdvices = ['none', 'listen', 'talk', 'task_force'] as const
export type RedFlagAdvice = (typeof redFlagAdvices)[number]

export interface SignsToTalkOver {
  readonly advice: 'talk' | 'task_force'
  /** The day the first of them was noted. */
  readonly since: PlainDate | null
}

export interface RedFlagScore {
  readonly score: number
  readonly signs: readonly RedFlagCode[]
  readonly advice: RedFlagAdvice
  /** A grave sign with a departure within 14 days: call today. */
  readonly callToday: boolean
  /** Enough signs to talk about, and nobody has talked with the candidate alone since. */
  readonly toTalkOver: SignsToTalkOver | null
  readonly asked: number
}

/** The newest answer to a question counts; older ones stay to be read. */
export const latestAnswers = <Answer extends RedFlagAnswer>(answers: readonly Answer[]): readonly Answer[] => {
  const byCode = new Map<RedFlagCode, Answer>()
  const inTime = [...answers].sort((a, b) => a.recordedAt.localeCompare(b.recordedAt))
  for (const answer of inTime) byCode.set(answer.code, answer)
  return redFlagCodes.flatMap((code) => byCode.get(code) ?? [])
}

interface RedFlagQuestion {
  readonly answers: readonly RedFlagAnswer[]
  readonly weights: RedFlagWeights
  readonly departsOn: PlainDate | null
  /** The last day somebody talked with the candidate alone. */
  readonly talkedAloneOn?: PlainDate | null
  readonly today: PlainDate
}

/** Advice, never a lock: no act of this house asks this function whether it may run. */
export const scoreRedFlags = ({ answers, weights, departsOn, talkedAloneOn, today }: RedFlagQuestion): RedFlagScore => {
  const latest = latestAnswers(answers)
  const told = latest.filter((answer) => answer.reply === 'yes')
  const signs = told.map((answer) => answer.code)
  const weightOf = (code: RedFlagCode) => weights.get(code) ?? 0
  const score = signs.reduce((sum, code) => sum + weightOf(code), 0)
  const days = departsOn ? daysBetween(today, departsOn) : undefined
  const open = told.filter((sign) => !isTalkedOver(sign, talkedAloneOn))
  const advice = adviceOf(score)
  const leavesSoon = days !== undefined && days >= 0 && days <= callWithinDays
  return {
    score,
    signs,
    advice,
    callToday: leavesSoon && open.some((sign) => weightOf(sign.code) >= gravest),
    toTalkOver:
      open.length > 0 && (advice === 'talk' || advice === 'task_force') ? { advice, since: firstDayOf(open) } : null,
    asked: latest.length,
  }
}

/** Everything that was asked was answered with no. Who was not asked, or does not know, leaves it open. */
export const foundNoSigns = (answers: readonly RedFlagAnswer[]): boolean => {
  const latest = latestAnswers(answers)
  return latest.length > 0 && latest.every((answer) => answer.reply === 'no')
}

const firstDayOf = (signs: readonly RedFlagAnswer[]): PlainDate | null =>
  (signs.flatMap((sign) => sign.answeredOn ?? []).sort()[0] ?? null) as PlainDate | null

const isTalkedOver = ({ answeredOn }: RedFlagAnswer, talkedAloneOn: PlainDate | null | undefined): boolean =>
  answeredOn !== undefined && !!talkedAloneOn && talkedAloneOn >= answeredOn

const adviceOf = (score: number): RedFlagAdvice => {
  if (score >= taskForceFrom) return 'task_force'
  if (score >= talkFrom) return 'talk'
  return score > 0 ? 'listen' : 'none'
}

const toldByHimself: ReadonlySet<StorySource> = new Set(['candidate', 'document', 'officer'])

/** What the person may read of the answers: his own words, papers and what the officer asked; not what somebody else reported. */
export const ownSigns = <Answer extends { readonly storySource: StorySource }>(answers: readonly Answer[]): Answer[] =>
  answers.filter(({ storySource }) => toldByHimself.has(storySource))
