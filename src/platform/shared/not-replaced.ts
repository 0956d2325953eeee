/** A fact is never edited: what stands are the rows that no later one puts right or takes back. */
export const notReplaced = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  replacedBy: (row: Row) => string | null,
): Row[] => {
  const replaced = new Set(rows.map(replacedBy))
  return rows.filter(({ id }) => !replaced.has(id))
}
