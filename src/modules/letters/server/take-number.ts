import type { Context } from '#platform/server/context.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { dateParts } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { LetterSettings } from '../contract/settings.ts'
import { counterKey, formatNumber } from '../rules/numbering.ts'
import { db } from './tables.ts'

export interface Numbered {
  readonly letterId: string
  readonly code: string
  readonly villageDigits: string
  readonly issuedOn: PlainDate
}

/** The next number of a counter, locked until the end of the command: whoever comes second waits, and a refused letter takes none. */
export const nextOf = async (context: Context, key: string, year: number): Promise<number> => {
  const row = await db(context)
    .insertInto('letter_counters')
    .values({ village_id: context.villageId, counter_key: key, year, last_number: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['village_id', 'counter_key', 'year'])
        .doUpdateSet((counter) => ({ last_number: counter('letter_counters.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  return row.last_number
}

/** Gives a letter its number and writes it into the book. */
export const takeNumber = async (context: Context, settings: LetterSettings, letter: Numbered): Promise<string> => {
  const { year } = dateParts(letter.issuedOn)
  const key = counterKey(settings.counterScope, letter.code)
  const number = await nextOf(context, key, year)
  const numberText = formatNumber(settings.numberPattern, {
    code: letter.code,
    number,
    village: letter.villageDigits,
    issuedOn: letter.issuedOn,
  })
  await db(context)
    .insertInto('letter_numbers')
    .values({
      id: newId(),
      counter_key: key,
      year,
      number,
      number_text: numberText,
      letter_id: letter.letterId,
      explanation: null,
      given_on: letter.issuedOn,
      ...recordedBy(context),
    })
    .execute()
  return numberText
}
