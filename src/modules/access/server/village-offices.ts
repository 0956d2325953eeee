import type { Context } from '#platform/server/context.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { isServing, lastDayOf, termState } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { db, type TermRow } from './tables.ts'
import { accountState } from './term-queries.ts'

/** Who serves a village, as counts and days: no name. */
export interface VillageOffices {
  readonly villageId: number
  readonly officers: number
  readonly head: 'serving' | 'acting' | 'vacant'
  /** The nearest last day among head, secretary and officers who serve. */
  readonly nextEndOn: string | null
  readonly nextEndRole: string | null
  /** Accounts whose one-time link was never used. */
  readonly invited: number
  /** When anybody of the village last worked here. */
  readonly lastSeenOn: string | null
}

type Reader = Pick<Context, 'database' | 'today'>
type OfficeRow = TermRow & {
  closed_at: string | null
  demo_sentence: string | null
  set_at: string | null
  last_seen_at: string | null
}

const officerRoles = ['migration_officer', 'business_officer']
const officeRoles = ['head', 'secretary', ...officerRoles]
const never = '9999-12-31'

const officesOfVillage = (villageId: number, rows: readonly OfficeRow[], today: Context['today']): VillageOffices => {
  const serving = rows.filter((row) => isServing(termDays(row), today))
  const has = (role: string) => serving.some((row) => row.role === role)
  const ends = serving
    .filter((row) => officeRoles.includes(row.role) && lastDayOf(termDays(row)) !== never)
    .map((row) => ({ on: lastDayOf(termDays(row)), role: row.role }))
    .sort((one, other) => one.on.localeCompare(other.on))
  const seen = rows.flatMap((row) => row.last_seen_at ?? []).sort()
  const invited = rows.filter(
    (row) => termState(termDays(row), today) !== 'ended' && accountState(row, row.last_seen_at) === 'invited',
  )
  const seenLast = seen.at(-1)
  return {
    villageId,
    officers: serving.filter((row) => officerRoles.includes(row.role)).length,
    head: has('head') ? 'serving' : has('secretary') ? 'acting' : 'vacant',
    nextEndOn: ends[0]?.on ?? null,
    nextEndRole: ends[0]?.role ?? null,
    invited: new Set(invited.map((row) => row.account_id)).size,
    lastSeenOn: seenLast ? dayIn('Asia/Jakarta', new Date(seenLast)) : null,
  }
}

/** The offices of several villages; only an act or query of no village may ask. */
export const officesOf = async (context: Reader, villageIds: readonly number[]): Promise<VillageOffices[]> => {
  if (villageIds.length === 0) return []
  const rows = await db(context)
    .selectFrom('terms_of_office as term')
    .innerJoin('accounts as account', 'account.id', 'term.account_id')
    .leftJoin('account_passwords as password', 'password.account_id', 'account.id')
    .leftJoin(
      (query) =>
        query
          .selectFrom('sessions')
          .select(['term_id', ({ fn }) => fn.max('last_seen_at').as('last_seen_at')])
          .groupBy('term_id')
          .as('seen'),
      (join) => join.onRef('seen.term_id', '=', 'term.id'),
    )
    .selectAll('term')
    .select(['account.closed_at', 'account.demo_sentence', 'password.set_at', 'seen.last_seen_at'])
    .where('term.village_id', 'in', [...villageIds])
    // families at their door hold no office: above the village not even their number is seen
    .where('term.role', '<>', 'resident')
    .execute()
  const rowsByVillage = Map.groupBy(rows, (row) => row.village_id)
  return villageIds.map((villageId) => officesOfVillage(villageId, rowsByVillage.get(villageId) ?? [], context.today))
}

/** How many openings of its files from above each village has at this moment. */
export const glassOf = async (
  context: Pick<Context, 'database' | 'now'>,
  villageIds: readonly number[],
): Promise<ReadonlyMap<number, number>> => {
  if (villageIds.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('break_glass_grants')
    .select(['village_id', ({ fn }) => fn.countAll<number>().as('open')])
    .where('village_id', 'in', [...villageIds])
    .where('ended_at', 'is', null)
    .where('expires_at', '>', context.now)
    .groupBy('village_id')
    .execute()
  return new Map(rows.map((row) => [row.village_id, Number(row.open)]))
}
