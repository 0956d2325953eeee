import type { PlainDate } from './dates.ts'
import { dateParts, daysInMonth, makeDate } from './dates.ts'

/** Why a typed date cannot be read; `code` is the key of its sentence, `month` in details is a number. */
export interface TypedDateFault {
  readonly code:
    | 'platform.dateEmpty'
    | 'platform.dateUnreadable'
    | 'platform.dateMonthUnknown'
    | 'platform.dateMonthRange'
    | 'platform.dateNoSuchDay'
    | 'platform.dateYearMissing'
    | 'platform.dateYearRange'
    | 'platform.dateTooLate'
    | 'platform.dateTooEarly'
  readonly details: Readonly<Record<string, string | number>>
}

export type TypedDate = { readonly ok: PlainDate } | { readonly fault: TypedDateFault }

interface Limits {
  readonly today: PlainDate
  /** The last day that makes sense (a birth is not tomorrow). Also decides the century of a short year. */
  readonly latest?: PlainDate | undefined
  readonly earliest?: PlainDate | undefined
}

const fault = (code: TypedDateFault['code'], details: TypedDateFault['details'] = {}) => ({ fault: { code, details } })

/** Reads a date as people type it: `5/8/63`, `05-08-1963`, `050863`, `5 agustus 1963`, `5 Aug 1963`, `1963-08-05`. */
export const parseTypedDate = (text: string, limits: Limits): TypedDate => {
  const parts = splitParts(text)
  if (parts.length === 0) return fault('platform.dateEmpty')
  if (parts.length === 2) return fault('platform.dateYearMissing')
  const [first = '', second = '', third = ''] = parts
  if (parts.length !== 3) return fault('platform.dateUnreadable')
  const yearFirst = /^\d{4}$/.test(first)
  const [dayText, yearText] = yearFirst ? [third, first] : [first, third]
  if (!/^\d{1,2}$/.test(dayText) || !/^(\d{2}|\d{4})$/.test(yearText)) return fault('platform.dateUnreadable')
  const month = /^\d+$/.test(second) ? Number(second) : monthByName(second)
  if (month === undefined) return fault('platform.dateMonthUnknown', { word: second })
  if (month < 1 || month > 12) return fault('platform.dateMonthRange')
  return checked(Number(dayText), month, yearText, limits)
}

const checked = (day: number, month: number, yearText: string, limits: Limits): TypedDate => {
  const year = yearText.length === 4 ? Number(yearText) : fullYear(Number(yearText), limits)
  if (year < 1850 || year > 2200) return fault('platform.dateYearRange', { year: String(year) })
  const lastDay = daysInMonth(year, month)
  if (day < 1 || day > lastDay) return fault('platform.dateNoSuchDay', { month, year: String(year), lastDay })
  const date = makeDate(year, month, day)
  if (limits.latest && date > limits.latest) return fault('platform.dateTooLate', { latest: limits.latest })
  if (limits.earliest && date < limits.earliest) return fault('platform.dateTooEarly', { earliest: limits.earliest })
  return { ok: date }
}

/** A short year is the last one that may be: not after `latest`, else at most twenty years ahead. */
const fullYear = (short: number, { today, latest }: Limits): number => {
  const ceiling = latest ? dateParts(latest).year : dateParts(today).year + 20
  return ceiling - ((((ceiling - short) % 100) + 100) % 100)
}

/** Reads a month as people type it: `8/1963`, `08-1963`, `agustus 1963`. Gives `YYYY-MM`, or nothing. */
export const parseTypedMonth = (text: string): string | undefined => {
  const [first = '', year = '', ...rest] = splitParts(text)
  if (rest.length > 0 || !/^\d{4}$/.test(year)) return undefined
  const month = /^\d{1,2}$/.test(first) ? Number(first) : monthByName(first)
  if (month === undefined || month < 1 || month > 12) return undefined
  return `${year}-${String(month).padStart(2, '0')}`
}

const splitParts = (text: string): readonly string[] => {
  const digits = /^\s*(\d{2})(\d{2})(\d{4}|\d{2})\s*$/.exec(text)
  if (digits) return digits.slice(1)
  return text.toLowerCase().match(/\d+|[a-z]+/g) ?? []
}

/** Indonesian, English and the old spellings on old papers (Pebruari, Nopember, Djuli). */
const monthNames: readonly (readonly string[])[] = [
  ['januari', 'january', 'djanuari'],
  ['februari', 'february', 'pebruari'],
  ['maret', 'march'],
  ['april'],
  ['mei', 'may'],
  ['juni', 'june', 'djuni'],
  ['juli', 'july', 'djuli'],
  ['agustus', 'august', 'agt', 'ags'],
  ['september'],
  ['oktober', 'october'],
  ['november', 'nopember'],
  ['desember', 'december'],
]

const monthByName = (word: string): number | undefined => {
  if (word.length < 3) return undefined
  const index = monthNames.findIndex((names) => names.some((name) => name.startsWith(word)))
  return index < 0 ? undefined : index + 1
}

/** While somebody types: dashes appear after the day and the month. Deleting, slashes and words are left alone. */
export const withDashes = (text: string, before: string): string => {
  if (text.length <= before.length) return text
  if (/^\d{2}$|^\d{2}-\d{2}$/.test(text)) return `${text}-`
  const run = /^(\d{2})(\d{2})(\d{1,4})$/.exec(text)
  if (run) return run.slice(1).join('-')
  return text.replace(/^(\d{2})(\d{1,2})$/, '$1-$2')
}

/** `1963-08-05` as digits people read: `05-08-1963`; a month `1963-08` as `08-1963`. */
export const typedDigits = (value: string): string => value.split('-').reverse().join('-')
