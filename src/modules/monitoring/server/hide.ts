import { type Figure, hideFew } from '../rules/few.ts'

/** Facts that count people or their papers; whoever sits above the regency sees none below five (domain §6.9). */
const isOfPeople = (fact: string): boolean => !fact.startsWith('access.')

type Amounts = ReadonlyMap<string, number>
export type Figures = Record<string, Figure>

const sumOf = (rows: readonly Amounts[], fact: string): number =>
  rows.reduce((sum, row) => sum + (row.get(fact) ?? 0), 0)

/** The rows of one table and their total, as they may be shown. `above` says what the level above shows of the total. */
export const shownFigures = (
  rows: readonly Amounts[],
  hides: boolean,
  above?: Figures,
): { readonly rows: readonly Figures[]; readonly total: Figures } => {
  const facts = [...new Set(rows.flatMap((row) => [...row.keys()]))].sort()
  const shown: Figures[] = rows.map(() => ({}))
  const total: Figures = {}
  for (const fact of facts) {
    const amounts = rows.map((row) => row.get(fact) ?? 0)
    const totalHidden = above !== undefined && typeof (above[fact] ?? 0) !== 'number'
    const figures =
      hides && isOfPeople(fact) ? hideFew(amounts, totalHidden) : { figures: amounts, total: sumOf(rows, fact) }
    for (const [index, figure] of figures.figures.entries()) {
      const row = shown[index]
      if (row) row[fact] = figure
    }
    total[fact] = figures.total
  }
  return { rows: shown, total }
}

/** The sum of several villages, fact by fact. */
export const addAmounts = (rows: readonly Amounts[]): Map<string, number> => {
  const sums = new Map<string, number>()
  for (const row of rows) for (const [fact, amount] of row) sums.set(fact, (sums.get(fact) ?? 0) + amount)
  return sums
}
