import { addDays, isPlainDate, makeDate, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { type Cell, filled } from './cell.ts'
import { fault, nothing, quoted, type Reading, read, wrong } from './faults.ts'

/** The day of a spreadsheet's number. Its calendar has a 29 February 1900 that never was: before it, days count from the 31st of December. */
export const dayOfSerial = (serial: number): PlainDate | undefined => {
  const day = Math.floor(serial)
  if (!Number.isFinite(serial) || day < 1 || day > 80_000 || day === 60) return undefined
  return addDays(plainDate('1899-12-31'), day < 60 ? day : day - 1)
}

const monthNames = [
  /^(ja|dja)n/, /^(f|p)eb/, /^mar/, /^apr/, /^(mei|may|mai)/, /^(d?j|y)un/, /^(d?j|y)ul/, /^(agu|ags|agt|aug)/, /^sep/, /^(okt|oct)/, /^no[pv]/,
  /^de[sc]/,
] // biome-ignore format: twelve months on two lines

const monthOf = (word: string): number => monthNames.findIndex((name) => name.test(word)) + 1

const expandYear = (year: string, thisYear: number): number => {
  if (year.length !== 2) return Number(year)
  const inThisCentury = 2000 + Number(year)
  return inThisCentury > thisYear ? inThisCentury - 100 : inThisCentury
}

const made = (year: number, month: number, day: number): PlainDate | undefined => {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPlainDate(text) ? makeDate(year, month, day) : undefined
}

/** A typed date, day first, whatever stands between its parts: `01/02/2020` is the first of February. */
export const readDateText = (text: string, thisYear: number): PlainDate | undefined => {
  const bare = text
    .toLowerCase()
    .replace(/[t ]\d{1,2}[:.]\d{2}([:.]\d{2}(\.\d+)?)?\s*(z|wib|wita|wit)?$/, '')
    .replace(/^'/, '')
    .trim()
  const parts = bare.match(/\d+|[a-z]+/g) ?? []
  if (parts.length === 1 && /^\d{8}$/.test(bare)) {
    const yearFirst = made(Number(bare.slice(0, 4)), Number(bare.slice(4, 6)), Number(bare.slice(6)))
    return yearFirst ?? made(Number(bare.slice(4)), Number(bare.slice(2, 4)), Number(bare.slice(0, 2)))
  }
  if (parts.length !== 3) return undefined
  const [first = '', second = '', third = ''] = parts
  const month = /^\d{1,2}$/.test(second) ? Number(second) : monthOf(second)
  if (/^\d{4}$/.test(first) && /^\d{1,2}$/.test(third)) return made(Number(first), month, Number(third))
  if (!/^\d{1,2}$/.test(first) || !/^(\d{2}|\d{4})$/.test(third)) return undefined
  return made(expandYear(third, thisYear), month, Number(first))
}

const zeroDates = /^0{2,4}[-/.]0{2}[-/.]0{2,4}$/

/** Reads a date cell: a spreadsheet's day number, or text in any of the forms that villages write. Blank keeps what is there. */
export const parseDate = (field: string, cell: Cell | undefined, today: PlainDate): Reading<PlainDate> => {
  const text = filled(cell)
  if (text === undefined || zeroDates.test(text) || text === '0') return nothing
  const value =
    cell?.kind === 'date' || cell?.kind === 'number'
      ? dayOfNumber(text, Number(today.slice(0, 4)))
      : readDateText(text, Number(today.slice(0, 4)))
  return value ? read(value) : wrong(field, 'dateUnreadable', { text: quoted(text) })
}

// A number of eight digits is a date typed without dashes, any other one counts days.
const dayOfNumber = (text: string, thisYear: number): PlainDate | undefined =>
  /^\d{8}$/.test(text) ? readDateText(text, thisYear) : dayOfSerial(Number(text))

/** A birth lies in the past and within a human life. */
export const parseBirthDate = (field: string, cell: Cell | undefined, today: PlainDate): Reading<PlainDate> => {
  const reading = parseDate(field, cell, today)
  if (reading.value === undefined) return reading
  if (reading.value > today) return wrong(field, 'birthInFuture', { text: reading.value })
  const tooOld = Number(reading.value.slice(0, 4)) < Number(today.slice(0, 4)) - 120
  return tooOld ? read(reading.value, fault('warning', field, 'birthVeryLongAgo', { text: reading.value })) : reading
}
