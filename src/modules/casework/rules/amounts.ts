import { type Rupiah, rupiah } from '#platform/shared/money.ts'
import { notReplaced } from '#platform/shared/not-replaced.ts'
import type { Demand } from './trouble.ts'

export interface DemandFact {
  readonly id: string
  readonly demand: Demand
  readonly amountRupiah: Rupiah | null
  /** The earlier row that this one puts right. */
  readonly replacesId: string | null
}

export interface RecoveryFact {
  readonly id: string
  readonly amountRupiah: Rupiah
  /** Reversed today, never edited: money that was written down by mistake. */
  readonly reversesId: string | null
}

export const standingDemands = <Fact extends DemandFact>(facts: readonly Fact[]): readonly Fact[] =>
  notReplaced(facts, (fact) => fact.replacesId)

export interface Amounts {
  readonly claimedRupiah: Rupiah
  readonly recoveredRupiah: Rupiah
}

export const amountsOf = (demands: readonly DemandFact[], recoveries: readonly RecoveryFact[]): Amounts => {
  const claimed = standingDemands(demands).reduce((sum, { amountRupiah }) => sum + BigInt(amountRupiah ?? 0), 0n)
  const recovered = recoveries.reduce(
    (sum, { amountRupiah, reversesId }) => sum + BigInt(amountRupiah) * (reversesId === null ? 1n : -1n),
    0n,
  )
  return { claimedRupiah: rupiah(Number(claimed)), recoveredRupiah: rupiah(Number(recovered)) }
}
