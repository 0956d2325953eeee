import { compare, fraction, multiply, parseDecimal, percent, sum } from '../exact/fraction.ts'
import { roundTo } from '../exact/rounding.ts'

/** What a surplus is used for by the articles (UU 25/1992 art. 45); `reserve` takes the odd rupiah. */
export const surplusUses = [
  ...(['reserve', 'member_capital', 'member_services', 'board', 'employees', 'education', 'social', 'region'] as const),
  'other',
] as const
export type SurplusUse = (typeof surplusUses)[number]

export interface SurplusLine {
  readonly use: SurplusUse
  /** Decimal text, per cent. */
  readonly percent: string
}

export interface SurplusShare extends SurplusLine {
  readonly amount: bigint
}

export const surplusFaults = ['not_hundred', 'below_zero', 'no_reserve', 'services_from_others'] as const
export type SurplusFault = (typeof surplusFaults)[number]

/**
 * What is wrong with the lines of the articles. `from`: what members earned for the cooperative, or others; what others
 * brought is not shared by members' services (`domain.md` §5.5).
 */
export const surplusFault = (lines: readonly SurplusLine[], from: 'members' | 'others'): SurplusFault | undefined => {
  const parts = lines.map((line) => parseDecimal(line.percent))
  if (parts.some(({ over }) => over < 0n)) return 'below_zero'
  if (compare(sum(parts), fraction(100n)) !== 0n) return 'not_hundred'
  if (!lines.some(({ use }) => use === 'reserve')) return 'no_reserve'
  if (from === 'others' && lines.some((line) => line.use === 'member_services' && parseDecimal(line.percent).over > 0n))
    return 'services_from_others'
  return undefined
}

/** A surplus over its lines, whole rupiah, summing exactly: what rounding leaves goes to the reserve. */
export const allocateSurplus = (
  surplus: bigint,
  lines: readonly SurplusLine[],
  from: 'members' | 'others' = 'members',
): SurplusShare[] => {
  const fault = surplusFault(lines, from)
  if (fault) throw new Error(`the lines of a surplus: ${fault}`)
  if (surplus < 0n) throw new Error('a loss is not shared out')
  const shares = lines.map((line) => ({
    ...line,
    amount: roundTo(multiply(fraction(surplus), percent(line.percent)), 1n, 'down'),
  }))
  const left = surplus - shares.reduce((so, { amount }) => so + amount, 0n)
  const reserve = shares.findIndex(({ use }) => use === 'reserve')
  return shares.map((share, place) => (place === reserve ? { ...share, amount: share.amount + left } : share))
}
