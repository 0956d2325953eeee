import { eraseRecruiter, findRecruiterNote, isNamed } from '#modules/migration/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, forgetTasks, openTask } from '#platform/server/tasks.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { missing, refuse } from '#platform/shared/errors.ts'
import * as signals from '../contract/signals.ts'
import { type ErasableKind, erasureReasons } from '../rules/watch.ts'
import { db, type ErasureRow } from './tables.ts'
import { erasureWaits } from './task-kinds.ts'

interface Note {
  readonly recordedAt: string
  readonly recordedByName: string
  /** The asker himself is told of. */
  readonly isAboutAsker: boolean
}

/** When and by whom it was written; never what. */
const findNote = async (context: Context, kind: ErasableKind, id: string): Promise<Note | undefined> => {
  if (kind === 'recruiter') return findRecruiterNote(context, id)
  if (kind === 'visit') {
    const row = await db(context)
      .selectFrom('recruiter_visits')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('id', '=', id)
      .executeTakeFirst()
    return (
      row && { recordedAt: row.recorded_at, recordedByName: row.recorded_by_name, isAboutAsker: isNamed(context, row) }
    )
  }
  const row = await db(context)
    .selectFrom('watch_alerts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { recordedAt: row.recorded_at, recordedByName: row.recorded_by_name, isAboutAsker: false }
}

export const requestSignalErasureHandler = handle(signals.requestSignalErasure, async (context, input) => {
  const note = await findNote(context, input.kind, input.subjectId)
  if (!note) throw missing('placement.signalMissing')
  if (note.isAboutAsker) refuse('placement.namedYourself')
  const waiting = await db(context)
    .selectFrom('signal_erasures')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('kind', '=', input.kind)
    .where('subject_id', '=', input.subjectId)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  if (waiting) refuse('placement.erasureWaitsAlready')
  await db(context)
    .insertInto('signal_erasures')
    .values({
      ...{ ...recordedBy(context), id: input.id, kind: input.kind, subject_id: input.subjectId, reason: input.reason },
      ...{ told_at: note.recordedAt, told_by_name: note.recordedByName, state: 'waiting', settled_at: null },
      ...{ settled_by: null, settled_by_name: null, answer: null },
    })
    .execute()
  await openTask(context, erasureWaits, { subjectId: input.id })
  context.note({ erasure: input.id, kind: input.kind })
  return { erasureId: input.id }
})

/** Whoever asked, or is told of, does not decide. */
const lockWaiting = async (context: Context, erasureId: string): Promise<ErasureRow> => {
  const row = await db(context)
    .selectFrom('signal_erasures')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', erasureId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('placement.erasureMissing')
  if (row.state !== 'waiting') refuse('placement.erasureSettled')
  if (row.recorded_by === context.actor.accountId) refuse('placement.erasureOwn')
  if ((await findNote(context, row.kind, row.subject_id))?.isAboutAsker) refuse('placement.namedYourself')
  return row
}

const settle = async (context: Context, row: ErasureRow, state: 'approved' | 'refused', answer: string | null) => {
  await db(context)
    .updateTable('signal_erasures')
    .set({
      ...{ state, answer, settled_at: context.now, settled_by: context.actor.accountId },
      settled_by_name: context.actor.name,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await endTask(context, erasureWaits, row.id, state)
  context.note({ erasure: row.id, kind: row.kind, state })
  return { erasureId: row.id }
}

export const approveSignalErasureHandler = handle(signals.approveSignalErasure, async (context, { erasureId }) => {
  const row = await lockWaiting(context, erasureId)
  await erase(context, row.kind, row.subject_id)
  return settle(context, row, 'approved', null)
})

export const refuseSignalErasureHandler = handle(signals.refuseSignalErasure, async (context, { erasureId, reason }) =>
  settle(context, await lockWaiting(context, erasureId), 'refused', reason),
)

const erase = async (context: Context, kind: ErasableKind, id: string): Promise<void> => {
  if (kind === 'recruiter') return eraseRecruiter(context, id)
  if (kind === 'visit') {
    const gone = await db(context)
      .deleteFrom('recruiter_visits')
      .where('village_id', '=', context.villageId)
      .where('id', '=', id)
      .returning('letter_file_hash as hash')
      .execute()
    for (const { hash } of gone) if (hash) await letGoOfFile(context, hash)
    return
  }
  const outcomes = await db(context)
    .deleteFrom('watch_outcomes')
    .where('village_id', '=', context.villageId)
    .where('alert_id', '=', id)
    .returning('file_hash as hash')
    .execute()
  const alerts = await db(context)
    .deleteFrom('watch_alerts')
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .returning('file_hash as hash')
    .execute()
  await forgetTasks(context, { subjectIds: [id] })
  for (const { hash } of [...outcomes, ...alerts]) if (hash) await letGoOfFile(context, hash)
}

export const listSignalErasuresHandler = handle(signals.listSignalErasures, async (context) => {
  const rows = await db(context)
    .selectFrom('signal_erasures')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  return {
    erasures: rows.map((row) => ({
      ...{
        id: row.id,
        kind: row.kind,
        reason: erasureReasons.find((one) => one === row.reason) ?? null,
        state: row.state,
        toldOn: row.told_at,
      },
      ...{ toldByName: row.told_by_name, settledByName: row.settled_by_name, answer: row.answer },
      mayDecide: row.state === 'waiting' && row.recorded_by !== context.actor.accountId,
      ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
    })),
  }
})
