import type * as z from 'zod/mini'
import type { Occupation } from '#modules/references/contract/codes.ts'
import { findAgency, type ListedAgency } from '#modules/references/contract.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { listVacancies, VacancyFile, VacancyItem } from '../contract/vacancy.ts'
import { type BarredRow, barredFor } from './barred.ts'
import { type PolicyRow, policyFor } from './policy.ts'
import { type Sourced, sourced } from './sourced.ts'
import { stateOf, type VacancyState, vacancyStates } from './vacancy.ts'
import { type VacancyChangeRow, type VacancyColumns, type VacancyDays, vacancyOf } from './vacancy-rows.ts'
import { type WorkPlace, workPlaces } from './vacancy-shape.ts'

interface Kept {
  readonly id: string
  readonly recorded_at: string
  readonly recorded_by_name: string
}
/** A vacancy as its table and a phone hold it. */
export type HeldVacancy = VacancyColumns & VacancyDays & Kept

export type VacancyFilter = z.output<typeof listVacancies.input>

/** How many vacancies are alike in what can be chosen. */
export interface VacancyKind {
  readonly workPlace: WorkPlace
  readonly country: string
  readonly occupation: Occupation | null
  readonly state: VacancyState
  readonly count: number
}

/** From the kinds every filter can say what it would leave. */
export const choicesOf = (kinds: readonly VacancyKind[], filter: VacancyFilter) => {
  const fits = (kind: VacancyKind, except: 'state' | 'workPlace' | 'country' | 'occupation' | null) =>
    (except === 'state' || kind.state === filter.state) &&
    (except === 'workPlace' || filter.workPlace === null || kind.workPlace === filter.workPlace) &&
    (except === 'country' || filter.country === null || kind.country === filter.country) &&
    (except === 'occupation' || filter.occupation === null || kind.occupation === filter.occupation)
  const sum = (some: readonly VacancyKind[]) => some.reduce((total, kind) => total + Number(kind.count), 0)
  const countOf = (except: Parameters<typeof fits>[1], is: (kind: VacancyKind) => boolean) =>
    sum(kinds.filter((kind) => fits(kind, except) && is(kind)))
  const values = <Value>(except: 'country' | 'occupation', read: (kind: VacancyKind) => Value | null) => [
    ...new Set(kinds.filter((kind) => fits(kind, except)).flatMap((kind) => read(kind) ?? [])),
  ]
  return {
    total: countOf(null, () => true),
    states: vacancyStates.map((state) => ({ state, count: countOf('state', (kind) => kind.state === state) })),
    workPlaces: workPlaces.map((workPlace) => ({
      ...{ workPlace, count: countOf('workPlace', (kind) => kind.workPlace === workPlace) },
    })),
    countries: values('country', (kind) => kind.country).map((country) => ({
      ...{ country, count: countOf('country', (kind) => kind.country === country) },
    })),
    occupations: values('occupation', (kind) => kind.occupation).map((occupation) => ({
      ...{ occupation, count: countOf('occupation', (kind) => kind.occupation === occupation) },
    })),
  } satisfies Partial<OutputOf<typeof listVacancies>>
}

export const itemOf = (row: HeldVacancy, today: string, policies: readonly PolicyRow[]): VacancyItem => ({
  ...{ id: row.id, workPlace: row.work_place, title: row.title, country: row.country, region: row.region },
  ...{ agencyName: row.agency_name, employerName: row.employer_name, places: row.places },
  ...{ wageMinimum: row.wage_minimum, wageMaximum: row.wage_maximum, wageCurrency: row.wage_currency },
  ...{ wagePer: row.wage_per, expiresOn: row.expires_on },
  state: stateOf({ expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on }, today),
  policy:
    row.work_place === 'home'
      ? null
      : (policyFor(policies, { country: row.country, occupation: row.occupation })?.body.status ?? null),
})

/** A vacancy as it is read, with what its days say. */
export const viewVacancy = (row: HeldVacancy, today: string): VacancyFile['vacancy'] => {
  const vacancy = vacancyOf(row)
  return {
    ...{ ...vacancy, documents: [...vacancy.documents], certificates: [...vacancy.certificates] },
    ...{ id: row.id, languages: [...vacancy.languages], expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on },
    state: stateOf({ expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on }, today),
    ...{ imported: row.imported, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
  }
}

/** Rows of the references that hold today. */
export interface SaidToday {
  readonly agencies: readonly ListedAgency[]
  readonly policies: readonly PolicyRow[]
  readonly barred: readonly (BarredRow & Sourced & { readonly title: string })[]
}

interface Seen {
  readonly changes: readonly (VacancyChangeRow & Kept)[]
  readonly said: SaidToday
  readonly today: string
}

/** One vacancy as it is read, at the office and on a phone. */
export const vacancyFileOf = (row: HeldVacancy, { changes, said, today }: Seen): VacancyFile => ({
  vacancy: viewVacancy(row, today),
  ...warningsOf(row, said),
  changes: changes.map((change) => ({
    ...{ id: change.id, field: change.field, before: change.before_value, after: change.after_value },
    ...{ reason: change.reason, recordedAt: change.recorded_at, recordedByName: change.recorded_by_name },
  })),
})

const saidOf = ({ body: { status, note, noteEn } }: PolicyRow) => ({ status, note, noteEn })

/** What the references say of it today. At home there is no placement: nothing is asked of lists about going abroad. */
const warningsOf = (
  row: HeldVacancy,
  { agencies, policies, barred }: SaidToday,
): Pick<VacancyFile, 'agency' | 'policy' | 'barred'> => {
  if (row.work_place === 'home') return { agency: null, policy: null, barred: null }
  const policy = policyFor(policies, { country: row.country, occupation: row.occupation })
  const cost = (row.worker_pays_rupiah ?? 0) > 0 ? barredFor(barred, row.occupation)[0] : undefined
  return {
    agency: row.agency_name ? findAgency(agencies, { name: row.agency_name, licence: row.agency_licence }) : null,
    policy: policy && { ...saidOf(policy), ...sourced(policy) },
    barred: cost ? { title: cost.title, ...sourced(cost) } : null,
  }
}
