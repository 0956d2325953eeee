import { namedInFiles, toldColumns } from '#modules/migration/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { getAlert, recordAlert, recordAlertOutcome, type WatchAlert } from '../contract/signals.ts'
import { assertSound } from '../rules/assert-sound.ts'
import { alertFaults, alertState, dueAt, outcomeRefusal, phonesIn } from '../rules/watch.ts'
import { type AlertTold, opened, sealed } from './signal-rows.ts'
import { type AlertRow, db, type OutcomeRow } from './tables.ts'
import { alertWaits } from './task-kinds.ts'

export const recordAlertHandler = handle(recordAlert, async (context, input) => {
  assertSound(alertFaults(input, context.today))
  const { told, address } = input
  await db(context)
    .insertInto('watch_alerts')
    .values({
      ...{ ...recordedBy(context), id: input.id, channel: input.channel, heard_on: input.heardOn },
      ...{ told_sealed: sealed({ told, address } satisfies AlertTold), hamlet: input.hamlet, grade: input.grade },
      file_hash: input.fileHash,
    })
    .execute()
  const due = dueAt(context.now)
  await openTask(context, alertWaits, { subjectId: input.id, dueOn: dayIn(context.zone, new Date(due)) })
  context.note({ alert: input.id, channel: input.channel })
  return { alertId: input.id, dueAt: due }
})

const lockAlert = async (context: Context, alertId: string): Promise<AlertRow> => {
  const row = await db(context)
    .selectFrom('watch_alerts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', alertId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('placement.alertMissing')
  return row
}

/** What was said of it, oldest first. */
const toldOf = async (context: Context, alertId: string) => {
  const rows = await db(context)
    .selectFrom('watch_outcomes')
    .select('outcome')
    .where('village_id', '=', context.villageId)
    .where('alert_id', '=', alertId)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows.map(({ outcome }) => outcome)
}

export const recordAlertOutcomeHandler = handle(recordAlertOutcome, async (context, input) => {
  await lockAlert(context, input.alertId)
  const refusal = outcomeRefusal(await toldOf(context, input.alertId), input.outcome)
  if (refusal) throw new Refusal('rule', refusal, {}, [{ field: 'outcome', code: refusal }])
  // it is easily said: who keeps it from happening can show how
  if (input.outcome === 'prevented' && !input.fileHash)
    refuseAt('fileHash', 'placement.preventedNeedsEvidence', 'invalid')
  await db(context)
    .insertInto('watch_outcomes')
    .values({
      ...{ ...recordedBy(context), id: input.id, alert_id: input.alertId, outcome: input.outcome },
      ...{ note_sealed: sealed({ note: input.note }), file_hash: input.fileHash },
    })
    .execute()
  await endTask(context, alertWaits, input.alertId, 'screened')
  context.note({ alert: input.alertId, outcome: input.outcome })
  return { alertId: input.alertId }
})

/** So many are a year of a busy village; older ones stay and are counted. */
const mostShown = 200

export const listAlerts = async (context: Context): Promise<WatchAlert[]> => {
  const rows = await db(context)
    .selectFrom('watch_alerts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  return viewAlerts(context, rows)
}

const viewAlerts = async (context: Context, rows: readonly AlertRow[]): Promise<WatchAlert[]> => {
  if (rows.length === 0) return []
  const outcomes = await db(context)
    .selectFrom('watch_outcomes')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where(
      'alert_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const alerts = rows.map((row) => ({ row, said: opened<AlertTold>(row.told_sealed) }))
  const phones = await phonesOf(context, alerts)
  return alerts.map(({ row, said }) => ({
    ...said,
    ...viewAlert(
      context,
      row,
      outcomes.filter((one) => one.alert_id === row.id),
    ),
    phones: phones.get(row.id) ?? [],
  }))
}

interface OpenedAlert {
  readonly row: AlertRow
  readonly said: AlertTold
}

/** Each number that was told, and where else the village heard it: in files, and from recruiters who reported. By digests alone. */
const phonesOf = async (context: Context, alerts: readonly OpenedAlert[]) => {
  const told = alerts.flatMap(({ row, said }) =>
    phonesIn(said.told, said.address).map((phone) => ({
      ...{ alertId: row.id, phone, phone_key: toldColumns({ name: null, phone, account: null }).phone_key },
    })),
  )
  const files = await namedInFiles(
    context,
    told.map(({ phone_key }) => ({ name_key: null, phone_key })),
  )
  const visits = await visitsWith(
    context,
    told.flatMap(({ phone_key }) => phone_key ?? []),
  )
  const seen = told.map(({ alertId, phone, phone_key }, at) => ({
    ...{ alertId, phone, inFiles: files[at] ?? 0 },
    inVisits: visits.filter((key) => phone_key?.equals(key)).length,
  }))
  return new Map(
    [...Map.groupBy(seen, ({ alertId }) => alertId)].map(
      ([id, some]) => [id, some.map(({ alertId: _, ...one }) => one)] as const,
    ),
  )
}

const visitsWith = async (context: Context, keys: readonly Buffer[]): Promise<Buffer[]> => {
  if (keys.length === 0) return []
  const rows = await db(context)
    .selectFrom('recruiter_visits')
    .select('phone_key')
    .where('village_id', '=', context.villageId)
    .where('phone_key', 'in', [...keys])
    .execute()
  return rows.flatMap(({ phone_key }) => phone_key ?? [])
}

const viewAlert = (context: Context, row: AlertRow, outcomes: readonly OutcomeRow[]) => ({
  ...{ id: row.id, channel: row.channel, heardOn: row.heard_on },
  ...{ hamlet: row.hamlet, grade: row.grade, fileHash: row.file_hash, dueAt: dueAt(row.recorded_at) },
  state: alertState(row.recorded_at, outcomes[0]?.recorded_at ?? null, context.now),
  outcomes: outcomes.map((one) => ({
    ...{ id: one.id, outcome: one.outcome, note: opened<{ note: string }>(one.note_sealed).note },
    ...{ fileHash: one.file_hash, recordedAt: one.recorded_at, recordedByName: one.recorded_by_name },
  })),
  ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
})

export const getAlertHandler = handle(getAlert, async (context, { alertId }) => {
  const rows = await db(context)
    .selectFrom('watch_alerts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', alertId)
    .execute()
  const [alert] = await viewAlerts(context, rows)
  if (!alert) throw missing('placement.alertMissing')
  return { alert }
})
