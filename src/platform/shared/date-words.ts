import type { TimeZone } from './dates.ts'
import { clockIn, dayIn } from './dates.ts'

/** `words` 23 November 2026 · `digits` 23-11-2026 · `weekday` Senin, 23 November 2026 · `month` November 2026 · `short` 23 Nov · `day` Senin · `monthName` November. */
export type DateForm = 'words' | 'digits' | 'weekday' | 'month' | 'short' | 'day' | 'monthName'

interface Names {
  readonly months: readonly string[]
  readonly weekdays: readonly string[]
  /** The short months that are not the first three letters. */
  readonly short: Readonly<Record<string, string>>
}

const split = (names: string): readonly string[] => names.split(' ')

const indonesianDays: Names = {
  months: split('Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'),
  weekdays: split('Minggu Senin Selasa Rabu Kamis Jumat Sabtu'),
  short: {},
}

const englishDays: Names = {
  months: split('January February March April May June July August September October November December'),
  weekdays: split('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
  short: { September: 'Sept' },
}

/** A day as people write it, in the words of `Intl`: that one's first date holds up a cheap phone for a third of a second. */
export const writeDate = (date: string, form: DateForm, isEnglish: boolean): string => {
  const [year, month, day] = date.slice(0, 10).split('-')
  if (form === 'digits') return [day, month, year].filter(Boolean).join('-')
  const { months, weekdays, short } = isEnglish ? englishDays : indonesianDays
  const name = months[Number(month) - 1]
  if (name === undefined) return date
  if (form === 'monthName') return name
  if (day === undefined || form === 'month') return `${name} ${year}`
  const number = Number(day)
  if (form === 'short') return `${number} ${short[name] ?? name.slice(0, 3)}`
  const words = `${number} ${name} ${year}`
  if (form === 'words') return words
  const weekday = weekdays[new Date(`${date.slice(0, 10)}T00:00Z`).getUTCDay()] ?? ''
  return form === 'day' ? weekday : `${weekday}, ${words}`
}

/** 23 November 2026, 09.42 */
export const writeMoment = (at: string, zone: TimeZone, isEnglish: boolean): string => {
  const moment = new Date(at)
  const [hours, minutes] = clockIn(zone, moment).split(':')
  const words = writeDate(dayIn(zone, moment), 'words', isEnglish)
  return isEnglish ? `${words} at ${hours}:${minutes}` : `${words}, ${hours}.${minutes}`
}
