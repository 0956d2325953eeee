import { sql } from 'kysely'
import { listRegencies, listVillages, openVillage, villagesOfArea } from '#modules/places/server/index.ts'
import { type Context, defineEvent } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal, refuseAt } from '#platform/shared/errors.ts'
import type { PlaceKind, Role } from '../contract/role.ts'
import { roleRules } from '../rules/roles.ts'
import { findRoomFault, type OfficeTerm } from '../rules/term.ts'
import { termDays } from './find-actor.ts'
import { villageName } from './reach.ts'
import { db, type TermRow } from './tables.ts'

export const termAssigned = defineEvent<{ termId: string; role: string; villageId: number | null }>(
  'access.termAssigned',
)
export const termClosed = defineEvent<{ termId: string; role: string; villageId: number | null; endedOn: string }>(
  'access.termClosed',
)

export interface NewTerm {
  readonly id: string
  readonly accountId: string
  readonly role: Role
  readonly title?: string | undefined
  readonly placeKind: PlaceKind
  readonly placeId: number | null
  readonly hamlet?: string | undefined
  readonly personId?: string | undefined
  readonly from: string
  readonly until: string | null
  readonly appointmentNumber: string | null
  readonly succeedsTermId?: string | undefined
}

/** The name of a place as it is today, for the record of an appointment. */
export const placeName = async (context: Context, kind: PlaceKind, id: number | null): Promise<string> => {
  if (kind === 'nation' || id === null) return 'Indonesia'
  if (kind === 'village') return villageName(context, id)
  if (kind === 'regency')
    return (await listRegencies(context)).find((regency) => regency.id === id)?.name ?? placeMissing()
  const [first] = await listVillages(context, (await villagesOfArea(context, 'province', id)).slice(0, 1))
  return first ? first.province : placeMissing()
}

const placeMissing = (): never => {
  throw new Refusal('missing', 'access.placeMissing')
}

const asOffice = (term: TermRow): OfficeTerm => ({
  ...termDays(term),
  id: term.id,
  role: term.role as Role,
  succeedsId: term.succeeds_id,
})

// Two appointments of one village at one moment would both find room: they take turns.
const termsOfVillage = async (context: Context, village: number): Promise<OfficeTerm[]> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`terms:${village}`}, 7))`.execute(db(context))
  const rows = await db(context).selectFrom('terms_of_office').selectAll().where('village_id', '=', village).execute()
  return rows.map(asOffice)
}

const assertRoom = async (context: Context, term: NewTerm): Promise<void> => {
  if (term.placeKind !== 'village' || term.placeId === null) return
  const days = { startsOn: term.from as PlainDate, until: term.until as PlainDate | null, endedOn: null }
  const added: OfficeTerm = { ...days, id: term.id, role: term.role, succeedsId: term.succeedsTermId ?? null }
  const fault = findRoomFault(added, await termsOfVillage(context, term.placeId))
  if (fault) throw new Refusal('rule', fault)
}

const assertFits = (term: NewTerm): void => {
  if (!roleRules[term.role].at.includes(term.placeKind)) throw new Refusal('invalid', 'access.placeKindWrong')
  if ((term.placeKind === 'nation') !== (term.placeId === null)) throw new Refusal('invalid', 'access.placeMissing')
  if (term.until !== null && term.until < term.from) {
    refuseAt('until', 'access.untilBeforeFrom', 'invalid')
  }
}

/** Writes a term of office and tells who listens. Room in the village is checked; the right to appoint is the caller's to check. */
export const recordTerm = async (context: Context, term: NewTerm): Promise<void> => {
  assertFits(term)
  await assertRoom(context, term)
  const villageId = term.placeKind === 'village' ? term.placeId : null
  if (villageId !== null) await openVillage(context, villageId)
  await db(context)
    .insertInto('terms_of_office')
    .values({
      id: term.id,
      account_id: term.accountId,
      role: term.role,
      title: term.title || null,
      place_kind: term.placeKind,
      place_id: term.placeId,
      place_name: await placeName(context, term.placeKind, term.placeId),
      village_id: villageId,
      hamlet: term.hamlet || null,
      person_id: term.personId ?? null,
      starts_on: term.from,
      until: term.until,
      appointment_number: term.appointmentNumber || null,
      succeeds_id: term.succeedsTermId ?? null,
      assigned_at: context.now,
      assigned_by: context.actor.accountId,
      ended_on: null,
      end_reason: null,
      end_note: null,
      ended_at: null,
      ended_by: null,
    })
    .execute()
  await context.publish(termAssigned, { termId: term.id, role: term.role, villageId })
}
