import { type SqlBool, sql } from 'kysely'
import type * as z from 'zod/mini'
import { foldText } from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getVacancy, listVacancies, type VacancyFile, type VacancyItem } from '../contract/vacancy.ts'
import { findAgency } from '../rules/agency.ts'
import { barredFor } from '../rules/barred.ts'
import { type PolicyRow, policyFor } from '../rules/policy.ts'
import { stateOf, type VacancyState, vacancyStates } from '../rules/vacancy.ts'
import { workPlaces } from '../rules/vacancy-shape.ts'
import { sourced } from './sourced.ts'
import { db, type VacancyRow } from './tables.ts'
import { getVacancyRow, vacancyOf } from './vacancy-rows.ts'

type Filter = z.output<typeof listVacancies.input>
type Listed = OutputOf<typeof listVacancies>

const inState = (state: VacancyState, today: string) =>
  ({
    open: sql<SqlBool>`withdrawn_on is null and expires_on >= ${today}::date`,
    expired: sql<SqlBool>`withdrawn_on is null and expires_on < ${today}::date`,
    withdrawn: sql<SqlBool>`withdrawn_on is not null`,
  })[state]

const found = (context: Context, { text }: Pick<Filter, 'text'>) => {
  const words = foldText(text).split(' ').filter(Boolean)
  const rows = db(context).selectFrom('vacancies').where('village_id', '=', context.villageId)
  return words.reduce((query, word) => query.where('search_text', 'like', `%${word}%`), rows)
}

const chosen = (context: Context, filter: Filter) => {
  let rows = found(context, filter).where(inState(filter.state, context.today))
  if (filter.workPlace) rows = rows.where('work_place', '=', filter.workPlace)
  if (filter.country) rows = rows.where('country', '=', filter.country)
  return filter.occupation ? rows.where('occupation', '=', filter.occupation) : rows
}

export const listVacanciesHandler = handle(listVacancies, async (context, filter) => {
  const rows = chosen(context, filter).selectAll()
  const sorted = {
    deadline: () => rows.orderBy('expires_on', filter.state === 'open' ? 'asc' : 'desc'),
    newest: () => rows.orderBy('source_on', 'desc'),
    name: () => rows.orderBy('title'),
  }[filter.order]()
  const [page, kinds, policies] = await Promise.all([
    sorted.orderBy('id').offset(filter.offset).limit(filter.limit).execute(),
    countKinds(context, filter),
    rowsOf(context, 'country-policy', context.today),
  ])
  return {
    vacancies: page.map((row) => itemOf(row, context.today, policies)),
    ...choicesOf(kinds, filter),
    villageTotal: await countAll(context),
  }
})

/** How many there are of each kind; from it every filter can say what it would leave. */
const countKinds = (context: Context, filter: Filter) =>
  found(context, filter)
    .select(['work_place as workPlace', 'country', 'occupation'])
    .select(
      sql<VacancyState>`case when withdrawn_on is not null then 'withdrawn' when expires_on < ${context.today}::date then 'expired' else 'open' end`.as(
        'state',
      ),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .groupBy(['work_place', 'country', 'occupation', 'state'])
    .execute()

type Kind = Awaited<ReturnType<typeof countKinds>>[number]

const choicesOf = (kinds: readonly Kind[], filter: Filter) => {
  const fits = (kind: Kind, except: 'state' | 'workPlace' | 'country' | 'occupation' | null) =>
    (except === 'state' || kind.state === filter.state) &&
    (except === 'workPlace' || filter.workPlace === null || kind.workPlace === filter.workPlace) &&
    (except === 'country' || filter.country === null || kind.country === filter.country) &&
    (except === 'occupation' || filter.occupation === null || kind.occupation === filter.occupation)
  const sum = (some: readonly Kind[]) => some.reduce((total, kind) => total + Number(kind.count), 0)
  const countOf = (except: Parameters<typeof fits>[1], is: (kind: Kind) => boolean) =>
    sum(kinds.filter((kind) => fits(kind, except) && is(kind)))
  const values = <Value>(except: 'country' | 'occupation', read: (kind: Kind) => Value | null) => [
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
  } satisfies Partial<Listed>
}

const countAll = async (context: Context): Promise<number> => {
  const { count } = await db(context)
    .selectFrom('vacancies')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

export const itemOf = (row: VacancyRow, today: string, policies: readonly PolicyRow[]): VacancyItem => ({
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

export const getVacancyHandler = handle(getVacancy, async (context, { vacancyId }): Promise<VacancyFile> => {
  const row = await getVacancyRow(context, vacancyId)
  const changes = await db(context)
    .selectFrom('vacancy_changes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('vacancy_id', '=', vacancyId)
    .orderBy('recorded_at', 'desc')
    .orderBy('field')
    .execute()
  return {
    vacancy: viewVacancy(row, context.today),
    ...(await warningsOf(context, row)),
    changes: changes.map((change) => ({
      ...{ id: change.id, field: change.field, before: change.before_value, after: change.after_value },
      ...{ reason: change.reason, recordedAt: change.recorded_at, recordedByName: change.recorded_by_name },
    })),
  }
})

/** A vacancy as it is read, with what its days say. */
export const viewVacancy = (row: VacancyRow, today: string): VacancyFile['vacancy'] => {
  const vacancy = vacancyOf(row)
  return {
    ...{ ...vacancy, documents: [...vacancy.documents], certificates: [...vacancy.certificates] },
    ...{ id: row.id, languages: [...vacancy.languages], expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on },
    state: stateOf({ expiresOn: row.expires_on, withdrawnOn: row.withdrawn_on }, today),
    ...{ imported: row.imported, recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
  }
}

/** What the references say of it today. At home there is no placement: nothing is asked of lists about going abroad. */
const warningsOf = async (
  context: Context,
  row: VacancyRow,
): Promise<Pick<VacancyFile, 'agency' | 'policy' | 'barred'>> => {
  if (row.work_place === 'home') return { agency: null, policy: null, barred: null }
  const [agencies, policies, barred] = await Promise.all([
    rowsOf(context, 'organisation', context.today),
    rowsOf(context, 'country-policy', context.today),
    rowsOf(context, 'barred-cost', context.today),
  ])
  const policy = policyFor(policies, { country: row.country, occupation: row.occupation })
  const cost = (row.worker_pays_rupiah ?? 0) > 0 ? barredFor(barred, row.occupation)[0] : undefined
  return {
    agency: row.agency_name ? findAgency(agencies, { name: row.agency_name, licence: row.agency_licence }) : null,
    policy: policy && { ...policy.body, ...sourced(policy) },
    barred: cost ? { title: cost.title, ...sourced(cost) } : null,
  }
}
