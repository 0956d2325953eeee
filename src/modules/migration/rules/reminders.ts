import type { ExpiryKind } from '#modules/references/contract/codes.ts'
import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'

export interface Expiry {
  readonly kind: ExpiryKind
  /** Which paper, where it is one. */
  readonly code: string | null
  readonly until: PlainDate
}

const kindOfPaper: Readonly<Record<string, ExpiryKind>> = {
  PASPOR: 'passport',
  BPJS_TK: 'insurance',
  VISA_KERJA: 'stay',
  IZIN_TINGGAL: 'stay',
  BUKTI_SETOR_KUR: 'loan',
}
export const expiryKindOf = (code: string): ExpiryKind => kindOfPaper[code] ?? 'paper'

/** When somebody is reminded: a row of the references for each time (`expiry-reminder`). */
export interface RemindRule {
  readonly runsOut: ExpiryKind
  readonly document: string | null
  readonly daysBefore: number
}

/** Days before the end on which somebody is reminded, longest first: the paper's own where it has any. */
const remindDaysOf = ({ kind, code }: Expiry, rules: readonly RemindRule[]): readonly number[] => {
  const ofKind = rules.filter(({ runsOut }) => runsOut === kind)
  const own = ofKind.filter(({ document }) => document !== null && document === code)
  const rest = ofKind.filter(({ document }) => document === null)
  return (own.length > 0 ? own : rest).map(({ daysBefore }) => daysBefore).toSorted((a, b) => b - a)
}

export interface Reminder extends Expiry {
  /** The last threshold passed, in days before the end; `0`: the day is over. */
  readonly within: number
  /** By when somebody should have acted: the next threshold, or the end itself. */
  readonly dueOn: PlainDate
}

export const reminderOf = (expiry: Expiry, rules: readonly RemindRule[], today: PlainDate): Reminder | null => {
  const { until } = expiry
  if (until < today) return { ...expiry, within: 0, dueOn: until }
  const days = remindDaysOf(expiry, rules)
  const within = days.filter((before) => daysBetween(today, until) <= before).at(-1)
  if (within === undefined) return null
  const next = days.find((before) => before < within) ?? 0
  return { ...expiry, within, dueOn: addDays(until, -next) }
}

/** Within the first of its reminders: it is time to speak of it. */
export const endsInSight = (expiry: Expiry, rules: readonly RemindRule[], today: PlainDate): boolean =>
  reminderOf(expiry, rules, today) !== null

/** Within the last of its reminders: nothing comes before it any more. */
export const endsNext = (expiry: Expiry, rules: readonly RemindRule[], today: PlainDate): boolean =>
  reminderOf(expiry, rules, today)?.dueOn === expiry.until
