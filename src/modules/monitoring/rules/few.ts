/** Perhaps a person: an amount below five is not shown above the regency (domain §6.4). */
export const fewest = 5

/** `few`: hidden because it is small. `beside`: hidden because it would give a small one away. */
export type Figure = number | 'few' | 'beside'

const isFew = (amount: number): boolean => amount > 0 && amount < fewest

/** What may be shown of amounts that stand beside each other over their sum, so that no small one can be worked out. */
export const hideFew = (
  amounts: readonly number[],
  totalHidden: boolean,
): { readonly figures: readonly Figure[]; readonly total: Figure } => {
  const sum = amounts.reduce((all, amount) => all + amount, 0)
  const figures: Figure[] = amounts.map((amount) => (isFew(amount) ? 'few' : amount))
  const total: Figure = isFew(sum) ? 'few' : sum
  if (totalHidden) return { figures, total: isFew(sum) ? 'few' : 'beside' }
  const hiddenAmounts = () => amounts.filter((_, index) => typeof figures[index] !== 'number')
  const givesAway = () => {
    const hidden = hiddenAmounts()
    return hidden.length === 1 || (hidden.length > 1 && hidden.reduce((all, amount) => all + amount, 0) < fewest)
  }
  const order = amounts.map((amount, index) => ({ amount, index })).sort((one, other) => one.amount - other.amount)
  for (const { amount, index } of order) {
    if (!givesAway()) break
    if (amount > 0 && typeof figures[index] === 'number') figures[index] = 'beside'
  }
  return { figures, total: givesAway() ? (isFew(sum) ? 'few' : 'beside') : total }
}
