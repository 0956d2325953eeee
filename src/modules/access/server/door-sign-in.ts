import { getVillage } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { getDoorLink, signInAtDoor } from '../contract/door.ts'
import { findPinFault, wrongPinsBeforeDrop } from '../rules/door.ts'
import { isServing } from '../rules/term.ts'
import { makeRoom, recordPhone } from './door-phones.ts'
import { birthDateAtDoor, isHereAtDoor } from './door-reads.ts'
import { doorTryOf, isDoorShut } from './door-tries.ts'
import { shutOut } from './doors.ts'
import { type EdgeFacts, openEdge } from './edge.ts'
import { termDays } from './find-actor.ts'
import { openSession } from './open-session.ts'
import { fingerprint, hashPassword, isPassword } from './secrets.ts'
import { recordTry } from './sign-in-tries.ts'
import { db, type FamilyDoorRow } from './tables.ts'

const openDoors = (context: Pick<Context, 'database'>) =>
  db(context)
    .selectFrom('family_doors as door')
    .innerJoin('accounts as account', 'account.id', 'door.account_id')
    .innerJoin('terms_of_office as term', 'term.id', 'door.term_id')
    .selectAll('door')
    .select(['term.starts_on', 'term.until', 'term.ended_on', 'term.place_name'])
    .where('door.closed_at', 'is', null)
    .where('account.closed_at', 'is', null)

const doorOfLink = (context: Context, tokenFingerprint: string) =>
  openDoors(context)
    .innerJoin('one_time_links as link', 'link.account_id', 'door.account_id')
    .select(['link.id as link_id', 'link.expires_at'])
    .where('link.kind', '=', 'door')
    .where('link.token_fingerprint', '=', tokenFingerprint)
    .where('link.used_at', 'is', null)
    .where('link.ended_at', 'is', null)
    .where('link.expires_at', '>', context.now)

const doorOfPhone = (context: Context, keyFingerprint: string) =>
  openDoors(context)
    .innerJoin('door_phones as phone', 'phone.door_id', 'door.id')
    .select('phone.id as phone_id')
    .where('phone.key_fingerprint', '=', keyFingerprint)
    .where('phone.ended_at', 'is', null)

type Found = FamilyDoorRow & { readonly link_id?: string; readonly phone_id?: string }

const findDoor = async (context: Context, token: string | undefined, edge: EdgeFacts): Promise<Found | undefined> => {
  const found =
    token === undefined
      ? await doorOfPhone(context, edge.phone?.shown ?? '')
          .forUpdate(['door'])
          .executeTakeFirst()
      : await doorOfLink(context, fingerprint(token)).forUpdate(['door', 'link']).executeTakeFirst()
  return found && isServing(termDays(found), context.today) ? found : undefined
}

/** A link says where it leads and nobody's name: it may lie in anybody's hand. */
export const getDoorLinkHandler = handle(getDoorLink, async (context, { tokenFingerprint }) => {
  const found = await doorOfLink(context, tokenFingerprint).executeTakeFirst()
  if (!found || !isServing(termDays(found), context.today)) throw missing('access.doorLinkGone')
  const { timeZone: zone } = await getVillage(context, found.village_id)
  return { pinIsSet: found.pin_hash !== null, place: found.place_name, zone, expiresAt: found.expires_at }
})

const no = (next: 'refused' | 'locked') => ({ next, sessionExpiresAt: null })

/** The same answer, after the same work, for a key nobody has, a closed door and a wrong PIN. */
export const signInAtDoorHandler = handle(signInAtDoor, async (context, { token, pin, edge: sealed }) => {
  const edge = openEdge(sealed)
  const shown = token === undefined ? edge.phone?.shown : fingerprint(token)
  // nothing was shown that could be guessed at: there is nothing to count
  if (!shown) return no('refused')
  const tried = doorTryOf(shown, edge)
  const door = await findDoor(context, token, edge)
  const shut = await isDoorShut(context, tried, door !== undefined)
  const accountId = door?.account_id ?? null
  if (shut) {
    await recordTry(context, tried, { accountId, outcome: 'locked', factor: 'pin' })
    return no('locked')
  }
  const isFirst = door?.link_id !== undefined && door.pin_hash === null
  if (isFirst) await choosePin(context, door, pin)
  const right = isFirst || (await isPassword(door?.pin_hash ?? undefined, pin))
  if (!door || !right) {
    await recordTry(context, tried, { accountId, outcome: 'wrong', factor: 'pin' })
    if (door) await countWrong(context, door)
    return no('refused')
  }
  // who moved away, or is told of as dead since this moment, comes in by no phone
  if (!(await isHereAtDoor(context, door))) return no('refused')
  const phoneId = await letIn(context, door, edge)
  await recordTry(context, tried, { accountId, outcome: 'good', factor: 'pin' })
  return openSession(context, door.account_id, 'pin', edge, { termId: door.term_id, phoneId })
})

const choosePin = async (context: Context, door: Found, pin: string): Promise<void> => {
  const fault = findPinFault(pin, await birthDateAtDoor(context, door))
  if (fault) throw new Refusal('invalid', fault, {}, [{ field: 'pin', code: fault }])
  const pin_hash = await hashPassword(pin)
  await db(context).updateTable('family_doors').set({ pin_hash }).where('id', '=', door.id).execute()
}

const countWrong = async (context: Context, door: Found): Promise<void> => {
  const wrong_pins = door.wrong_pins + 1
  await db(context).updateTable('family_doors').set({ wrong_pins }).where('id', '=', door.id).execute()
  if (wrong_pins < wrongPinsBeforeDrop) return
  await shutOut(context, door, 'pin_wrong')
  context.note({ door: door.id, dropped: true })
}

/** A link is good once; the phone that used it is known from now on, the oldest of too many is not any more. */
const letIn = async (context: Context, door: Found, edge: EdgeFacts): Promise<string> => {
  await db(context).updateTable('family_doors').set({ wrong_pins: 0 }).where('id', '=', door.id).execute()
  context.note({ door: door.id, person: door.person_id, link: door.link_id ?? null })
  if (door.phone_id !== undefined) {
    const known = db(context).updateTable('door_phones').set({ last_at: context.now, device: edge.device })
    await known.where('id', '=', door.phone_id).execute()
    return door.phone_id
  }
  await db(context)
    .updateTable('one_time_links')
    .set({ used_at: context.now })
    .where('id', '=', door.link_id ?? '')
    .execute()
  await makeRoom(context, door.id, edge.phone?.shown)
  return recordPhone(context, door.id, edge.phone?.made ?? edge.tokenFingerprint, edge.device)
}
