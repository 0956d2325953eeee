import type { FieldFault } from '#platform/shared/errors.ts'

/** Where the village hears of recruiting before anybody's file says so: what worked in Sukosewu (`domain.md` E15). */
export const alertChannels = ['social_media', 'rumour', 'community_leader', 'caller', 'other'] as const
export type AlertChannel = (typeof alertChannels)[number]

/** What came of it. `prevented` needs evidence: it is the one that is easily claimed. */
export const alertOutcomes = ['no_sign', 'watching', 'talked', 'referred', 'case_opened', 'prevented'] as const
export type AlertOutcome = (typeof alertOutcomes)[number]

/** After these nothing more is said of an alert: what is new is a new alert. */
const ends: readonly AlertOutcome[] = ['no_sign', 'case_opened', 'prevented']

export const isAlertOver = (told: readonly AlertOutcome[]): boolean => told.some((one) => ends.includes(one))

/** What may be said next, after what was said already. */
export const nextOutcomes = (told: readonly AlertOutcome[]): readonly AlertOutcome[] => {
  if (isAlertOver(told)) return []
  // handed over, one looks on and talks no more: only an end follows
  if (told.includes('referred')) return ends
  return alertOutcomes.filter((one) => one !== told.at(-1))
}

/** Why this cannot be said now; nothing where it can. */
export const outcomeRefusal = (told: readonly AlertOutcome[], next: AlertOutcome): string | null => {
  if (isAlertOver(told)) return 'placement.alertOver'
  if (told.at(-1) === next) return 'placement.outcomeTwice'
  return nextOutcomes(told).includes(next) ? null : 'placement.outcomeOutOfOrder'
}

// a mobile number as people write it: +62, 62 or 0, then 8 and its digits in any groups
const mobile = /(?<![\d+])(?:\+?62|0)[\s.-]?8(?:[\s.-]?\d){7,11}(?!\d)/g

/** The mobile numbers that stand in what was told, each once. */
export const phonesIn = (...texts: readonly (string | null)[]): string[] => {
  const found = texts.flatMap((text) => text?.match(mobile) ?? [])
  const byDigits = new Map(found.map((phone) => [phone.replace(/\D/g, '').replace(/^(62|0)/, ''), phone.trim()]))
  return [...byDigits.values()]
}

export const screenedWithinHours = 24

export const dueAt = (recordedAt: string): string =>
  new Date(new Date(recordedAt).getTime() + screenedWithinHours * 3_600_000).toISOString()

export const alertStates = ['waiting', 'late', 'screened', 'screenedLate'] as const
export type AlertState = (typeof alertStates)[number]

/** Looked at in time, looked at too late, still in time, or late already. The first look counts. */
export const alertState = (recordedAt: string, firstScreenedAt: string | null, now: string): AlertState => {
  const due = dueAt(recordedAt)
  const at = new Date(firstScreenedAt ?? now).toISOString()
  if (firstScreenedAt !== null) return at > due ? 'screenedLate' : 'screened'
  return at > due ? 'late' : 'waiting'
}

export const erasableKinds = ['recruiter', 'visit', 'alert'] as const
export type ErasableKind = (typeof erasableKinds)[number]

/** Why it should go, in words that say nothing of whom it tells: the request outlives the note. */
export const erasureReasons = ['wrong_person', 'recorded_twice', 'untrue'] as const
export type ErasureReason = (typeof erasureReasons)[number]

export const alertFaults = ({ heardOn }: { readonly heardOn: string }, today: string): FieldFault[] =>
  heardOn > today ? [{ field: 'heardOn', code: 'placement.alertInFuture' }] : []

export const visitFaults = (
  { fromOn, untilOn }: { readonly fromOn: string; readonly untilOn: string | null },
  today: string,
): FieldFault[] => {
  const found: (FieldFault | false)[] = [
    fromOn > today && { field: 'fromOn', code: 'placement.visitInFuture' },
    untilOn !== null && untilOn < fromOn && { field: 'untilOn', code: 'placement.visitTurned' },
  ]
  return found.filter((fault) => fault !== false)
}
