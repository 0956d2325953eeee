import { liesWithin, ownPlace, type Place } from '#modules/access/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { db, type SubscriptionRow } from './tables.ts'

export const placeOf = (row: Pick<SubscriptionRow, 'place_kind' | 'place_id'>): Place => ({
  kind: row.place_kind as Place['kind'],
  id: row.place_id,
})

export const isSame = (one: Place, other: Place): boolean => one.kind === other.kind && one.id === other.id

/** A subscription that the actor may see: of the own place, or of one in it. */
export const getVisible = async (context: Context, id: string): Promise<SubscriptionRow> => {
  const row = await db(context).selectFrom('webhook_subscriptions').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || !(await liesWithin(context, await ownPlace(context), placeOf(row)))) throw missing('webhooks.missing')
  return row
}

/** A subscription of the actor's own place, locked. Seen from above it is not changed: who is told of a village, the village says. */
export const getOwn = async (context: Context, id: string): Promise<SubscriptionRow> => {
  const own = await ownPlace(context)
  const row = await db(context)
    .selectFrom('webhook_subscriptions')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || !isSame(own, placeOf(row))) throw missing('webhooks.missing')
  return row
}

/** As `getOwn`, and not ended. */
export const getOwnAlive = async (context: Context, id: string): Promise<SubscriptionRow> => {
  const row = await getOwn(context, id)
  if (row.state === 'closed') throw new Refusal('rule', 'webhooks.closed')
  return row
}
