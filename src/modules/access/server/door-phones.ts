import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { doorPhones } from '../rules/door.ts'
import { endSessions } from './open-session.ts'
import { db } from './tables.ts'

/** A phone that is known from now on. */
export const recordPhone = async (
  context: Context,
  doorId: string,
  keyFingerprint: string,
  device: string,
): Promise<string> => {
  const id = newId()
  await db(context)
    .insertInto('door_phones')
    .values({
      ...{ id, door_id: doorId, key_fingerprint: keyFingerprint, device },
      ...{ first_at: context.now, last_at: context.now, ended_at: null },
    })
    .execute()
  return id
}

/** A phone that is not known any more is out at once, too. */
const endPhones = async (context: Context, phoneIds: readonly string[], reason: string): Promise<void> => {
  if (phoneIds.length === 0) return
  await db(context)
    .updateTable('door_phones')
    .set({ ended_at: context.now })
    .where('id', 'in', phoneIds)
    .where('ended_at', 'is', null)
    .execute()
  await endSessions(context, { phoneIds }, reason)
}

/** The phone itself, if it was known under another key; and of the others those that were used least lately. */
export const makeRoom = async (context: Context, doorId: string, shown: string | null | undefined): Promise<void> => {
  const phones = await db(context)
    .selectFrom('door_phones')
    .select(['id', 'key_fingerprint', 'door_id'])
    .where('ended_at', 'is', null)
    .where((on) => on.or([on('door_id', '=', doorId), on('key_fingerprint', '=', shown ?? '')]))
    .orderBy('last_at', 'desc')
    .execute()
  const others = phones.filter((phone) => phone.key_fingerprint !== shown && phone.door_id === doorId)
  const over = [...phones.filter((phone) => phone.key_fingerprint === shown), ...others.slice(doorPhones - 1)]
  await endPhones(
    context,
    over.map((phone) => phone.id),
    'phone_replaced',
  )
}

/** Somebody sends away one of the own phones, or all others: those whose session ran out come back with the PIN no more either. */
export const endOwnPhones = async (
  context: Context,
  accountId: string,
  which: { readonly own: string; readonly sent: string | null },
): Promise<void> => {
  const phoneOf = (sessionId: string) =>
    db(context)
      .selectFrom('sessions')
      .select('door_phone_id')
      .where('id', '=', sessionId)
      .where('account_id', '=', accountId)
      .executeTakeFirst()
  if (which.sent !== null) {
    const phoneId = (await phoneOf(which.sent))?.door_phone_id
    if (phoneId) await endPhones(context, [phoneId], 'ended_by_owner')
    return
  }
  const here = (await phoneOf(which.own))?.door_phone_id ?? null
  const phones = await db(context)
    .selectFrom('door_phones as phone')
    .innerJoin('family_doors as door', 'door.id', 'phone.door_id')
    .select('phone.id')
    .where('door.account_id', '=', accountId)
    .where('phone.ended_at', 'is', null)
    .execute()
  const away = phones.map(({ id }) => id).filter((id) => id !== here)
  await endPhones(context, away, 'ended_by_owner')
}
