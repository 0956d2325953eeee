import type { Words } from '#platform/client/words.tsx'
import { clockIn, type TimeZone } from '#platform/shared/dates.ts'
import { marketDayOn } from '#platform/shared/market-day.ts'
import { terbilang } from '#platform/shared/terbilang.ts'

/** Morning until eleven, noon until three, afternoon until six: as people greet in Indonesian. */
export const greetingKey = (hour: number): 'today.morning' | 'today.noon' | 'today.afternoon' | 'today.evening' => {
  if (hour >= 4 && hour < 11) return 'today.morning'
  if (hour >= 11 && hour < 15) return 'today.noon'
  return hour >= 15 && hour < 18 ? 'today.afternoon' : 'today.evening'
}

export const hourIn = (zone: TimeZone, at?: Date): number => Number(clockIn(zone, at).slice(0, 2))

/** Provinces where the market week is lived by: Central Java, Yogyakarta, East Java. */
const marketProvinces = /^(33|34|35)/

/** "Senin Wage, 23 November 2026", or the plain weekday elsewhere. */
export const dayLine = (
  { formatDate, today, language }: Pick<Words, 'formatDate' | 'today' | 'language'>,
  villageCode: string | undefined,
): string => {
  if (language === 'en' || !villageCode || !marketProvinces.test(villageCode)) return formatDate(today, 'weekday')
  return `${formatDate(today, 'day')} ${marketDayOn(today)}, ${formatDate(today, 'words')}`
}

/** Small numbers are words in a sentence. */
export const countInWords = (count: number, language: Words['language']): string =>
  language === 'en' || count > 99 ? String(count) : terbilang(count)
