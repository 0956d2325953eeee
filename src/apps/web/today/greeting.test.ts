import { expect, it } from 'vitest'
import { makeWords } from '#platform/client/words.tsx'
import { plainDate } from '#platform/shared/dates.ts'
import { countInWords, dayLine, greetingKey, hourIn } from './greeting.ts'

it.each([
  [3, 'today.evening'],
  [4, 'today.morning'],
  [10, 'today.morning'],
  [11, 'today.noon'],
  [15, 'today.afternoon'],
  [18, 'today.evening'],
])('at %d o’clock it is %s', (hour, key) => {
  expect(greetingKey(hour)).toBe(key)
})

it('greets by the village’s own clock', () => {
  const at = new Date('2026-11-23T02:30:00Z')
  expect(hourIn('Asia/Jakarta', at)).toBe(9)
  expect(hourIn('Asia/Jayapura', at)).toBe(11)
})

it('names the market day in Java only', () => {
  const words = { ...makeWords('id', {}, () => {}, 'Asia/Jakarta'), today: plainDate('2026-11-23') }
  expect(dayLine(words, '33.07.10.2004')).toBe('Senin Wage, 23 November 2026')
  expect(dayLine(words, '52.01.02.2003')).toBe('Senin, 23 November 2026')
})

it('writes small numbers in words', () => {
  expect(countInWords(7, 'id')).toBe('tujuh')
  expect(countInWords(7, 'en')).toBe('7')
  expect(countInWords(120, 'id')).toBe('120')
})
