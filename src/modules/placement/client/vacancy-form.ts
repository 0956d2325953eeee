import type { PlainDate } from '#platform/shared/dates.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { recordVacancy, VacancyFile } from '../contract/vacancy.ts'
import { vacancyFaults } from '../rules/vacancy.ts'
import type { KnownLanguage, Vacancy } from '../rules/vacancy-shape.ts'

const empty = {
  ...{ workPlace: 'abroad', orderNumber: '', title: '', occupation: '', country: '', region: '', agencyName: '' },
  ...{ agencyLicence: '', employerName: '', places: null as number | null, wageMinimum: null as number | null },
  ...{ wageMaximum: null as number | null, wageCurrency: 'IDR', wagePer: 'month' },
  ...{ workerPaysRupiah: null as number | null, costsNote: '', contractMonths: null as number | null },
  ...{ deadlineOn: '', documents: '', sex: '', ageMinimum: null as number | null, ageMaximum: null as number | null },
  ...{ education: '', experienceMonths: null as number | null, languages: [] as readonly KnownLanguage[] },
  ...{ certificates: '', sourceName: '', sourceUrl: '', sourceOn: '' },
}
export type VacancyValues = typeof empty

export const emptyVacancy = (today: string): VacancyValues => ({ ...empty, sourceOn: today })

/** What stands, as the form shows it: lists are lines. */
export const valuesOf = ({ vacancy }: VacancyFile): VacancyValues => {
  const { documents, certificates, country, workPlace } = vacancy
  const words = (value: string | null) => value ?? ''
  return {
    ...{ ...empty, ...vacancy, documents: documents.join('\n'), certificates: certificates.join('\n') },
    ...{
      orderNumber: words(vacancy.orderNumber),
      occupation: words(vacancy.occupation),
      region: words(vacancy.region),
    },
    ...{ country: workPlace === 'home' ? '' : words(country), agencyName: words(vacancy.agencyName) },
    ...{ agencyLicence: words(vacancy.agencyLicence), employerName: words(vacancy.employerName) },
    ...{ costsNote: words(vacancy.costsNote), deadlineOn: words(vacancy.deadlineOn), sex: words(vacancy.sex) },
    ...{ education: words(vacancy.education), sourceUrl: words(vacancy.sourceUrl) },
  }
}

const orNull = (text: string) => text.trim() || null
const linesOf = (text: string) => text.split('\n').flatMap((line) => line.trim() || [])

export const vacancyInput = (values: VacancyValues): Omit<InputOf<typeof recordVacancy>, 'id'> =>
  ({
    ...{ workPlace: values.workPlace, title: values.title, orderNumber: orNull(values.orderNumber) },
    ...{ occupation: orNull(values.occupation), region: orNull(values.region) },
    country: values.workPlace === 'home' ? 'ID' : orNull(values.country),
    ...{ agencyName: values.workPlace === 'home' ? null : orNull(values.agencyName) },
    agencyLicence: values.workPlace === 'home' ? null : orNull(values.agencyLicence),
    ...{ employerName: orNull(values.employerName), places: values.places, wageMinimum: values.wageMinimum },
    ...{ wageMaximum: values.wageMaximum, wageCurrency: values.wageCurrency, wagePer: values.wagePer },
    ...{ workerPaysRupiah: values.workerPaysRupiah, costsNote: orNull(values.costsNote) },
    ...{ contractMonths: values.contractMonths, deadlineOn: orNull(values.deadlineOn) },
    ...{ documents: linesOf(values.documents), certificates: linesOf(values.certificates), sex: orNull(values.sex) },
    ...{ ageMinimum: values.ageMinimum, ageMaximum: values.ageMaximum, education: orNull(values.education) },
    ...{ experienceMonths: values.experienceMonths, languages: values.languages, sourceName: values.sourceName },
    ...{ sourceUrl: orNull(values.sourceUrl), sourceOn: values.sourceOn },
  }) as Omit<InputOf<typeof recordVacancy>, 'id'>

/** What cannot be so, told together with what is missing; the server asks the same rule. */
export const faultsOf = (values: VacancyValues, today: PlainDate) =>
  vacancyFaults(vacancyInput(values) as unknown as Vacancy, today)
