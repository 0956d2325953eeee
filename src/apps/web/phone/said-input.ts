import { isSealedText } from '#platform/shared/sealed-text.ts'

export interface Said {
  /** The field's own name, without the path that leads to it. */
  readonly field: string
  readonly value: string | number | boolean | null
  readonly isSealed: boolean
}

const isName = (key: string): boolean => /(^i|I)d$|Hash$|Ids$|^differentFrom$/.test(key)

/** What somebody wrote, field by field; what only machines read is left out. */
export const saidInput = (input: unknown, field = ''): readonly Said[] => {
  if (input === null || input === undefined || input === '') return []
  if (Array.isArray(input)) return input.flatMap((each) => saidInput(each, field))
  if (typeof input === 'object') {
    const change = input as { field?: unknown; to?: unknown }
    if (typeof change.field === 'string' && 'to' in change)
      return [{ field: change.field, value: (change.to ?? null) as Said['value'], isSealed: false }]
    return Object.entries(input).flatMap(([key, value]) => (isName(key) ? [] : saidInput(value, fieldOf(key, field))))
  }
  const value = input as string | number | boolean
  return [{ field, value, isSealed: isSealedText(value) }]
}

// A parent is asked for by name alone: "Ayah", not "Nama".
const fieldOf = (key: string, above: string): string =>
  (above === 'father' || above === 'mother') && (key === 'name' || key === 'nik') ? above : key
