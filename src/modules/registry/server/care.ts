import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { ageOn, type PlainDate, plainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { type Care, closeCareArrangement, recordCareArrangement } from '../contract/care.ts'
import { adultAge } from '../rules/consents.ts'
import { shownName } from '../rules/names.ts'
import { normalPhone } from './contacts.ts'
import { getPersonRow } from './person-rows.ts'
import { assertPersonInReach, hiddenAmong } from './reach.ts'
import type { Warning } from './record-person.ts'
import { type CareArrangementRow, db, type PersonRow } from './tables.ts'
import { nameCarer } from './task-kinds.ts'

const careWithNames = (context: Context) =>
  db(context)
    .selectFrom('care_arrangements as c')
    .innerJoin('people as child', (join) =>
      join.onRef('child.id', '=', 'c.child_person_id').on('child.village_id', '=', context.villageId),
    )
    .leftJoin('people as carer', (join) =>
      join.onRef('carer.id', '=', 'c.carer_person_id').on('carer.village_id', '=', context.villageId),
    )
    .selectAll('c')
    .select(['child.name as child_name', 'carer.name as known_carer_name'])
    .where('c.village_id', '=', context.villageId)

type NamedCare = CareArrangementRow & { child_name: string; known_carer_name: string | null }

const toCare = (row: NamedCare): Care => ({
  id: row.id,
  childPersonId: row.child_person_id,
  childName: shownName(row.child_name),
  carerPersonId: row.carer_person_id,
  carerName: shownName(row.known_carer_name ?? row.carer_name ?? ''),
  carerPhone: row.carer_phone,
  carerRelation: row.carer_relation,
  fromOn: plainDate(row.from_on),
  untilOn: row.until_on as PlainDate | null,
  endedBecause: row.ended_because,
  fatherConsent: row.father_consent,
  motherConsent: row.mother_consent,
  medicalConsent: row.medical_consent,
  schoolConsent: row.school_consent,
  letterId: row.letter_id,
})

/** Care of a child, and care this person gives, newest first. */
export const careOf = async (context: Context, personId: string): Promise<Care[]> => {
  const rows = await careWithNames(context)
    .where((eb) => eb.or([eb('c.child_person_id', '=', personId), eb('c.carer_person_id', '=', personId)]))
    .orderBy('c.from_on', 'desc')
    .execute()
  const hidden = await hiddenAmong(
    context,
    rows.flatMap((row) => [row.child_person_id, row.carer_person_id]),
  )
  return rows.filter((row) => !hidden.has(row.child_person_id) && !hidden.has(row.carer_person_id ?? '')).map(toCare)
}

/** Who cares for the child today, or `undefined`: then a departure leaves him without anybody. */
export const carerPlanFor = async (context: Context, childPersonId: string): Promise<Care | undefined> => {
  const row = await careWithNames(context)
    .where('c.child_person_id', '=', childPersonId)
    .where('c.until_on', 'is', null)
    .executeTakeFirst()
  return row && toCare(row)
}

/** An arrangement to be written, by this module's form or by a consultation in `migration`. */
export interface NewCare {
  readonly id: string
  readonly childPersonId: string
  readonly carerPersonId: string | null
  readonly carerName: string | null
  readonly carerPhone: string | null
  readonly carerRelation: string
  readonly fromOn: string
  readonly untilOn?: string | null
  readonly fatherConsent: CareArrangementRow['father_consent']
  readonly motherConsent: CareArrangementRow['mother_consent']
  readonly medicalConsent: boolean
  readonly schoolConsent: boolean
  readonly letterId?: string | null
  readonly note: string | null
}

const assertCanCare = (context: Context, child: PersonRow, carer: PersonRow | undefined): void => {
  if (carer?.id === child.id) throw new Refusal('rule', 'registry.carerIsChild')
  if (carer?.life_status === 'dead') throw new Refusal('rule', 'registry.carerDead')
  const adult = child.birth_date !== null && ageOn(plainDate(child.birth_date), context.today) >= adultAge
  if (adult) throw new Refusal('rule', 'registry.childIsAdult')
}

/** Writes who cares for a child; the arrangement in force ends on that day. Warnings say whose consent is still missing. */
export const addCare = async (context: Context, care: NewCare): Promise<Warning[]> => {
  if (care.carerPersonId === null && care.carerName === null) {
    refuseAt('carerName', 'registry.carerMissing', 'invalid')
  }
  const child = await getPersonRow(context, care.childPersonId)
  const carer = care.carerPersonId ? await getPersonRow(context, care.carerPersonId) : undefined
  assertCanCare(context, child, carer)
  await endCurrent(context, child.id, care.fromOn)
  await db(context)
    .insertInto('care_arrangements')
    .values({
      village_id: context.villageId,
      id: care.id,
      child_person_id: child.id,
      carer_person_id: carer?.id ?? null,
      carer_name: care.carerName,
      carer_phone: care.carerPhone === null ? null : normalPhone(care.carerPhone),
      carer_relation: care.carerRelation,
      from_on: care.fromOn,
      until_on: care.untilOn ?? null,
      ended_because: care.untilOn ? 'agreed-end' : null,
      father_consent: care.fatherConsent,
      mother_consent: care.motherConsent,
      medical_consent: care.medicalConsent,
      school_consent: care.schoolConsent,
      letter_id: care.letterId ?? null,
      note: care.note,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
  await endTask(context, nameCarer, child.id, 'named')
  return warningsOf(context, care, carer)
}

const warningsOf = (context: Context, care: NewCare, carer: PersonRow | undefined): Warning[] => {
  const open = (['fatherConsent', 'motherConsent'] as const).filter((field) => care[field] === 'unknown')
  const young = carer?.birth_date && ageOn(plainDate(carer.birth_date), context.today) < adultAge
  return [
    ...open.map((field) => ({ field, code: 'registry.parentConsentOpen' })),
    ...(young ? [{ field: 'carerPersonId', code: 'registry.carerYoung' }] : []),
  ]
}

const endCurrent = async (context: Context, childPersonId: string, untilOn: string): Promise<void> => {
  await db(context)
    .updateTable('care_arrangements')
    .set({ until_on: untilOn, ended_because: 'changed' })
    .where('village_id', '=', context.villageId)
    .where('child_person_id', '=', childPersonId)
    .where('until_on', 'is', null)
    .execute()
}

export const recordCareArrangementHandler = handle(recordCareArrangement, async (context, input) => {
  await assertPersonInReach(context, input.childPersonId)
  return { careId: input.id, warnings: await addCare(context, input) }
})

export const closeCareArrangementHandler = handle(closeCareArrangement, async (context, input) => {
  const row = await db(context)
    .selectFrom('care_arrangements')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.careId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.careMissing')
  await assertPersonInReach(context, row.child_person_id)
  if (row.until_on !== null) throw new Refusal('rule', 'registry.careEnded')
  if (input.untilOn < row.from_on) refuseAt('untilOn', 'registry.endsBeforeBegin')
  await db(context)
    .updateTable('care_arrangements')
    .set({ until_on: input.untilOn, ended_because: input.reason })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  return { careId: row.id }
})
