import { expect, it } from 'vitest'
import { type DateForm, writeDate, writeMoment } from './date-words.ts'
import { addDays, plainDate, type TimeZone } from './dates.ts'

const forms: Readonly<Record<Exclude<DateForm, 'digits'>, Intl.DateTimeFormatOptions>> = {
  words: { day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  day: { weekday: 'long' },
  monthName: { month: 'long' },
}

const locales = [
  ['id-ID', false],
  ['en-GB', true],
] as const

it.each(locales)('writes every day of five years as %s does', (locale, isEnglish) => {
  const formats = Object.entries(forms).map(
    ([form, options]) => [form as DateForm, new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })] as const,
  )
  for (let date = plainDate('2023-12-30'); date < '2029-01-03'; date = addDays(date, 1)) {
    const at = new Date(`${date}T00:00Z`)
    for (const [form, format] of formats) {
      const written = writeDate(date, form, isEnglish)
      if (written !== format.format(at)) expect([form, written]).toEqual([form, format.format(at)])
    }
  }
})

it.each(locales)('writes a moment in each of the three zones as %s does', (locale, isEnglish) => {
  for (const zone of ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] satisfies TimeZone[]) {
    const format = new Intl.DateTimeFormat(locale, {
      ...{ timeZone: zone, day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    } as Intl.DateTimeFormatOptions)
    for (let hour = 0; hour < 48; hour++) {
      const at = new Date(Date.UTC(2026, 11, 31, hour, 5)).toISOString()
      expect(writeMoment(at, zone, isEnglish)).toBe(format.format(new Date(at)).replace(' pukul ', ', '))
    }
  }
})

it('writes as much of a date as is known, and leaves alone what is none', () => {
  expect(writeDate('2026-11', 'words', false)).toBe('November 2026')
  expect(writeDate('2026-11-23T02:00:00.000Z', 'weekday', false)).toBe('Senin, 23 November 2026')
  expect(writeDate('2026-11-03', 'digits', false)).toBe('03-11-2026')
  expect(writeDate('sekitar 1960', 'words', false)).toBe('sekitar 1960')
})
