import { ownPlace, type Place } from '#modules/access/server/index.ts'
import { listRegencies, listVillages, villagesOfArea } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import {
  closeSubscription,
  correctSubscription,
  issueSecret,
  recordSubscription,
  reopenSubscription,
} from '../contract.ts'
import { findAddressFault } from '../rules/address.ts'
import { eventsFor } from '../rules/outgoing.ts'
import { oldSecretHours } from '../rules/retry.ts'
import { getOwn, getOwnAlive } from './find-subscription.ts'
import { db, type SubscriptionRow } from './tables.ts'
import { allowsLoopback } from './webhook-settings.ts'

const done = { done: true } as const
// Enough for a ministry's systems, few enough that each is somebody's.
const mostOfAPlace = 20

const invalid = (field: string, code: string) => new Refusal('invalid', code, {}, [{ field, code }])

const assertSendable = (
  input: { readonly address: string; readonly events: readonly string[] },
  place: Place,
): void => {
  const fault = findAddressFault(input.address, allowsLoopback())
  if (fault) throw invalid('address', fault)
  const offered = eventsFor(place.kind)
  if (input.events.some((event) => !offered.includes(event))) throw invalid('events', 'webhooks.eventNotOffered')
}

const assertRoom = async (context: Context, place: Place): Promise<void> => {
  const { there } = await db(context)
    .selectFrom('webhook_subscriptions')
    .select((columns) => columns.fn.countAll<number>().as('there'))
    .where('place_kind', '=', place.kind)
    .where('place_id', place.id === null ? 'is' : '=', place.id)
    .where('state', '<>', 'closed')
    .executeTakeFirstOrThrow()
  if (Number(there) >= mostOfAPlace) throw new Refusal('rule', 'webhooks.tooMany', { most: mostOfAPlace })
}

const nameOf = async (context: Context, { kind, id }: Place): Promise<string> => {
  if (kind === 'nation' || id === null) return 'Indonesia'
  if (kind === 'regency') return (await listRegencies(context)).find((one) => one.id === id)?.name ?? ''
  const ids = kind === 'village' ? [id] : (await villagesOfArea(context, 'province', id)).slice(0, 1)
  const [village] = await listVillages(context, ids)
  if (!village) return ''
  return kind === 'village' ? `${village.kindWord} ${village.name}, ${village.regency}` : village.province
}

export const recordSubscriptionHandler = handle(recordSubscription, async (context, input) => {
  const place = await ownPlace(context)
  assertSendable(input, place)
  await assertRoom(context, place)
  await db(context)
    .insertInto('webhook_subscriptions')
    .values({
      ...{ id: input.id, name: input.name, address: input.address, events: [...new Set(input.events)] },
      ...{ place_kind: place.kind, place_id: place.id, place_name: await nameOf(context, place) },
      ...{ secret_sealed: sealValue(input.secret), secret_made_at: context.now },
      ...{ old_secret_sealed: null, old_secret_until: null, state: 'open', pause_reason: null },
      ...{ failing_since: null, last_delivered_at: null },
      ...{ created_at: context.now, created_by: context.actor.accountId },
    })
    .execute()
  context.note({ subscription: input.id, events: input.events.length })
  return done
})

const change = async (context: Context, id: string, changed: Partial<SubscriptionRow>): Promise<void> => {
  await db(context).updateTable('webhook_subscriptions').set(changed).where('id', '=', id).execute()
  context.note({ subscription: id })
}

export const correctSubscriptionHandler = handle(
  correctSubscription,
  async (context, { id, name, address, events }) => {
    const row = await getOwnAlive(context, id)
    assertSendable({ address, events }, { kind: row.place_kind as Place['kind'], id: row.place_id })
    await change(context, id, { name, address, events: [...new Set(events)] })
    return done
  },
)

export const issueSecretHandler = handle(issueSecret, async (context, { id, secret }) => {
  const row = await getOwnAlive(context, id)
  const until = new Date(Date.parse(context.now) + oldSecretHours * 3_600_000).toISOString()
  await change(context, id, {
    ...{ secret_sealed: sealValue(secret), secret_made_at: context.now },
    ...{ old_secret_sealed: row.secret_sealed, old_secret_until: until },
  })
  return done
})

export const closeSubscriptionHandler = handle(closeSubscription, async (context, { id }) => {
  await getOwnAlive(context, id)
  await change(context, id, { state: 'closed', pause_reason: null, old_secret_sealed: null, old_secret_until: null })
  await db(context)
    .updateTable('webhook_deliveries')
    .set({ state: 'dead', last_tried_at: context.now })
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  return done
})

export const reopenSubscriptionHandler = handle(reopenSubscription, async (context, { id }) => {
  const row = await getOwn(context, id)
  if (row.state !== 'paused') throw new Refusal('rule', 'webhooks.notPaused')
  await change(context, id, { state: 'open', pause_reason: null, failing_since: null })
  await db(context)
    .updateTable('webhook_deliveries')
    .set({ next_try_at: context.now })
    .where('subscription_id', '=', id)
    .where('state', '=', 'waiting')
    .execute()
  return done
})
