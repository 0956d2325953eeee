import { maskNumber } from '#modules/registry/contract.ts'
import { dateParts, type PlainDate } from '#platform/shared/dates.ts'
import { terbilang } from '#platform/shared/terbilang.ts'

const months = [
  ...['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni'],
  ...['Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember'],
]
const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']

/** `22 November 2026`, as letters write a day whatever the reader's language is. */
export const longDate = (date: PlainDate): string => {
  const { year, month, day } = dateParts(date)
  return `${day} ${months[month - 1]} ${year}`
}

export const weekdayOf = (date: PlainDate): string => weekdays[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? ''

/** `36 (tiga puluh enam)`: a number that must not be altered is written twice. */
export const numberTwice = (value: number): string => `${value} (${terbilang(value)})`

/** `D••• L••••••`: enough to compare with the paper in hand, too little to learn a name. */
export const maskName = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}${'•'.repeat(Math.min([...word].length - 1, 9))}`)
    .join(' ')

// Digits as registers and people write them: in one piece, or in groups. Longer runs and parts of a code are something else.
const longNumber = /(?<![\w-])(?:\d[ .]?){15}\d(?![\w-])/g

/** Every NIK and family card number in a text, masked as the register masks them. */
export const maskNumbers = (text: string): string =>
  text.replace(longNumber, (found) => maskNumber(found.replace(/\D/g, '')))
