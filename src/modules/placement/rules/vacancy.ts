import { ageFloor } from '#modules/migration/contract.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { FieldFault } from '#platform/shared/errors.ts'
import type { Vacancy } from './vacancy-shape.ts'

/** An order that names no last day is taken for over so many days after it was read. */
export const unknownDeadlineDays = 90

/** UU 18/2017 art. 5: nobody younger works abroad. */
export const youngestAbroad = ageFloor.minimum

export const vacancyStates = ['open', 'expired', 'withdrawn'] as const
export type VacancyState = (typeof vacancyStates)[number]

type Dated = Pick<Vacancy, 'deadlineOn' | 'sourceOn'>

/** The last day on which it can be applied for. */
export const lastDayOf = ({ deadlineOn, sourceOn }: Dated): PlainDate =>
  deadlineOn ?? addDays(sourceOn, unknownDeadlineDays)

/** Nobody ends a vacancy: the day does. */
export const stateOf = (
  { expiresOn, withdrawnOn }: { readonly expiresOn: string; readonly withdrawnOn: string | null },
  today: string,
): VacancyState => (withdrawnOn ? 'withdrawn' : expiresOn < today ? 'expired' : 'open')

/** What cannot be so, each at its field. */
export const vacancyFaults = (vacancy: Vacancy, today: PlainDate): FieldFault[] => {
  const { workPlace, country, agencyName, employerName, wageMinimum, wageMaximum, ageMinimum, ageMaximum } = vacancy
  const abroad = workPlace === 'abroad'
  const found: (FieldFault | false)[] = [
    abroad && country === null && { field: 'country', code: 'placement.countryMissing' },
    abroad && country === 'ID' && { field: 'country', code: 'placement.countryIsHome' },
    !agencyName && !employerName && { field: abroad ? 'agencyName' : 'employerName', code: 'placement.whoMissing' },
    wageMinimum !== null &&
      wageMaximum !== null &&
      wageMaximum < wageMinimum && { field: 'wageMaximum', code: 'placement.wageTurned' },
    ageMinimum !== null &&
      ageMaximum !== null &&
      ageMaximum < ageMinimum && { field: 'ageMaximum', code: 'placement.ageTurned' },
    abroad &&
      ageMinimum !== null &&
      ageMinimum < youngestAbroad && { field: 'ageMinimum', code: 'placement.tooYoungAbroad' },
    vacancy.sourceOn > today && { field: 'sourceOn', code: 'placement.sourceInFuture' },
    vacancy.deadlineOn !== null &&
      vacancy.deadlineOn < vacancy.sourceOn && { field: 'deadlineOn', code: 'placement.deadlineBeforeSource' },
  ]
  return found.filter((fault) => fault !== false)
}
