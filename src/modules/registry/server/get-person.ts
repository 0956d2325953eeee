import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { FieldChange } from '../contract/change.ts'
import type { LifeEvent } from '../contract/life-event.ts'
import type { Person } from '../contract/person.ts'
import { getPerson, getPersonNumber } from '../contract/sheet.ts'
import { shownNameOrNull } from '../rules/names.ts'
import { careOf } from './care.ts'
import { consentsOf } from './consents.ts'
import { toDocument } from './documents.ts'
import { familyOf } from './family.ts'
import { listColumns, peopleWithPlace, toListItem } from './list-items.ts'
import { openNumber } from './numbers.ts'
import { getPersonRow } from './person-rows.ts'
import { photosOf } from './photos.ts'
import { assertPersonInReach, findPlace, mayLocate } from './reach.ts'
import { readsOf } from './reads.ts'
import { db, type FieldHistoryRow, type PersonRow } from './tables.ts'
import { withoutProtection, withoutWhereabouts } from './without-whereabouts.ts'

/** A person as the contract knows him, with place and family name of the card. */
export const personOf = async (context: Context, row: PersonRow): Promise<Person> => {
  const item = await peopleWithPlace(context)
    .select([...listColumns, 'h.address'])
    .where('p.id', '=', row.id)
    .executeTakeFirstOrThrow()
  return {
    ...toListItem(context, item),
    subjectId: row.subject_id,
    titleBefore: row.title_before,
    titleAfter: row.title_after,
    birthPlace: shownNameOrNull(row.birth_place),
    educationCode: row.education_code,
    educationNowCode: row.education_now_code,
    occupationCode: row.occupation_code,
    maritalCode: row.marital_code,
    citizenshipCode: row.citizenship_code,
    fatherName: shownNameOrNull(row.father_name),
    fatherPersonId: row.father_person_id,
    motherName: shownNameOrNull(row.mother_name),
    motherPersonId: row.mother_person_id,
    lifeStatusOn: row.life_status_on as PlainDate | null,
    currentAddress: row.current_address,
    address: item.address,
    verifiedAt: row.verified_at,
    verifiedBy: row.verified_by,
    sealed: row.sealed,
    mergedIntoId: row.merged_into_id,
    source: row.source,
    recordedAt: row.recorded_at,
    changedAt: row.changed_at,
  }
}

export const getPersonHandler = handle(getPerson, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const row = await getPersonRow(context, input.personId)
  const ids = await everyIdOf(context, row.id)
  const [person, photos, family, contacts, documents, consents, care, events, history, reads, openRequests] =
    await Promise.all([
      personOf(context, row),
      photosOf(context, [row.id]),
      familyOf(context, row),
      contactsOf(context, row.id),
      documentsOf(context, row.id),
      consentsOf(context, row.id),
      careOf(context, row.id),
      eventsOf(context, ids),
      historyOf(context, ids),
      readsOf(context, ids),
      openRequestsOf(context, row.id),
    ])
  const photoHash = photos.get(row.id) ?? null
  const file = { person, photoHash, family, contacts, documents, consents, care, events, history, reads, openRequests }
  if (!mayLocate(context, input.personId)) return withoutWhereabouts(file)
  return { ...(context.actor.role === 'resident' ? withoutProtection(file) : file), withheld: false }
})

export const contactsOf = async (context: Context, personId: string) => {
  const rows = await db(context)
    .selectFrom('person_contacts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    value: row.value,
    whose: row.whose,
    note: row.note,
    endedOn: row.ended_on as PlainDate | null,
  }))
}

export const documentsOf = async (context: Context, personId: string) => {
  const rows = await db(context)
    .selectFrom('documents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .orderBy('kind')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.map((row) => toDocument(row, context.today))
}

/** The ids this person had: the own one, and those of rows merged into it. Both histories stay readable. */
export const everyIdOf = async (context: Context, personId: string): Promise<string[]> => {
  const merged = await db(context)
    .selectFrom('people')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', '=', personId)
    .execute()
  return [personId, ...merged.map(({ id }) => id)]
}

export const eventsOf = async (context: Context, personIds: readonly string[]): Promise<LifeEvent[]> => {
  const rows = await db(context)
    .selectFrom('person_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', personIds)
    .orderBy('occurred_on', 'desc')
    .execute()
  const reversed = new Set(rows.map((row) => row.reverses_id))
  return rows
    .filter((row) => row.reverses_id === null)
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      occurredOn: row.occurred_on as PlainDate,
      place: row.place,
      effects: JSON.parse(row.effects) as LifeEvent['effects'],
      reversed: reversed.has(row.id),
      recordedAt: row.recorded_at,
    }))
}

export const historyOf = async (context: Context, personIds: readonly string[]): Promise<FieldChange[]> => {
  const rows = await db(context)
    .selectFrom('field_history')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', personIds)
    .orderBy('recorded_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(toFieldChange)
}

export const toFieldChange = (row: FieldHistoryRow): FieldChange => ({
  id: row.id,
  subjectTable: row.subject_table,
  field: row.field,
  before: row.before_value,
  after: row.after_value,
  reason: row.reason,
  source: row.source,
  recordedAt: row.recorded_at,
  recordedByName: row.recorded_by_name,
})

const openRequestsOf = async (context: Context, personId: string): Promise<number> => {
  const row = await db(context)
    .selectFrom('change_requests')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('status', '=', 'open')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The whole number, for whoever must write it on a form. */
export const getPersonNumberHandler = handle(getPersonNumber, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const row = await getPersonRow(context, input.personId)
  const place = await findPlace(context, row.id)
  const card = place
    ? await db(context)
        .selectFrom('households')
        .select('card_no_sealed')
        .where('village_id', '=', context.villageId)
        .where('id', '=', place.household_id)
        .executeTakeFirst()
    : undefined
  return { nik: openNumber(row.nik_sealed), cardNo: openNumber(card?.card_no_sealed ?? null) }
})
