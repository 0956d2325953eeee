import { hiddenAmong } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { dateParts, type PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { listRegister, type RegisterRow, recordNumberGap } from '../contract/register.ts'
import { unexplainedGaps } from '../rules/numbering.ts'
import { withoutNumbers } from './closed-view.ts'
import { kindTitleOf } from './letter-queries.ts'
import { db } from './tables.ts'

const numbersOf = (context: Context, year: number) =>
  db(context)
    .selectFrom('letter_numbers as n')
    .leftJoin('letters as l', (join) =>
      join.onRef('l.id', '=', 'n.letter_id').on('l.village_id', '=', context.villageId),
    )
    .leftJoin('letter_contents as c', (join) =>
      join.onRef('c.id', '=', 'n.letter_id').on('c.village_id', '=', context.villageId),
    )
    .where('n.village_id', '=', context.villageId)
    .where('n.year', '=', year)

export const registerRows = async (
  context: Context,
  year: number,
  page: { offset: number; limit: number },
): Promise<RegisterRow[]> => {
  const rows = await numbersOf(context, year)
    .select(['n.number', 'n.number_text', 'n.counter_key', 'n.given_on', 'n.letter_id', 'n.explanation'])
    .select(['l.kind', 'l.subject_name', 'l.subject_person_id', 'l.state', 'c.signatory_name'])
    .orderBy('n.counter_key')
    .orderBy('n.number', 'desc')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
  // the number stays in the book; whose it is, only those read who may know
  const hidden = await hiddenAmong(
    context,
    rows.map((row) => row.subject_person_id),
  )
  const read = rows.map((row) => ({
    number: row.number,
    numberText: row.number_text,
    counterKey: row.counter_key,
    givenOn: row.given_on as PlainDate,
    letterId: row.letter_id,
    kindTitle: row.kind === null ? null : kindTitleOf(row.kind),
    subjectName: hidden.has(row.subject_person_id ?? '') ? null : row.subject_name,
    state: row.state,
    signatoryName: row.signatory_name,
    explanation: row.explanation,
  }))
  return withoutNumbers(context, read)
}

const gapsOf = async (context: Context, year: number) => {
  const rows = await db(context)
    .selectFrom('letter_numbers')
    .select(['counter_key', 'number'])
    .where('village_id', '=', context.villageId)
    .where('year', '=', year)
    .execute()
  const keys = [...new Set(rows.map((row) => row.counter_key))]
  return keys.flatMap((counterKey) =>
    unexplainedGaps(rows.filter((row) => row.counter_key === counterKey).map((row) => row.number)).map((number) => ({
      counterKey,
      number,
    })),
  )
}

const yearsOf = async (context: Context): Promise<number[]> => {
  const rows = await db(context)
    .selectFrom('letter_numbers')
    .select('year')
    .distinct()
    .where('village_id', '=', context.villageId)
    .execute()
  return [...new Set([...rows.map((row) => row.year), dateParts(context.today).year])].sort((a, b) => b - a)
}

export const listRegisterHandler = handle(listRegister, async (context, input) => {
  const { total } = await numbersOf(context, input.year)
    .select((select) => select.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return {
    rows: await registerRows(context, input.year, input),
    total: Number(total),
    years: await yearsOf(context),
    gaps: await gapsOf(context, input.year),
  }
})

/** A village that began the year on paper goes on counting where its book stood. */
export const recordNumberGapHandler = handle(recordNumberGap, async (context, input) => {
  const { year, counterKey, upTo } = input
  const key = { village_id: context.villageId, counter_key: counterKey, year }
  const counter = await db(context)
    .insertInto('letter_counters')
    .values({ ...key, last_number: 0 })
    .onConflict((conflict) =>
      conflict
        .columns(['village_id', 'counter_key', 'year'])
        .doUpdateSet((row) => ({ last_number: row.ref('letter_counters.last_number') })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  if (upTo <= counter.last_number)
    throw new Refusal('rule', 'letters.numberAlreadyPassed', { last: counter.last_number })
  const numbers = Array.from({ length: upTo - counter.last_number }, (_, index) => counter.last_number + 1 + index)
  await db(context)
    .insertInto('letter_numbers')
    .values(
      numbers.map((number) => ({
        id: newId(),
        counter_key: counterKey,
        year,
        number,
        number_text: String(number),
        letter_id: null,
        explanation: input.explanation,
        given_on: context.today,
        ...recordedBy(context),
      })),
    )
    .execute()
  await db(context)
    .updateTable('letter_counters')
    .set({ last_number: upTo })
    .where('village_id', '=', context.villageId)
    .where('counter_key', '=', counterKey)
    .where('year', '=', year)
    .execute()
  return { explained: numbers.length }
})
