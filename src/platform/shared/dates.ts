declare const plainDateBrand: unique symbol
declare const instantBrand: unique symbol

/** A day in a calendar, `YYYY-MM-DD`, with no zone: `new Date('2021-01-01')` would be another day in Jakarta. */
export type PlainDate = string & { readonly [plainDateBrand]: true }

/** A moment, ISO 8601 in UTC with milliseconds. */
export type Instant = string & { readonly [instantBrand]: true }

export type TimeZone = 'Asia/Jakarta' | 'Asia/Makassar' | 'Asia/Jayapura'

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/

export const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

export const isPlainDate = (value: string): value is PlainDate => {
  const parts = pattern.exec(value)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return year >= 1850 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export const plainDate = (value: string): PlainDate => {
  if (!isPlainDate(value)) throw new Error(`not a date: ${value}`)
  return value
}

export const makeDate = (year: number, month: number, day: number): PlainDate =>
  plainDate(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)

export const dateParts = (date: PlainDate) => {
  const [year, month, day] = date.split('-').map(Number)
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
}

const toUtc = (date: PlainDate): number => {
  const { year, month, day } = dateParts(date)
  return Date.UTC(year, month - 1, day)
}

export const instant = (value: Date = new Date()): Instant => value.toISOString() as Instant

/** The day it is at that moment in the village's own zone. */
export const dayIn = (zone: TimeZone, at: Date = new Date()): PlainDate =>
  new Date(at.getTime() + hoursAhead[zone] * 3_600_000).toISOString().slice(0, 10) as PlainDate

/** The time of day at that moment, `09:42`, in the village's own zone. */
export const clockIn = (zone: TimeZone, at: Date = new Date()): string =>
  new Date(at.getTime() + hoursAhead[zone] * 3_600_000).toISOString().slice(11, 16)

// Indonesia has had three zones without summer time since Keppres 41/1987.
const hoursAhead: Readonly<Record<TimeZone, number>> = { 'Asia/Jakarta': 7, 'Asia/Makassar': 8, 'Asia/Jayapura': 9 }

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(toUtc(date) + days * 86_400_000).toISOString().slice(0, 10) as PlainDate

/** 31 January plus one month is the last day of February. */
export const addMonths = (date: PlainDate, months: number): PlainDate => {
  const { year, month, day } = dateParts(date)
  const index = year * 12 + (month - 1) + months
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1]
  return makeDate(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)))
}

export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((toUtc(to) - toUtc(from)) / 86_400_000)

/** Full years on a day. Who is born on 29 February has a birthday on 1 March in other years. */
export const ageOn = (bornOn: PlainDate, on: PlainDate): number => {
  const [born, day] = [dateParts(bornOn), dateParts(on)]
  const before = day.month < born.month || (day.month === born.month && day.day < born.day)
  return day.year - born.year - (before ? 1 : 0)
}
