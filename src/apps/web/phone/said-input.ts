interface Said {
  readonly label: string
  readonly value: string
}

const isName = (key: string): boolean => /(^i|I)d$|Hash$|Ids$/.test(key)

/** What somebody wrote, field by field; what only machines read is left out. */
export const saidInput = (input: unknown, path = ''): readonly Said[] => {
  if (input === null || input === undefined || input === '') return []
  if (Array.isArray(input)) return input.flatMap((each, index) => saidInput(each, `${path} ${index + 1}`))
  if (typeof input !== 'object') return [{ label: path.trim(), value: String(input) }]
  const change = input as { field?: unknown; to?: unknown }
  if (typeof change.field === 'string' && 'to' in change)
    return [{ label: change.field, value: String(change.to ?? '—') }]
  return Object.entries(input).flatMap(([key, value]) => (isName(key) ? [] : saidInput(value, `${path} ${key}`)))
}
