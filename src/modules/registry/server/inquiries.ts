import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { handle, hear } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { addDays } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId, villageId } from '#platform/shared/ids.ts'
import { type Inquiry, inquiriesPerMonth, listInquiries, requestInquiry, settleInquiry } from '../contract/inquiry.ts'
import { shownName } from '../rules/names.ts'
import { inquiryAsked } from './events.ts'
import { getPersonRow } from './person-rows.ts'
import { db, type InquiryRow } from './tables.ts'
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
  if (person.nik_kind !== 'real') throw new Refusal('rule', 'registry.inquiryNeedsNik')
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
    if (!asked || person.nik_digest === null) return
    const hits = await sql<{
      found_village: number
      found_person: string
    }>`select * from match_elsewhere(${person.nik_digest})`.execute(context.database)
    const from = context.villageId
    for (const { found_village, found_person } of hits.rows) {
      await context.enter(villageId(Number(found_village)), async (there) => {
        if (await findOwn(there, inquiryId, 'in')) return
        const values = {
          inquiry_id: inquiryId,
          direction: 'in',
          other_village_id: from,
          person_id: found_person,
        } as const
        await db(there)
          .insertInto('inquiries')
          .values(rowOf(there, { ...values, reason: asked.reason, asked_by_name: asked.asked_by_name }))
          .execute()
        await openTask(there, answerInquiry, { subjectId: inquiryId, personId: found_person })
      })
    }
  },
)

const findOwn = (context: Context, inquiryId: string, direction: 'in' | 'out') =>
  db(context)
    .selectFrom('inquiries')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('inquiry_id', '=', inquiryId)
    .where('direction', '=', direction)
    .executeTakeFirst()

export const listInquiriesHandler = handle(listInquiries, async (context, input) => {
  const rows = await db(context)
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
    .execute()
  return { inquiries: rows.map(toInquiry), left: Math.max(0, inquiriesPerMonth - (await askedLately(context))) }
})

const toInquiry = (row: InquiryRow & { person_name: string }): Inquiry => ({
  id: row.id,
  personId: row.person_id,
  personName: shownName(row.person_name),
  otherVillageId: row.other_village_id,
  reason: row.reason,
  status: row.status,
  note: row.note,
  askedByName: row.asked_by_name,
  askedAt: row.recorded_at,
  answeredAt: row.answered_at,
})

/** "Yes, the same" is told to the asker with the village's name; "withheld" stays here, and there it looks like no hit. */
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
  if (row.status !== 'asked') throw new Refusal('rule', 'registry.inquirySettled')
  const answered = { answered_at: context.now, answered_by: context.actor.name, note: input.note }
  await db(context)
    .updateTable('inquiries')
    .set({ ...answered, status: input.answer })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, answerInquiry, row.inquiry_id, input.answer)
  if (input.answer === 'same' && row.other_village_id !== null) await tellAsker(context, row, answered)
  return { id: row.id }
})

const tellAsker = async (
  context: Context,
  row: InquiryRow,
  answered: Pick<InquiryRow, 'answered_at' | 'answered_by' | 'note'>,
): Promise<void> => {
  const from = context.villageId
  await context.enter(villageId(row.other_village_id ?? 0), async (there) => {
    await db(there)
      .updateTable('inquiries')
      .set({ ...answered, status: 'same', other_village_id: from })
      .where('village_id', '=', there.villageId)
      .where('inquiry_id', '=', row.inquiry_id)
      .where('direction', '=', 'out')
      .where('status', '=', 'asked')
      .execute()
  })
}
