import type { PlainDate } from '#platform/shared/dates.ts'
import type { RedFlagAnswer } from './red-flags.ts'

export const recruiterRelations = [
  'neighbour',
  'relative',
  'friend',
  'former_worker',
  'agency_staff',
  'official',
  'social_media',
  'stranger',
  'unknown',
] as const
export type RecruiterRelation = (typeof recruiterRelations)[number]

export const brokerAnswers = ['yes', 'no', 'unknown'] as const
export type BrokerAnswer = (typeof brokerAnswers)[number]

/** R16 of `domain.md` §2.7: the same name, phone or account in three files, or in one that became a case. */
export const repeatedFrom = 3

export interface FileWithRecruiter {
  readonly episodeId: string
  readonly personId: string
  /** A case, or a matter that was handed to an office. */
  readonly inCase: boolean
  readonly recordedOn: PlainDate
  readonly recordedAt: string
}

export interface RepeatedRecruiter {
  /** People, this candidate among them. */
  readonly people: number
  readonly cases: number
  readonly since: PlainDate
  readonly recordedAt: string
}

/** The files in which one of this file's recruiters is named, its own among them; `null` while it is no sign. */
export const repeatedRecruiter = (episodeId: string, files: readonly FileWithRecruiter[]): RepeatedRecruiter | null => {
  const people = new Set(files.map((file) => file.personId)).size
  const cases = new Set(files.filter((file) => file.inCase && file.episodeId !== episodeId).map((one) => one.episodeId))
  const last = [...files].sort((a, b) => a.recordedAt.localeCompare(b.recordedAt)).at(-1)
  if (!last || (people < repeatedFrom && cases.size === 0)) return null
  return { people, cases: cases.size, since: last.recordedOn, recordedAt: last.recordedAt }
}

/** The files say it whatever was answered before: a counted yes stands in for "no" and "not known". */
export const withCounted = (
  answers: readonly RedFlagAnswer[],
  repeated: RepeatedRecruiter | null,
): readonly RedFlagAnswer[] => {
  if (!repeated) return answers
  const told = answers.filter((answer) => answer.code !== 'R16' || answer.reply === 'yes')
  if (told.some((answer) => answer.code === 'R16')) return told
  const { since: answeredOn, recordedAt } = repeated
  return [...told, { code: 'R16', reply: 'yes', recordedAt, answeredOn }]
}
