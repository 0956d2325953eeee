import { writeDate } from '#platform/shared/date-words.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { terbilang } from '#platform/shared/terbilang.ts'

/** `22 November 2026`, as letters write a day whatever the reader's language is. */
export const longDate = (date: PlainDate): string => writeDate(date, 'words', false)

export const weekdayOf = (date: PlainDate): string => writeDate(date, 'day', false)

/** `36 (tiga puluh enam)`: a number that must not be altered is written twice. */
export const numberTwice = (value: number): string => `${value} (${terbilang(value)})`

/** `D••• L••••••`: enough to compare with the paper in hand, too little to learn a name. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}${'•'.repeat(Math.min([...word].length - 1, 9))}`)
    .join(' ')
