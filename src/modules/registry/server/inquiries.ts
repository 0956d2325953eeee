import { sql } from 'kysely'
import { listVillages } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle, hear } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { type Inquiry, inquiriesPerMonth, listInquiries, requestInquiry, settleInquiry } from '../contract/inquiry.ts'
import { shownName } from '../rules/names.ts'
import { inquiryAsked } from './events.ts'
import { nameBirthDigest } from './match-keys.ts'
import { getPersonRow, lockPerson } from './person-rows.ts'
import { assertPersonInReach, mayKnowProtected } from './reach.ts'
import { linkSubject } from './settle-transfer.ts'
import { db, type InquiryRow, type PersonRow } from './tables.ts'
import { answerInquiry } from './task-kinds.ts'

const askedLately = async (context: Context): Promise<number> => {
  const row = await db(context)
    .selectFrom('inquiries')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('village_id', '=', context.villageId)
    .where('direction', '=', 'out')
    .where('recorded_at', '>', `${addDays(context.today, -30)}T00:00:00Z`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

const rowOf = (
  context: Context,
  values: Pick<InquiryRow, 'inquiry_id' | 'direction' | 'other_village_id' | 'person_id' | 'reason' | 'asked_by_name'>,
): InquiryRow => ({
  village_id: context.villageId,
  id: newId(),
  status: 'asked',
  note: null,
  answered_at: null,
  answered_by: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  ...values,
})

/** The asker hears the same words whether anybody is found or not. */
export const requestInquiryHandler = handle(requestInquiry, async (context, input) => {
  const person = await getPersonRow(context, input.personId)
  await assertPersonInReach(context, person.id)
  // to ask would already tell the other village where a threatened person is
  if (person.sealed) throw new Refusal('rule', 'registry.inquiryProtected')
  if (person.nik_kind !== 'real' && nameBirthDigest(namedOf(person)) === null)
    throw new Refusal('rule', 'registry.inquiryNeedsNik')
  if ((await askedLately(context)) >= inquiriesPerMonth)
    throw new Refusal('rule', 'registry.inquiryQuota', { count: inquiriesPerMonth })
  const asked = { inquiry_id: input.id, direction: 'out', other_village_id: null, person_id: person.id } as const
  await db(context)
    .insertInto('inquiries')
    .values(rowOf(context, { ...asked, reason: input.reason, asked_by_name: context.actor.name }))
    .execute()
  await context.publish(inquiryAsked, { inquiryId: input.id, personId: person.id })
  return { inquiryId: input.id }
})

/** After commit and out of the asker's sight: digests meet, and each village found gets a question to answer. */
export const deliverInquiry = hear(
  inquiryAsked,
  'registry.deliverInquiry',
  async (context, { inquiryId, personId }) => {
    const person = await getPersonRow(context, personId)
    const asked = await findOwn(context, inquiryId, 'out')
    if (!asked || person.sealed) return
    const from = context.villageId
    for (const hit of await hitsOf(context, person)) {
      await context.enter(villageId(Number(hit.found_village)), async (there) => {
        if (await findOwn(there, inquiryId, 'in')) return
        if (await isSomebodyElse(there, hit.found_person, person)) return
        const values = {
          inquiry_id: inquiryId,
          direction: 'in',
          other_village_id: from,
          person_id: hit.found_person,
        } as const
        await db(there)
          .insertInto('inquiries')
          .values(rowOf(there, { ...values, reason: asked.reason, asked_by_name: asked.asked_by_name }))
          .execute()
        await openTask(there, answerInquiry, { subjectId: inquiryId, personId: hit.found_person })
      })
    }
  },
)

interface Hit {
  readonly found_village: number
  readonly found_person: string
}

const namedOf = (row: PersonRow) => ({ name: row.name, birthDate: row.birth_date, birthPrecision: row.birth_precision })

// By the NIK where there is one, else by name and birth date: the nearer of the two comes first.
const hitsOf = async (context: Context, person: PersonRow): Promise<Hit[]> => {
  const byNik =
    person.nik_kind === 'real'
      ? await sql<Hit>`select * from match_elsewhere(${person.nik_digest})`.execute(context.database)
      : { rows: [] }
  const key = nameBirthDigest(namedOf(person))
  const byName = key
    ? await sql<Hit>`select * from match_elsewhere_by_name(${key})`.execute(context.database)
    : { rows: [] }
  return [...byNik.rows, ...byName.rows]
}

// Two NIK that differ are two people, whatever they are called.
const isSomebodyElse = async (there: Context, foundId: string, asked: PersonRow): Promise<boolean> => {
  const found = await getPersonRow(there, foundId)
  return (
    found.nik_kind === 'real' &&
    asked.nik_kind === 'real' &&
    found.nik_digest?.equals(asked.nik_digest ?? Buffer.alloc(0)) === false
  )
}

const findOwn = (context: Context, inquiryId: string, direction: 'in' | 'out') =>
  db(context)
    .selectFrom('inquiries')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('inquiry_id', '=', inquiryId)
    .where('direction', '=', direction)
    .executeTakeFirst()

export const listInquiriesHandler = handle(listInquiries, async (context, input) => {
  const found = db(context)
    .selectFrom('inquiries as i')
    .innerJoin('people as p', (join) =>
      join.onRef('p.id', '=', 'i.person_id').on('p.village_id', '=', context.villageId),
    )
    .selectAll('i')
    .select('p.name as person_name')
    .where('i.village_id', '=', context.villageId)
    .where('i.direction', '=', input.direction)
    .orderBy('i.recorded_at', 'desc')
    .limit(200)
  const rows = await (mayKnowProtected(context) ? found : found.where('p.sealed', '=', false)).execute()
  const ids = rows.flatMap((row) => row.other_village_id ?? [])
  const villages = await listVillages(context, [...new Set(ids)])
  const chainById = new Map(villages.map((one) => [one.id, `${one.name}, ${one.district}, ${one.regency}`]))
  const inquiries = rows.map((row) => toInquiry(row, chainById.get(row.other_village_id ?? 0) ?? null))
  return { inquiries, left: Math.max(0, inquiriesPerMonth - (await askedLately(context))) }
})

const toInquiry = (row: InquiryRow & { person_name: string }, otherVillage: string | null): Inquiry => ({
  id: row.id,
  personId: row.person_id,
  personName: shownName(row.person_name),
  otherVillageId: row.other_village_id,
  otherVillage,
  reason: row.reason,
  status: row.status,
  note: row.note,
  askedByName: row.asked_by_name,
  askedAt: row.recorded_at,
  answeredAt: row.answered_at,
})

/** "Yes, the same" is told to the asker with the village's name, and links the two entries; "withheld" stays here, and there it looks like no hit. */
export const settleInquiryHandler = handle(settleInquiry, async (context, input) => {
  const row = await db(context)
    .selectFrom('inquiries')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.id)
    .where('direction', '=', 'in')
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.inquiryMissing')
  await assertPersonInReach(context, row.person_id)
  if (row.status !== 'asked') throw new Refusal('rule', 'registry.inquirySettled')
  const person = await getPersonRow(context, row.person_id)
  if (person.sealed && input.answer === 'same') throw new Refusal('rule', 'registry.inquiryProtected')
  const answered = { answered_at: context.now, answered_by: context.actor.name, note: input.note }
  await db(context)
    .updateTable('inquiries')
    .set({ ...answered, status: input.answer })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, answerInquiry, row.inquiry_id, input.answer)
  if (input.answer === 'same' && row.other_village_id !== null)
    await tellAsker(context, row, person.subject_id, answered)
  return { id: row.id }
})

const tellAsker = async (
  context: Context,
  row: InquiryRow,
  subjectId: string,
  answered: Pick<InquiryRow, 'answered_at' | 'answered_by' | 'note'>,
): Promise<void> => {
  const from = context.villageId
  await context.enter(villageId(row.other_village_id ?? 0), async (there) => {
    const asked = await db(there)
      .updateTable('inquiries')
      .set({ ...answered, status: 'same', other_village_id: from })
      .where('village_id', '=', there.villageId)
      .where('inquiry_id', '=', row.inquiry_id)
      .where('direction', '=', 'out')
      .where('status', '=', 'asked')
      .returning('person_id')
      .executeTakeFirst()
    // the reviewed link: both rows are entries of one human from now on; a question that an import asked has no asker's row
    if (asked) await linkSubject(there, await lockPerson(there, asked.person_id), subjectId, 'inquiry')
  })
}
