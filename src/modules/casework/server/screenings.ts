import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getScreening, listScreenings, recordScreening, requestScreening } from '../contract/screening.ts'
import { daysFor } from '../rules/clocks.ts'
import { screeningResult } from '../rules/screening.ts'
import { typesOf } from './case-parts.ts'
import { findCaseRow, lockCase } from './case-reads.ts'
import { loadRules } from './load-rules.ts'
import { reachOf, workerNameOf } from './shared-parts.ts'
import { db, type ScreeningRow } from './tables.ts'
import { screeningDue } from './task-kinds.ts'

type Answers = NonNullable<OutputOf<typeof getScreening>['answers']>

const dayMilliseconds = 86_400_000

const screenings = (context: Context) =>
  db(context).selectFrom('case_screenings').selectAll().where('village_id', '=', context.villageId)

/** A clock of its own, to the hour: what is asked of a possible victim does not wait for the rest of the case. */
export const requestScreeningHandler = handle(requestScreening, async (context, input) => {
  const { row } = await lockCase(context, input.caseId)
  const open = await screenings(context).where('case_id', '=', row.id).where('done_at', 'is', null).executeTakeFirst()
  if (open) throw new Refusal('rule', 'casework.screening.asked')
  const { clocks } = await loadRules(context)
  const days = daysFor(clocks, 'screening', typesOf(row)) ?? 1
  const dueAt = new Date(Date.parse(context.now) + days * dayMilliseconds)
  await db(context)
    .insertInto('case_screenings')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, case_id: row.id, due_at: dueAt.toISOString(), done_at: null, done_by: null },
      ...{ done_by_name: null, answers_sealed: null },
    })
    .execute()
  await openTask(context, screeningDue, {
    ...{ subjectId: input.id, dueOn: dayIn(context.zone, dueAt), values: { number: row.number } },
  })
  return { screeningId: input.id }
})

const getRow = async (context: Context, screeningId: string, locked = false): Promise<ScreeningRow> => {
  const row = await screenings(context)
    .where('id', '=', screeningId)
    .$if(locked, (query) => query.forUpdate())
    .executeTakeFirst()
  if (!row) throw missing('casework.screeningMissing')
  return row
}

export const recordScreeningHandler = handle(recordScreening, async (context, input) => {
  const row = await getRow(context, input.screeningId, true)
  if (row.done_at !== null) throw new Refusal('rule', 'casework.screening.done')
  const { screeningId: _, ...told } = input
  const asked = told.agreed ? told : { ...told, acts: [], means: [], purposes: [] }
  const result = screeningResult(asked)
  const answers: Answers = { ...asked, result }
  await db(context)
    .updateTable('case_screenings')
    .set({
      ...{ done_at: context.now, done_by: context.actor.accountId, done_by_name: context.actor.name },
      answers_sealed: sealValue(JSON.stringify(answers)),
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, screeningDue, row.id, 'casework.stepDone')
  return { result }
})

/** Whom to talk with: a name, a phone and when it may ring, nothing of what the case holds. */
const whom = async (context: Context, row: ScreeningRow) => {
  const found = await findCaseRow(context, row.case_id)
  if (!found) throw missing('casework.screeningMissing')
  return {
    ...{ number: found.number, workerName: await workerNameOf(context, found) },
    ...(await reachOf(context, found)),
  }
}

export const listScreeningsHandler = handle(listScreenings, async (context) => {
  const rows = await screenings(context)
    .orderBy('done_at', (order) => order.desc().nullsFirst())
    .orderBy('due_at')
    .limit(200)
    .execute()
  const items: OutputOf<typeof listScreenings>['screenings'] = []
  for (const row of rows)
    items.push({
      ...{ id: row.id, ...(await whom(context, row)), dueAt: row.due_at, doneAt: row.done_at },
      isLate: Date.parse(row.due_at) < Date.parse(row.done_at ?? context.now),
    })
  return { screenings: items }
})

export const getScreeningHandler = handle(getScreening, async (context, input) => {
  const row = await getRow(context, input.screeningId)
  const answers = row.answers_sealed === null || row.answers_sealed.length === 0 ? null : openValue(row.answers_sealed)
  return {
    ...(await whom(context, row)),
    ...{ dueAt: row.due_at, doneAt: row.done_at, doneByName: row.done_by_name },
    answers: answers === null ? null : (JSON.parse(answers) as Answers),
  }
})
