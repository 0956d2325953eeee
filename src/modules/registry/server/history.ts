import type { Context } from '#platform/server/context.ts'
import { newId } from '#platform/shared/ids.ts'
import { db, type FieldHistoryRow } from './tables.ts'

/** One field that changed. Numbers of identity come masked, with the full value sealed beside them. */
export interface FieldStep {
  readonly table: FieldHistoryRow['subject_table']
  readonly subjectId: string
  readonly personId: string | null
  readonly field: string
  readonly before: string | null
  readonly after: string | null
  readonly beforeSealed?: Buffer | null
  readonly afterSealed?: Buffer | null
}

/** Writes what changed, who, when, why and from where: it serves the page, the undo and the person's own sheet. */
export const recordHistory = async (
  context: Context,
  steps: readonly FieldStep[],
  because: { readonly source: string; readonly reason?: string | null },
): Promise<void> => {
  if (steps.length === 0) return
  await db(context)
    .insertInto('field_history')
    .values(
      steps.map((step) => ({
        village_id: context.villageId,
        id: newId(),
        subject_table: step.table,
        subject_id: step.subjectId,
        person_id: step.personId,
        field: step.field,
        before_value: step.before,
        after_value: step.after,
        before_sealed: step.beforeSealed ?? null,
        after_sealed: step.afterSealed ?? null,
        reason: because.reason ?? null,
        source: because.source,
        command_id: context.commandId,
        recorded_at: context.now,
        recorded_by: context.actor.accountId,
        recorded_by_name: context.actor.name,
      })),
    )
    .execute()
}
