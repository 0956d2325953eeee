import { fieldNames, findField, headerKey, type ReadField } from './layouts.ts'

// Short names say something only as a word of their own: "no kk" is a card, "kkn" is not.
const shortest = 4

const meaningOf = (header: string): ReadField | undefined => {
  const whole = findField(header)
  if (whole) return whole
  const key = headerKey(header)
  const part = fieldNames.find(([name]) => name.length >= shortest && key.includes(name))?.[1]
  if (part) return part
  return header
    .split(/[^A-Za-z]+/)
    .map(findField)
    .find((field) => field !== undefined)
}

/** What the columns of an unknown table may hold, by their headings: a proposal, each field once, for somebody to confirm. */
export const guessColumns = (headers: readonly string[], offered: readonly string[]): Record<number, string> => {
  const guessed = new Map<string, number>()
  headers.forEach((header, column) => {
    const field = meaningOf(header)
    if (field && offered.includes(field) && !guessed.has(field)) guessed.set(field, column)
  })
  return Object.fromEntries([...guessed].map(([field, column]) => [column, field]))
}
