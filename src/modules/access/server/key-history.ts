import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listKeyHistory } from '../contract/second-factor.ts'
import { accountNames } from './officers.ts'
import { sessionOf } from './signed-in-actor.ts'
import { db } from './tables.ts'

type KeyEvent = OutputOf<typeof listKeyHistory>['events'][number]
type Found = Omit<KeyEvent, 'by'> & { readonly madeBy: string | null }

const once = (at: string | null, event: Omit<Found, 'at'>): Found[] => (at === null ? [] : [{ ...event, at }])

const factorEvents = async (context: Context, accountId: string): Promise<Found[]> => {
  const rows = await db(context).selectFrom('second_factors').selectAll().where('account_id', '=', accountId).execute()
  return rows.flatMap((row) => [
    ...once(row.created_at, { id: `${row.id}+`, kind: 'factorAdded', madeBy: null }),
    ...once(row.ended_at, { id: `${row.id}-`, kind: 'factorRemoved', madeBy: null }),
  ])
}

const codeEvents = async (context: Context, accountId: string): Promise<Found[]> => {
  const rows = await db(context).selectFrom('recovery_codes').selectAll().where('account_id', '=', accountId).execute()
  const sets = [...new Set(rows.map((row) => row.made_at))]
  return [
    ...sets.flatMap((at) => once(at, { id: `set ${at}`, kind: 'codesMade', madeBy: null })),
    ...rows.flatMap((row) => once(row.used_at, { id: row.id, kind: 'codeUsed', madeBy: null })),
  ]
}

const linkEvents = async (context: Context, accountId: string): Promise<Found[]> => {
  const rows = await db(context).selectFrom('one_time_links').selectAll().where('account_id', '=', accountId).execute()
  return rows.flatMap((row) => [
    ...once(row.made_at, {
      id: `${row.id}+`,
      kind: row.without_second_factors ? 'linkMadeWithoutFactors' : 'linkMade',
      madeBy: row.made_by,
    }),
    ...once(row.used_at, { id: `${row.id}-`, kind: 'linkUsed', madeBy: null }),
  ])
}

/** Newest first. Whoever gave a way in to this account is named: the owner must be able to see it. */
export const listKeyHistoryHandler = handle(listKeyHistory, async (context) => {
  const { accountId } = sessionOf(context.actor)
  const found = [
    ...(await factorEvents(context, accountId)),
    ...(await codeEvents(context, accountId)),
    ...(await linkEvents(context, accountId)),
  ]
  const names = await accountNames(
    context,
    found.flatMap((event) => event.madeBy ?? []),
  )
  const events = found
    .sort((one, other) => other.at.localeCompare(one.at))
    .slice(0, 50)
    .map(({ madeBy, ...event }) => ({ ...event, by: madeBy === null ? null : (names.get(madeBy) ?? null) }))
  return { events }
})
