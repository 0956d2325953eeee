import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { addDays, dayIn, type PlainDate } from '#platform/shared/dates.ts'

export const sealWords = (words: string | null): Buffer | null => (words === null ? null : sealValue(words))

/** What was written; nothing of what was erased since. */
export const openWords = (sealed: Buffer | null): string | null =>
  sealed === null || sealed.length === 0 ? null : openValue(sealed)

/** A phone may bring words days later: they are of the day they were written, as far as its own clock can be believed. */
const longestWait = 60
export const writtenOn = ({ occurredAt, today, zone }: Context): PlainDate => {
  const day = occurredAt === null ? today : dayIn(zone, new Date(occurredAt))
  return day > today || day < addDays(today, -longestWait) ? today : day
}
