import { sql } from 'kysely'
import { listRegencies, villagesOfArea } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { Role } from '../contract/role.ts'
import { roles } from '../contract/role.ts'
import { listTerms } from '../contract/term.ts'
import { canAppoint, roleRules } from '../rules/roles.ts'
import { termState } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { assertWithin, ownPlace, type Place } from './reach.ts'
import { db } from './tables.ts'

const mostListed = 1_000

const baseQuery = (context: Context, search: string) =>
  db(context)
    .selectFrom('terms_of_office as term')
    .innerJoin('accounts as account', 'account.id', 'term.account_id')
    .leftJoin('account_passwords as password', 'password.account_id', 'account.id')
    .selectAll('term')
    .select([
      'account.display_name',
      'account.username',
      'account.closed_at',
      'account.demo_sentence',
      'password.set_at',
    ])
    .$if(search !== '', (query) =>
      query.where(sql<boolean>`position(${search} in lower(account.display_name || ' ' || account.username)) > 0`),
    )
    // a resident comes by the family's door, which is listed for those who may know the person
    .where('term.role', '<>', 'resident')
    .orderBy('term.starts_on', 'desc')
    .limit(mostListed)

/** Terms of one village; else those of the office's own place and one level below, for the nation all. Newest first. */
export const termsInReach = async (context: Context, villageId: number | undefined, search = '') => {
  const query = baseQuery(context, search.trim().toLowerCase())
  if (villageId !== undefined) {
    await assertWithin(context, { kind: 'village', id: villageId })
    return query.where('term.village_id', '=', villageId).execute()
  }
  const own = await ownPlace(context)
  if (own.kind === 'nation') return query.execute()
  const below = await placesBelow(context, own)
  return query
    .where((on) =>
      on.or([
        on.and([on('term.place_kind', '=', own.kind), on('term.place_id', '=', own.id)]),
        on.and([on('term.place_kind', '=', below.kind), sql<boolean>`term.place_id = any(${below.ids}::bigint[])`]),
      ]),
    )
    .execute()
}

const placesBelow = async (context: Context, own: Place): Promise<{ kind: string; ids: number[] }> => {
  if (own.kind === 'regency' && own.id !== null)
    return { kind: 'village', ids: await villagesOfArea(context, 'regency', own.id) }
  if (own.kind === 'province' && own.id !== null) {
    return { kind: 'regency', ids: (await listRegencies(context, own.id)).map((regency) => regency.id) }
  }
  return { kind: 'village', ids: [] }
}

/** When each account last came in. */
export const lastSignIns = async (
  context: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (accountIds.length === 0) return new Map()
  const rows = await db(context)
    .selectFrom('sign_in_attempts')
    .select(['account_id', ({ fn }) => fn.max('tried_at').as('at')])
    .where('account_id', 'in', [...accountIds])
    .where('outcome', '=', 'good')
    .groupBy('account_id')
    .execute()
  return new Map(rows.map((row) => [row.account_id ?? '', row.at]))
}

interface AccountFacts {
  readonly closed_at: string | null
  /** When a password was set. */
  readonly set_at: string | null
  readonly demo_sentence: string | null
}

/** Invited: there is no way in yet, and nobody came in by another one. */
export const accountState = (row: AccountFacts, lastSignInAt: string | null) => {
  if (row.closed_at !== null) return 'closed' as const
  const waits = row.set_at === null && row.demo_sentence === null && lastSignInAt === null
  return waits ? ('invited' as const) : ('active' as const)
}

type ReachedTerm = Awaited<ReturnType<typeof termsInReach>>[number]

const shown = (context: Context, row: ReachedTerm, lastSignInAt: string | null) => ({
  id: row.id,
  accountId: row.account_id,
  name: row.display_name,
  title: row.title,
  role: row.role as Role,
  place: row.place_name,
  villageId: row.village_id,
  hamlet: row.hamlet,
  from: row.starts_on,
  until: row.until,
  appointmentNumber: row.appointment_number,
  endedOn: row.ended_on,
  endReason: row.end_reason,
  succeedsTermId: row.succeeds_id,
  state: termState(termDays(row), context.today),
  accountState: accountState(row, lastSignInAt),
  lastSignInAt,
  mine: canAppoint(context.actor.role, row.role as Role) && row.account_id !== context.actor.accountId,
})

export const listTermsHandler = handle(listTerms, async (context, input) => {
  const rows = await termsInReach(context, input.villageId)
  const accountIds = [...new Set(rows.map((row) => row.account_id))]
  const lastByAccount = await lastSignIns(context, accountIds)
  const terms = rows
    .map((row) => shown(context, row, lastByAccount.get(row.account_id) ?? null))
    .filter((term) => input.ended || term.state !== 'ended')
  const inVillage = input.villageId !== undefined
  const appointable = roles.filter(
    (role) =>
      role !== 'resident' &&
      canAppoint(context.actor.role, role) &&
      (!inVillage || roleRules[role].at.includes('village')),
  )
  const mine = new Set(terms.filter((term) => term.mine).map((term) => term.accountId))
  const requests = await db(context).selectFrom('reset_requests').selectAll().where('answered_at', 'is', null).execute()
  const resetRequests = requests
    .filter((request) => mine.has(request.account_id))
    .map((request) => ({ accountId: request.account_id, at: request.requested_at }))
  return { terms, appointable, resetRequests }
})
