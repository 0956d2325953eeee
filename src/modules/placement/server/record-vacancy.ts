import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { correctVacancy, recordVacancy, withdrawVacancy } from '../contract/vacancy.ts'
import { assertSound } from '../rules/assert-sound.ts'
import { vacancyFaults } from '../rules/vacancy.ts'
import { type Change, changesBetween, columnsOf, derivedOf, vacancyOf } from '../rules/vacancy-rows.ts'
import type { Vacancy } from '../rules/vacancy-shape.ts'
import { db } from './tables.ts'
import { lockVacancy } from './vacancy-rows.ts'

/** One order is recorded once; who finds it again puts it right. */
const assertNew = async (context: Context, vacancy: Vacancy, exceptId: string): Promise<void> => {
  const known = await db(context)
    .selectFrom('vacancies')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('known_by', '=', derivedOf(vacancy).known_by)
    .where('id', '<>', exceptId)
    .executeTakeFirst()
  if (known) refuse('placement.knownAlready')
}

const homeOf = (vacancy: Vacancy): Vacancy => (vacancy.workPlace === 'home' ? { ...vacancy, country: 'ID' } : vacancy)

export const recordVacancyHandler = handle(recordVacancy, async (context, { id, ...given }) => {
  const vacancy = homeOf(given)
  assertSound(vacancyFaults(vacancy, context.today))
  await assertNew(context, vacancy, id)
  await db(context)
    .insertInto('vacancies')
    .values({
      ...{ ...recordedBy(context), id, ...columnsOf(vacancy), ...derivedOf(vacancy) },
      ...{ withdrawn_on: null, imported: false },
    })
    .execute()
  context.note({ vacancy: id, workPlace: vacancy.workPlace, country: vacancy.country })
  return { vacancyId: id }
})

export const correctVacancyHandler = handle(correctVacancy, async (context, { vacancyId, reason, ...given }) => {
  const row = await lockVacancy(context, vacancyId)
  if (row.withdrawn_on) refuse('placement.isWithdrawn')
  const vacancy = homeOf(given)
  assertSound(vacancyFaults(vacancy, context.today))
  await assertNew(context, vacancy, vacancyId)
  const changes = changesBetween(vacancyOf(row), vacancy)
  if (changes.length === 0) refuse('placement.nothingChanged')
  await writeChange(context, vacancyId, vacancy, changes, reason)
  context.note({ vacancy: vacancyId, fields: changes.map(({ field }) => field).join(' ') })
  return { changed: changes.map(({ field }) => field) }
})

/** What stands now, and beside it what stood before. */
export const writeChange = async (
  context: Context,
  vacancyId: string,
  vacancy: Vacancy,
  changes: readonly Change[],
  reason: string,
): Promise<void> => {
  await db(context)
    .updateTable('vacancies')
    .set({ ...columnsOf(vacancy), ...derivedOf(vacancy) })
    .where('village_id', '=', context.villageId)
    .where('id', '=', vacancyId)
    .execute()
  await insertChanges(context, vacancyId, changes, reason)
}

const insertChanges = async (
  context: Context,
  vacancyId: string,
  changes: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[],
  reason: string,
): Promise<void> => {
  await db(context)
    .insertInto('vacancy_changes')
    .values(
      changes.map(({ field, before, after }) => ({
        ...{ ...recordedBy(context), id: newId(), vacancy_id: vacancyId, field, reason },
        ...{ before_value: before, after_value: after },
      })),
    )
    .execute()
}

export const withdrawVacancyHandler = handle(withdrawVacancy, async (context, { vacancyId, reason }) => {
  const row = await lockVacancy(context, vacancyId)
  if (row.withdrawn_on) refuse('placement.isWithdrawn')
  await db(context)
    .updateTable('vacancies')
    .set({ withdrawn_on: context.today })
    .where('village_id', '=', context.villageId)
    .where('id', '=', vacancyId)
    .execute()
  await insertChanges(context, vacancyId, [{ field: 'withdrawnOn', before: null, after: context.today }], reason)
  context.note({ vacancy: vacancyId })
  return { vacancyId }
})
