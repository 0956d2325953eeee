import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addMonths } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { closeDoor, issueDoorLink, openDoor } from '../contract/door.ts'
import { done } from '../contract/shape.ts'
import { doorMonths, findPinFault, linksPerDay } from '../rules/door.ts'
import { isServing } from '../rules/term.ts'
import { recordAccount } from './accounts.ts'
import { recordPhone } from './door-phones.ts'
import { getPersonAtDesk, lockDoor } from './door-reads.ts'
import { termDays } from './find-actor.ts'
import { recordLink } from './invitations.ts'
import { endSessions } from './open-session.ts'
import { fingerprint, hashPassword, newToken } from './secrets.ts'
import { assertNoKey } from './signed-in-actor.ts'
import { db, type FamilyDoorRow } from './tables.ts'
import { recordTerm } from './terms.ts'

const refuseField = (field: string, code: string, kind: 'rule' | 'invalid' = 'invalid'): never => {
  throw new Refusal(kind, code, {}, [{ field, code }])
}

/** The PIN as it is kept; `null` when it is chosen on the own phone at the first opening. */
const hashedPin = async (pin: string | null, birthDate: string | null): Promise<string | null> => {
  if (pin === null) return null
  const fault = findPinFault(pin, birthDate)
  if (fault) refuseField('pin', fault)
  return hashPassword(pin)
}

interface NewDoor {
  readonly id: string
  readonly villageId: number
  readonly personId: string
  readonly name: string
  readonly forWhom: FamilyDoorRow['for_whom']
  readonly identitySeen: FamilyDoorRow['identity_seen']
  readonly until: string
  readonly pinHash: string | null
  /** Who stood at the desk, where it is not whoever acts. */
  readonly openedBy?: { readonly id: string; readonly name: string }
  readonly demo?: { readonly sentence: string; readonly order: number }
}

/** The account, its term as a resident and the door itself: the one way in which somebody of the register gets an account. */
export const recordDoor = async (context: Context, door: NewDoor): Promise<{ readonly accountId: string }> => {
  const [accountId, termId] = [newId(), newId()]
  const desk = door.openedBy ?? { id: context.actor.accountId, name: context.actor.name }
  const { villageId, personId, name, until } = door
  // nobody types it: the phone and the PIN are the way in
  const username = `pintu-${randomBytes(12).toString('hex')}`
  await recordAccount(context, { id: accountId, name, username, phone: null, ...(door.demo && { demo: door.demo }) })
  await recordTerm(context, {
    ...{ id: termId, accountId, role: 'resident', placeKind: 'village', placeId: villageId, personId },
    ...{ from: context.today, until, appointmentNumber: null },
  })
  await db(context)
    .insertInto('family_doors')
    .values({
      ...{ id: door.id, village_id: villageId, person_id: personId, account_id: accountId, term_id: termId },
      ...{ for_whom: door.forWhom, identity_seen: door.identitySeen, pin_hash: door.pinHash, wrong_pins: 0 },
      ...{ opened_at: context.now, opened_by: desk.id, opened_by_name: desk.name },
      ...{ closed_at: null, closed_by_name: null, close_reason: null },
    })
    .execute()
  // with one touch somebody comes in who came in before
  if (door.demo) await recordPhone(context, door.id, fingerprint(newToken()), 'Chrome · Android')
  return { accountId }
}

const assertUntilFits = (context: Context, until: string): void => {
  if (until <= context.today) refuseField('until', 'access.doorUntilPast')
  if (until > addMonths(context.today, doorMonths)) refuseField('until', 'access.doorUntilFar')
}

export const openDoorHandler = handle(openDoor, async (context, input) => {
  assertNoKey(context.actor)
  const person = await getPersonAtDesk(context, input.villageId, input.personId)
  if (!person.isHere) throw new Refusal('rule', 'access.doorPersonNotHere')
  assertUntilFits(context, input.until)
  const pinHash = await hashedPin(input.pin, person.birthDate)
  await closeIfOver(context, input)
  const { id, villageId, personId, forWhom, identitySeen, until } = input
  const door = { id, villageId, personId, forWhom, identitySeen, until, name: person.name, pinHash }
  const { accountId } = await recordDoor(context, door)
  context.note({ door: id, person: personId, forWhom, identitySeen, village: villageId })
  return { doorId: id, expiresAt: await recordDoorLink(context, accountId, input) }
})

