import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, plainDate } from './dates.ts'
import { parseTypedDate, parseTypedMonth, typedDigits, withDashes } from './typed-date.ts'

const today = plainDate('2026-11-22')
const read = (text: string, limits = {}) => parseTypedDate(text, { today, ...limits })

describe('a typed date', () => {
  it.each([
    ['5/8/63', '1963-08-05'],
    ['05-08-1963', '1963-08-05'],
    ['5.8.1963', '1963-08-05'],
    ['5 8 63', '1963-08-05'],
    ['050863', '1963-08-05'],
    ['05081963', '1963-08-05'],
    ['5 agustus 1963', '1963-08-05'],
    ['5 Agustus 1963', '1963-08-05'],
    ['12- agustus 1963', '1963-08-12'],
    ['5 agt 1963', '1963-08-05'],
    ['5 Pebruari 1963', '1963-02-05'],
    ['17 Nopember 1980', '1980-11-17'],
    ['5 Aug 1963', '1963-08-05'],
    ['1963-08-05', '1963-08-05'],
    ['29/2/2024', '2024-02-29'],
    ['1/1/30', '2030-01-01'],
  ])('%s is %s', (text, date) => {
    expect(read(text)).toEqual({ ok: date })
  })

  it('takes a short year as the last that may be', () => {
    expect(read('5/8/30', { latest: today })).toEqual({ ok: '1930-08-05' })
    expect(read('5/8/26', { latest: today })).toEqual({ ok: '2026-08-05' })
  })

  it.each([
    ['', 'platform.dateEmpty'],
    ['5/8', 'platform.dateYearMissing'],
    ['5 agustus', 'platform.dateYearMissing'],
    ['5 fulan 1963', 'platform.dateMonthUnknown'],
    ['5/13/1963', 'platform.dateMonthRange'],
    ['31/2/1963', 'platform.dateNoSuchDay'],
    ['0/2/1963', 'platform.dateNoSuchDay'],
    ['5/8/1063', 'platform.dateYearRange'],
    ['5/8/196', 'platform.dateUnreadable'],
    ['kemarin', 'platform.dateUnreadable'],
  ])('"%s" is refused: %s', (text, code) => {
    expect(read(text)).toMatchObject({ fault: { code } })
  })

  it('says how far February 1963 goes', () => {
    expect(read('31-02-1963')).toEqual({
      fault: { code: 'platform.dateNoSuchDay', details: { month: 2, year: '1963', lastDay: 28 } },
    })
  })

  it('keeps to its limits', () => {
    expect(read('23-11-2026', { latest: today })).toMatchObject({ fault: { code: 'platform.dateTooLate' } })
    expect(read('01-01-2020', { earliest: today })).toMatchObject({ fault: { code: 'platform.dateTooEarly' } })
  })

  it('reads back every day it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), (days) => {
        const date = addDays(plainDate('1900-01-01'), days)
        expect(read(typedDigits(date))).toEqual({ ok: date })
      }),
    )
  })
})

it('a month alone', () => {
  expect(parseTypedMonth('8/1963')).toBe('1963-08')
  expect(parseTypedMonth('agustus 1963')).toBe('1963-08')
  expect(parseTypedMonth('13/1963')).toBeUndefined()
  expect(parseTypedMonth('5/8/1963')).toBeUndefined()
})

it('dashes appear while typing, and deleting is left alone', () => {
  const type = (keys: string) => [...keys].reduce((text, key) => withDashes(text + key, text), '')
  expect(type('05081963')).toBe('05-08-1963')
  expect(type('5/8/63')).toBe('5/8/63')
  expect(type('5 agustus 1963')).toBe('5 agustus 1963')
  expect(withDashes('05081963', '')).toBe('05-08-1963')
  expect(withDashes('05', '05-')).toBe('05')
})
