import type { Currency } from '#modules/migration/contract.ts'
import type { Occupation } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { lastDayOf } from './vacancy.ts'
import { keyOf, searchTextOf } from './vacancy-key.ts'
import {
  type EducationCode,
  type KnownLanguage,
  type SexAsked,
  type Vacancy,
  type VacancyField,
  vacancyFields,
  type WagePeriod,
  type WorkPlace,
} from './vacancy-shape.ts'

/** A vacancy as its table and a phone keep it. */
export interface VacancyColumns {
  work_place: WorkPlace
  order_number: string | null
  title: string
  occupation: Occupation | null
  country: string
  region: string | null
  agency_name: string | null
  agency_licence: string | null
  employer_name: string | null
  places: number | null
  wage_minimum: number | null
  wage_maximum: number | null
  wage_currency: Currency
  wage_per: WagePeriod
  worker_pays_rupiah: number | null
  costs_note: string | null
  contract_months: number | null
  deadline_on: string | null
  documents: string
  sex: SexAsked | null
  age_minimum: number | null
  age_maximum: number | null
  education: EducationCode | null
  experience_months: number | null
  languages: string
  certificates: string
  source_name: string
  source_url: string | null
  source_on: string
}

export interface VacancyDays {
  expires_on: string
  withdrawn_on: string | null
  imported: boolean
}

export interface VacancyChangeRow {
  vacancy_id: string
  field: string
  before_value: string | null
  after_value: string | null
  reason: string
}

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