/** A door whose time is over makes room for the new one; one that still opens does not. */
const closeIfOver = async (context: Context, of: { villageId: number; personId: string }): Promise<void> => {
  const before = await db(context)
    .selectFrom('family_doors')
    .selectAll()
    .where('village_id', '=', of.villageId)
    .where('person_id', '=', of.personId)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return
  if (await isInTime(context, before)) throw new Refusal('conflict', 'access.doorIsOpen')
  await close(context, before, 'over')
}

const isInTime = async (context: Context, door: FamilyDoorRow): Promise<boolean> => {
  const term = await db(context)
    .selectFrom('terms_of_office')
    .select(['starts_on', 'until', 'ended_on'])
    .where('id', '=', door.term_id)
    .executeTakeFirstOrThrow()
  return isServing(termDays(term), context.today)
}

const recordDoorLink = (context: Context, accountId: string, link: { linkId: string; tokenFingerprint: string }) =>
  recordLink(context, {
    ...{ id: link.linkId, accountId, kind: 'door', withoutSecondFactors: false },
    tokenFingerprint: link.tokenFingerprint,
  })

const assertFewLinks = async (context: Context, accountId: string): Promise<void> => {
  const yesterday = new Date(Date.parse(context.now) - 24 * 3_600_000).toISOString()
  const { made } = await db(context)
    .selectFrom('one_time_links')
    .select(({ fn }) => fn.countAll<number>().as('made'))
    .where('account_id', '=', accountId)
    .where('made_at', '>', yesterday)
    .executeTakeFirstOrThrow()
  if (Number(made) >= linksPerDay) throw new Refusal('rule', 'access.doorLinksFull', { count: linksPerDay })
}

export const issueDoorLinkHandler = handle(issueDoorLink, async (context, input) => {
  assertNoKey(context.actor)
  const { door, person } = await lockDoor(context, input.doorId)
  if (!person.isHere) throw new Refusal('rule', 'access.doorPersonNotHere')
  if (!(await isInTime(context, door))) throw new Refusal('rule', 'access.doorIsOver')
  await assertFewLinks(context, door.account_id)
  const pin = input.newPin ? { pin_hash: await hashedPin(input.pin, person.birthDate) } : {}
  await db(context)
    .updateTable('family_doors')
    .set({ ...pin, wrong_pins: 0 })
    .where('id', '=', door.id)
    .execute()
  // who has the lost phone in hand is out now, not when the owner comes to the link
  if (input.lostPhone || input.newPin) await shutOut(context, door, input.lostPhone ? 'device_lost' : 'pin_set')
  const expiresAt = await recordDoorLink(context, door.account_id, input)
  const { lostPhone, newPin } = input
  context.note({ door: door.id, person: door.person_id, lostPhone, newPin, village: door.village_id })
  return { expiresAt }
})

/** Nobody who came in before comes in again without a new link. */
export const shutOut = async (context: Context, door: FamilyDoorRow, reason: string): Promise<void> => {
  await db(context)
    .updateTable('door_phones')
    .set({ ended_at: context.now })
    .where('door_id', '=', door.id)
    .where('ended_at', 'is', null)
    .execute()
  await endDoorLinks(context, door.account_id)
  await endSessions(context, { accountId: door.account_id }, reason)
}

const endDoorLinks = async (context: Context, accountId: string): Promise<void> => {
  await db(context)
    .updateTable('one_time_links')
    .set({ ended_at: context.now })
    .where('account_id', '=', accountId)
    .where('used_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
}

export const closeDoorHandler = handle(closeDoor, async (context, { doorId, reason }) => {
  assertNoKey(context.actor)
  const { door } = await lockDoor(context, doorId)
  await close(context, door, reason)
  context.note({ door: door.id, person: door.person_id, reason, village: door.village_id })
  return done
})

const close = async (context: Context, door: FamilyDoorRow, reason: string): Promise<void> => {
  await db(context)
    .updateTable('family_doors')
    .set({ closed_at: context.now, closed_by_name: context.actor.name, close_reason: reason })
    .where('id', '=', door.id)
    .execute()
  await shutOut(context, door, 'door_closed')
}
