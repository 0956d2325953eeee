import type { Occupation } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { Cost, CostTotal } from '../contract/costs.ts'
import { type CostRule, judgeCost, standingLines } from './costs.ts'
import type { CostRow } from './rows.ts'

/** The lines of a file as they are shown, newest payment first, whoever holds the rows. */
export const viewCosts = (
  rows: readonly CostRow[],
  occupation: Occupation | null,
  rulesOn: (day: PlainDate) => readonly CostRule[],
): { costs: Cost[]; totals: CostTotal[] } => {
  const costs = standingLines(rows)
    .toSorted((a, b) => b.paid_on.localeCompare(a.paid_on) || b.recorded_at.localeCompare(a.recorded_at))
    .map((row): Cost => {
      const fact = { component: row.component, toldName: row.told_name, paidBy: row.paid_by }
      const { verdict, rule } = judgeCost(fact, occupation, rulesOn(row.paid_on as PlainDate))
      return {
        ...{ id: row.id, ...fact, amount: Number(row.amount), currency: row.currency, paidTo: row.paid_to },
        ...{ paidOn: row.paid_on as PlainDate, proof: row.proof, fileHash: row.file_hash, note: row.note, verdict },
        rule: rule && { title: rule.title, source: rule.source, confirmed: rule.confirmed },
        ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
      }
    })
  return { costs, totals: totalsOf(costs) }
}

const totalsOf = (costs: readonly Cost[]): CostTotal[] => {
  const ofWorker = costs.filter(({ verdict }) => verdict !== 'not_the_worker')
  const sum = (some: readonly Cost[]) => some.reduce((total, { amount }) => total + amount, 0)
  return [...Map.groupBy(ofWorker, ({ currency }) => currency)].map(([currency, some]) => ({
    currency,
    paid: sum(some),
    barred: sum(some.filter(({ verdict }) => verdict === 'barred')),
  }))
}
