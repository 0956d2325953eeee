interface Checked {
  safeParse(value: unknown): { success: boolean; data?: unknown }
}

/** A cell is what its field accepts: a text, a number, yes or no, a list with `|`, `*` for any, or nothing. */
export const readCell = (schema: Checked, cell: string): { readonly value: unknown } | undefined => {
  const written = cell.trim()
  const list = written === '' ? [] : written.split('|').map((part) => part.trim())
  const number = /^-?\d+$/.test(written) ? [Number(written)] : []
  const truth = /^(ya|yes|true)$/i.test(written) ? [true] : /^(tidak|no|false)$/i.test(written) ? [false] : []
  const candidates = written === '' ? [null, '*', [], ''] : [written, ...number, ...truth, list]
  const value = candidates.find((candidate) => schema.safeParse(candidate).success)
  return value === undefined ? undefined : { value }
}

/** The other way: how a value is written in a cell. */
export const writeCell = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'ya' : 'tidak'
  return Array.isArray(value) ? value.join('|') : String(value)
}
