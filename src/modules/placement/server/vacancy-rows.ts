import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { lastDayOf } from '../rules/vacancy.ts'
import { keyOf, searchTextOf } from '../rules/vacancy-key.ts'
import { type KnownLanguage, type Vacancy, type VacancyField, vacancyFields } from '../rules/vacancy-shape.ts'
import { db, type VacancyColumns, type VacancyRow } from './tables.ts'

export const columnsOf = (vacancy: Vacancy): VacancyColumns => ({
  ...{ work_place: vacancy.workPlace, order_number: vacancy.orderNumber, title: vacancy.title },
  ...{ occupation: vacancy.occupation, country: vacancy.workPlace === 'home' ? 'ID' : (vacancy.country ?? '') },
  ...{ region: vacancy.region, agency_name: vacancy.agencyName, agency_licence: vacancy.agencyLicence },
  ...{ employer_name: vacancy.employerName, places: vacancy.places, wage_minimum: vacancy.wageMinimum },
  ...{ wage_maximum: vacancy.wageMaximum, wage_currency: vacancy.wageCurrency, wage_per: vacancy.wagePer },
  ...{ worker_pays_rupiah: vacancy.workerPaysRupiah, costs_note: vacancy.costsNote },
  ...{ contract_months: vacancy.contractMonths, deadline_on: vacancy.deadlineOn, sex: vacancy.sex },
  ...{ documents: JSON.stringify(vacancy.documents), age_minimum: vacancy.ageMinimum, age_maximum: vacancy.ageMaximum },
  ...{ education: vacancy.education, experience_months: vacancy.experienceMonths },
  ...{ languages: JSON.stringify(vacancy.languages), certificates: JSON.stringify(vacancy.certificates) },
  ...{ source_name: vacancy.sourceName, source_url: vacancy.sourceUrl, source_on: vacancy.sourceOn },
})

/** What follows from the vacancy: by what it is known, its last day, what is searched. */
export const derivedOf = (vacancy: Vacancy) => ({
  known_by: keyOf(vacancy),
  expires_on: lastDayOf(vacancy),
  search_text: searchTextOf(vacancy),
})

export const vacancyOf = (row: VacancyColumns): Vacancy => ({
  ...{ workPlace: row.work_place, orderNumber: row.order_number, title: row.title, occupation: row.occupation },
  ...{ country: row.country, region: row.region, agencyName: row.agency_name, agencyLicence: row.agency_licence },
  ...{ employerName: row.employer_name, places: row.places, wageMinimum: row.wage_minimum },
  ...{ wageMaximum: row.wage_maximum, wageCurrency: row.wage_currency, wagePer: row.wage_per },
  ...{ workerPaysRupiah: row.worker_pays_rupiah, costsNote: row.costs_note, contractMonths: row.contract_months },
  ...{ deadlineOn: row.deadline_on as PlainDate | null, documents: JSON.parse(row.documents) as string[] },
  ...{ sex: row.sex, ageMinimum: row.age_minimum, ageMaximum: row.age_maximum, education: row.education },
  ...{ experienceMonths: row.experience_months, languages: JSON.parse(row.languages) as KnownLanguage[] },
  ...{ certificates: JSON.parse(row.certificates) as string[], sourceName: row.source_name },
  ...{ sourceUrl: row.source_url, sourceOn: row.source_on as PlainDate },
})

const words = (value: unknown): string | null =>
  value === null || value === undefined ? null : typeof value === 'object' ? JSON.stringify(value) : String(value)

export interface Change {
  readonly field: VacancyField
  readonly before: string | null
  readonly after: string | null
}

/** In which fields two vacancies differ, in words that a history can keep. */
export const changesBetween = (before: Vacancy, after: Vacancy): Change[] =>
  vacancyFields.flatMap((field) => {
    const [was, is] = [words(before[field]), words(after[field])]
    return was === is ? [] : [{ field, before: was, after: is }]
  })

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
