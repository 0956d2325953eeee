import type { PlainDate } from './dates.ts'
import { daysBetween, plainDate } from './dates.ts'

const marketDays = ['Legi', 'Pahing', 'Pon', 'Wage', 'Kliwon'] as const
export type MarketDay = (typeof marketDays)[number]

/** The day of the Javanese five-day market week; 17 August 1945 was a Friday Legi. */
export const marketDayOn = (date: PlainDate): MarketDay => {
  const days = daysBetween(plainDate('1945-08-17'), date)
  return marketDays[((days % 5) + 5) % 5] ?? 'Legi'
}
