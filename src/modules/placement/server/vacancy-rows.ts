import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import { db, type VacancyRow } from './tables.ts'

export const lockVacancy = async (context: Context, vacancyId: string): Promise<VacancyRow> => {
  const row = await db(context)
    .selectFrom('vacancies')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', vacancyId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('placement.vacancyMissing')
  return row
}

export const getVacancyRow = async (context: Context, vacancyId: string): Promise<VacancyRow> => {
  const row = await db(context)
    .selectFrom('vacancies')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', vacancyId)
    .executeTakeFirst()
  if (!row) throw missing('placement.vacancyMissing')
  return row
}
