import { type PlainDate, plainDate } from '#platform/shared/dates.ts'
import type { FieldFault } from '#platform/shared/errors.ts'

/** UU 18/2017 art. 42: what the law asks of a village, a to e. */
export const duties = ['a', 'b', 'c', 'd', 'e'] as const
export type Duty = (typeof duties)[number]

/** What guidance is about (`domain.md` §2, pillar 1). */
export const topics = [
  'safe_procedure',
  'opportunities',
  'rights',
  'finance',
  'language',
  'documents',
  'other',
] as const
export type Topic = (typeof topics)[number]

export const serviceChannels = ['desk', 'visit', 'phone', 'messenger', 'meeting', 'system'] as const
export type ServiceChannel = (typeof serviceChannels)[number]

/** By hand only what no other act of the house says by itself. */
export const typedChannels = ['desk', 'visit', 'phone', 'messenger'] as const

export const countedActs = ['guidance', 'verification', 'letter', 'departure', 'return', 'journey'] as const
export type CountedAct = (typeof countedActs)[number]

/** Which duty an act of another module serves, so that nobody writes it down a second time. */
export const dutyOfAct: Readonly<Record<CountedAct, Duty>> = {
  guidance: 'e',
  journey: 'b',
  verification: 'b',
  letter: 'c',
  departure: 'd',
  return: 'd',
}

/** An invitation or a certificate belongs to its meeting, which is counted itself. */
export const isOfMeeting = (letterKind: string): boolean => letterKind.startsWith('meetings.')

const departures: readonly string[] = ['departed']
const returns: readonly string[] = ['returned', 'repatriated', 'deported']

/** A stage that the village watches; the others are somebody else's work. */
export const actOfStage = (stage: string): CountedAct | null =>
  departures.includes(stage) ? 'departure' : returns.includes(stage) ? 'return' : null

export interface MonthCount {
  readonly month: number
  readonly duty: Duty
  readonly count: number
}

export interface MonthRow {
  readonly month: number
  readonly counts: Readonly<Record<Duty, number>>
  readonly total: number
}

/** Every month of the year that has begun, also those with nothing. */
export const monthsOf = (year: number, counted: readonly MonthCount[], today: PlainDate): MonthRow[] => {
  const last = Number(today.slice(0, 4)) > year ? 12 : Number(today.slice(0, 4)) < year ? 0 : Number(today.slice(5, 7))
  return Array.from({ length: last }, (_, at) => {
    const month = at + 1
    const counts: Record<Duty, number> = { a: 0, b: 0, c: 0, d: 0, e: 0 }
    for (const one of counted) if (one.month === month) counts[one.duty] += one.count
    return { month, counts, total: duties.reduce((sum, duty) => sum + counts[duty], 0) }
  })
}

export const firstDayOf = (year: number, month: number): PlainDate =>
  plainDate(`${year}-${String(month).padStart(2, '0')}-01`)

/** What cannot be so of a service written by hand, each at its field. */
export const serviceFaults = (
  service: { readonly occurredOn: string; readonly topics: readonly Topic[]; readonly note: string | null },
  today: string,
): FieldFault[] => {
  const found: (FieldFault | false)[] = [
    service.occurredOn > today && { field: 'occurredOn', code: 'placement.serviceInFuture' },
    service.topics.length === 0 && !service.note && { field: 'note', code: 'placement.serviceEmpty' },
  ]
  return found.filter((fault) => fault !== false)
}

/** The days on which this year, or this month of it, begins and the next one does. */
export const daysOf = (year: number, month: number | null): readonly [from: PlainDate, to: PlainDate] => [
  firstDayOf(year, month ?? 1),
  month === null || month === 12 ? firstDayOf(year + 1, 1) : firstDayOf(year, month + 1),
]

/** The years that can be chosen: those of the log and the one that runs, newest first. */
export const yearsOf = (years: readonly number[], today: PlainDate): number[] =>
  [...new Set([Number(today.slice(0, 4)), ...years])].toSorted((one, other) => other - one)
