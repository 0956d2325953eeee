import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { missing, refuseAt } from '#platform/shared/errors.ts'
import type { ContactKind, ContactOwner } from '../contract/codes.ts'
import { closeContact, recordContact } from '../contract/document.ts'
import { getKeptPersonId } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'

/** `0812…`, `62812…` and `+62 812…` are one number in E.164; others need their country. */
export const normalPhone = (text: string): string => {
  const digits = text.replace(/[^\d+]/g, '')
  const parsed = parsePhoneNumberFromString(/^62\d/.test(digits) ? `+${digits}` : digits.replace(/^00/, '+'), 'ID')
  if (!parsed?.isPossible()) refuseAt('value', 'registry.phoneUnreadable', 'invalid')
  return parsed.number
}

interface NewContact {
  readonly id: string
  readonly personId: string
  readonly kind: ContactKind
  readonly value: string
  readonly whose: ContactOwner
  readonly note: string | null
}

const withKeptValue = (contact: NewContact): NewContact =>
  contact.kind === 'phone' || contact.kind === 'whatsapp' ? { ...contact, value: normalPhone(contact.value) } : contact

const findSame = (context: Context, { personId, kind, value }: NewContact) =>
  db(context)
    .selectFrom('person_contacts')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('kind', '=', kind)
    .where('value', '=', value)
    .where('ended_on', 'is', null)
    .executeTakeFirst()

/** Writes the contact unless it is there; answers which one stands, with its value as kept. */
const keepContact = (context: Context, contact: NewContact, same: { readonly id: string } | undefined) => {
  const { id, personId, kind, value, whose, note } = contact
  if (same) return { contactId: same.id, value }
  const row = {
    ...{ village_id: context.villageId, id, person_id: personId, kind, value, whose, note, ended_on: null },
    ...{ recorded_at: context.now, recorded_by: context.actor.accountId },
  }
  context.write(db(context).insertInto('person_contacts').values(row))
  return { contactId: id, value }
}

/** Adds a contact unless the person already has it; answers the value as kept. */
export const addContact = async (
  context: Context,
  contact: NewContact,
): Promise<{ contactId: string; value: string }> => {
  const kept = withKeptValue(contact)
  return keepContact(context, kept, await findSame(context, kept))
}

export const recordContactHandler = handle(recordContact, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const contact = withKeptValue(input)
  const [personId, same] = await Promise.all([getKeptPersonId(context, input.personId), findSame(context, contact)])
  if (personId !== input.personId) return addContact(context, { ...contact, personId })
  return keepContact(context, contact, same)
})

export const closeContactHandler = handle(closeContact, async (context, input) => {
  const ended = await db(context)
    .updateTable('person_contacts')
    .set({ ended_on: input.endedOn })
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.contactId)
    .executeTakeFirst()
  if (ended.numUpdatedRows === 0n) throw missing('registry.contactMissing')
  return { contactId: input.contactId }
})
