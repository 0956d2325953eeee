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
