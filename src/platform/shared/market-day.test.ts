import { expect, it } from 'vitest'
import { plainDate } from './dates.ts'
import { marketDayOn } from './market-day.ts'

it.each([
  ['1945-08-17', 'Legi'],
  ['1945-08-16', 'Kliwon'],
  ['2026-11-23', 'Wage'],
  ['2026-11-28', 'Wage'],
])('%s is %s', (date, marketDay) => {
  expect(marketDayOn(plainDate(date))).toBe(marketDay)
})
