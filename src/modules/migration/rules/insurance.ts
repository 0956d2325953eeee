import { addDays, addMonths, daysBetween, type PlainDate } from '#platform/shared/dates.ts'

export interface Span {
  readonly fromOn: PlainDate
  readonly untilOn: PlainDate
}

export interface Gap extends Span {
  readonly days: number
}

/** A row of the premium table, as it holds on the day it is asked. */
export interface Premium {
  readonly title: string
  readonly source: string
  readonly confirmed: boolean
  readonly body: {
    readonly programme: string
    readonly phase: 'before' | 'during_and_after' | 'extension' | 'voluntary'
    readonly months: number | null
    readonly amountRupiah: number
  }
}

export interface Cover {
  readonly days: number
  readonly coveredDays: number
  readonly spans: readonly Span[]
  readonly gaps: readonly Gap[]
}

/** The days of a contract against those insured: both ends count. */
export const coverOf = (contract: Span, insured: readonly Span[]): Cover => {
  const spans = joined(insured.flatMap((span) => within(span, contract)))
  const gaps: Gap[] = []
  let from = contract.fromOn
  for (const span of spans) {
    if (span.fromOn > from) gaps.push(gapOf(from, addDays(span.fromOn, -1)))
    from = addDays(span.untilOn, 1)
  }
  if (from <= contract.untilOn) gaps.push(gapOf(from, contract.untilOn))
  const days = lengthOf(contract)
  return { days, spans, gaps, coveredDays: days - gaps.reduce((sum, gap) => sum + gap.days, 0) }
}

const lengthOf = ({ fromOn, untilOn }: Span): number => daysBetween(fromOn, untilOn) + 1
const gapOf = (fromOn: PlainDate, untilOn: PlainDate): Gap => ({ fromOn, untilOn, days: lengthOf({ fromOn, untilOn }) })

const within = (span: Span, { fromOn, untilOn }: Span): Span[] => {
  const cut = {
    fromOn: span.fromOn > fromOn ? span.fromOn : fromOn,
    untilOn: span.untilOn < untilOn ? span.untilOn : untilOn,
  }
  return cut.fromOn <= cut.untilOn ? [cut] : []
}

/** In order, and as one where they touch or overlap. */
const joined = (spans: readonly Span[]): readonly Span[] => {
  const out: { fromOn: PlainDate; untilOn: PlainDate }[] = []
  for (const span of spans.toSorted((a, b) => a.fromOn.localeCompare(b.fromOn))) {
    const last = out.at(-1)
    if (last && span.fromOn <= addDays(last.untilOn, 1)) {
      if (span.untilOn > last.untilOn) last.untilOn = span.untilOn
    } else out.push({ ...span })
  }
  return out
}

/** One line of what it costs: so many times this premium. */
export interface PremiumLine {
  readonly premium: Premium
  readonly count: number
}

/** Months begun count whole: a contract of 24 months that ends a day early is one of 24. */
export const monthsOf = ({ fromOn, untilOn }: Span): number => {
  let months = 0
  while (addDays(addMonths(fromOn, months), -1) < untilOn) months++
  return months
}

/**
 * What a whole contract costs: before work, then the longest package that it fills and an extension for each month
 * more. `null`: the table of the day does not say.
 */
export const premiumsFor = (
  months: number,
  table: readonly Premium[],
  leaves: boolean,
): readonly PremiumLine[] | null => {
  const of = (phase: Premium['body']['phase']) =>
    table.filter(({ body }) => body.programme === 'JKK_JKM' && body.phase === phase)
  const [before, extension] = [of('before')[0], of('extension')[0]]
  const packages = of('during_and_after').toSorted((a, b) => (a.body.months ?? 0) - (b.body.months ?? 0))
  const chosen = packages.findLast(({ body }) => (body.months ?? 0) <= months) ?? packages[0]
  if (!before || !extension || !chosen) return null
  const more = Math.max(0, months - (chosen.body.months ?? 0))
  return [
    ...(leaves ? [{ premium: before, count: 1 }] : []),
    { premium: chosen, count: 1 },
    ...(more > 0 ? [{ premium: extension, count: more }] : []),
  ]
}

/** What the days without cover would cost: a first enrolment, or an extension by the month. */
export const premiumsForGaps = (
  cover: Cover,
  table: readonly Premium[],
  leaves: boolean,
): readonly PremiumLine[] | null => {
  const [only] = cover.gaps
  if (!only) return []
  if (cover.spans.length === 0) return premiumsFor(monthsOf(only), table, leaves)
  const extension = table.find(({ body }) => body.phase === 'extension')
  if (!extension) return null
  return [{ premium: extension, count: cover.gaps.reduce((sum, gap) => sum + monthsOf(gap), 0) }]
}

export const totalOf = (lines: readonly PremiumLine[]): number =>
  lines.reduce((sum, { premium, count }) => sum + premium.body.amountRupiah * count, 0)
