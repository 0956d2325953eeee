import { type SqlBool, sql } from 'kysely'
import type * as z from 'zod/mini'
import { foldText } from '#modules/references/contract.ts'
import { rowsOf } from '#modules/references/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { getVacancy, listVacancies, type VacancyFile } from '../contract/vacancy.ts'
import type { VacancyState } from '../rules/vacancy.ts'
import { choicesOf, itemOf, vacancyFileOf } from '../rules/vacancy-view.ts'
import { db } from './tables.ts'
import { getVacancyRow } from './vacancy-rows.ts'

type Filter = z.output<typeof listVacancies.input>

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

const countAll = async (context: Context): Promise<number> => {
  const { count } = await db(context)
    .selectFrom('vacancies')
    .select((builder) => builder.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .executeTakeFirstOrThrow()
  return Number(count)
}

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
  return vacancyFileOf(row, { changes, said: await saidToday(context), today: context.today })
})

/** What the references of today say, read anew each time. */
const saidToday = async (context: Context) => ({
  agencies: await rowsOf(context, 'organisation', context.today),
  policies: await rowsOf(context, 'country-policy', context.today),
  barred: await rowsOf(context, 'barred-cost', context.today),
})
