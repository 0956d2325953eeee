import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask, type TaskKind } from '#platform/server/tasks.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import {
  approveExport,
  exportKinds,
  listExports,
  refuseExport,
  requestExport,
  withdrawExport,
} from '../contract/export.ts'
import { countExported } from './export-people.ts'
import { type ExportRequestRow, importDb } from './import-tables.ts'

export const approveExportTask: TaskKind = {
  kind: 'registry.approveExport',
  roles: ['head'],
  weight: 2,
  path: '/ekspor',
  pillar: 0,
}

/** An approved file may be fetched for a week. */
export const exportDays = 7

export const isReady = (row: ExportRequestRow, context: Pick<Context, 'now'>): boolean =>
  row.status === 'approved' &&
  row.settled_at !== null &&
  Date.parse(context.now) - Date.parse(row.settled_at) < exportDays * 86_400_000

export const getExportRow = async (context: Context, id: string): Promise<ExportRequestRow> => {
  const row = await importDb(context)
    .selectFrom('export_requests')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw missing('registry.export.missing')
  return row
}

export const requestExportHandler = handle(requestExport, async (context, { id, kind, reason, receiver }) => {
  const people = await countExported(context, kind)
  if (people === 0) throw new Refusal('rule', 'registry.export.nobody')
  await importDb(context)
    .insertInto('export_requests')
    .values({
      village_id: context.villageId,
      id,
      kind,
      reason,
      receiver,
      status: 'open',
      people_count: people,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
      recorded_by_name: context.actor.name,
      settled_at: null,
      settled_by: null,
      settled_by_name: null,
      settled_reason: null,
    })
    .execute()
  await openTask(context, approveExportTask, { subjectId: id, values: { receiver, people } })
  context.note({ export: id, kind, people })
  return { id, people }
})

type Answer = 'approved' | 'refused' | 'withdrawn'

const settle = async (context: Context, id: string, status: Answer, reason: string | null) => {
  const row = await getExportRow(context, id)
  if (row.status !== 'open') throw new Refusal('rule', 'registry.export.settled')
  const own = row.recorded_by === context.actor.accountId
  if (own !== (status === 'withdrawn'))
    throw new Refusal('rule', own ? 'registry.export.ownRequest' : 'registry.export.notOwn')
  await importDb(context)
    .updateTable('export_requests')
    .set({
      status,
      settled_at: context.now,
      settled_by: context.actor.accountId,
      settled_by_name: context.actor.name,
      settled_reason: reason,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', id)
    .execute()
  await endTask(context, approveExportTask, id, status)
  context.note({ export: id, answer: status })
  return { id }
}

export const approveExportHandler = handle(approveExport, (context, { id }) => settle(context, id, 'approved', null))
export const refuseExportHandler = handle(refuseExport, (context, { id, reason }) =>
  settle(context, id, 'refused', reason),
)
export const withdrawExportHandler = handle(withdrawExport, (context, { id }) => settle(context, id, 'withdrawn', null))

export const listExportsHandler = handle(listExports, async (context) => {
  const rows = await importDb(context)
    .selectFrom('export_requests')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .limit(100)
    .execute()
  const people: Record<string, number> = {}
  for (const kind of exportKinds) people[kind] = await countExported(context, kind)
  return {
    people,
    exports: rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      reason: row.reason,
      receiver: row.receiver,
      status: row.status,
      people: row.people_count,
      recordedAt: row.recorded_at,
      recordedByName: row.recorded_by_name,
      settledAt: row.settled_at,
      settledByName: row.settled_by_name,
      settledReason: row.settled_reason,
      ready: isReady(row, context),
      own: row.recorded_by === context.actor.accountId,
    })),
  }
})
