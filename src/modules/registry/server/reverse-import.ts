import type { Context } from '#platform/server/context.ts'
import { openValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { reverseImport } from '../contract/import.ts'
import { recordHistory } from './history.ts'
import { insertMany, updateMany } from './import-bulk.ts'
import { importReversed } from './import-events.ts'
import { type ImportBatchRow, type ImportEffectRow, importDb } from './import-tables.ts'
import { keyRows } from './person-rows.ts'

/** Takes back everything one import wrote. What somebody has built on it stays, and then nothing is taken back. */
export const reverseImportHandler = handle(reverseImport, async (context, { importId, reason }) => {
  const batch = await lockAppliedBatch(context, importId)
  const effects = await importDb(context)
    .selectFrom('import_effects')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute()
  await assertUntouched(context, batch, effects)
  const people = idsOf(effects, 'created', 'people')
  await deleteCreated(context, effects).catch((fault: unknown) => {
    throw isForeignKeyFault(fault) ? new Refusal('rule', 'registry.import.builtOn') : fault
  })
  await restoreChanged(context, effects)
  await recordReturn(context, batch, reason)
  await importDb(context)
    .updateTable('import_batches')
    .set({ status: 'reversed', ended_at: context.now, ended_by_name: context.actor.name, ended_because: reason })
    .where('village_id', '=', context.villageId)
    .where('id', '=', importId)
    .execute()
  for (const table of ['import_effects', 'import_rows'] as const) {
    await importDb(context)
      .deleteFrom(table)
      .where('village_id', '=', context.villageId)
      .where('import_id', '=', importId)
      .execute()
  }
  await context.publish(importReversed, { importId })
  context.note({ import: importId, people: people.length })
  return { importId, people: people.length }
})

const lockAppliedBatch = async (context: Context, importId: string): Promise<ImportBatchRow> => {
  const batch = await importDb(context)
    .selectFrom('import_batches')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) throw missing('registry.import.missing')
  if (batch.status !== 'applied') throw new Refusal('rule', 'registry.import.notApplied')
  return batch
}

const idsOf = (effects: readonly ImportEffectRow[], kind: string, table: string): string[] =>
  effects.flatMap((effect) =>
    effect.kind === kind && effect.subject_table === table ? (JSON.parse(effect.subject_ids) as string[]) : [],
  )

const isForeignKeyFault = (fault: unknown): boolean =>
  typeof fault === 'object' && fault !== null && 'code' in fault && fault.code === '23503'

/** A row that anybody changed or verified since is built on. */
const assertUntouched = async (
  context: Context,
  batch: ImportBatchRow,
  effects: readonly ImportEffectRow[],
): Promise<void> => {
  for (const table of ['people', 'households'] as const) {
    const ids = [...idsOf(effects, 'created', table), ...idsOf(effects, 'changed', table)]
    if (ids.length === 0) continue
    const touched = await importDb(context)
      .selectFrom(table)
      .select('id')
      .where('village_id', '=', context.villageId)
      .where('id', 'in', ids)
      .where((row) =>
        row.or([
          row('changed_at', '<>', batch.applied_at ?? ''),
          row('source_ref', '=', batch.id).and('verified_level', '<>', 'self'),
        ]),
      )
      .limit(1)
      .execute()
    if (touched.length > 0) throw new Refusal('rule', 'registry.import.builtOn')
  }
  const members = idsOf(effects, 'created', 'household_members')
  if (members.length === 0) return
  const ended = await importDb(context)
    .selectFrom('household_members')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('id', 'in', members)
    .where('until_on', 'is not', null)
    .limit(1)
    .execute()
  if (ended.length > 0) throw new Refusal('rule', 'registry.import.builtOn')
}

// Places before people, people last: each is named by the one before.
const deletionOrder = ['hamlet_counts', 'household_members', 'documents', 'households', 'people'] as const

const deleteCreated = async (context: Context, effects: readonly ImportEffectRow[]): Promise<void> => {
  // An old passport that a new one replaced names it: the name goes first.
  await restoreTable(context, effects, 'documents')
  for (const table of deletionOrder) {
    const ids = idsOf(effects, 'created', table)
    if (table === 'households') await restoreTable(context, effects, 'households')
    if (ids.length === 0) continue
    await importDb(context)
      .deleteFrom(table)
      .where('village_id', '=', context.villageId)
      .where('id', 'in', ids)
      .execute()
  }
}

type Before = { readonly id: string } & Readonly<Record<string, unknown>>

const beforeOf = (effects: readonly ImportEffectRow[], table: string): Before[] =>
  effects.flatMap((effect) =>
    effect.kind === 'changed' && effect.subject_table === table && effect.before_sealed
      ? (JSON.parse(openValue(effect.before_sealed), reviveBytes) as Before[])
      : [],
  )

const reviveBytes = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'Buffer' && 'data' in value
    ? Buffer.from(value.data as number[])
    : value

const restoreTable = async (
  context: Context,
  effects: readonly ImportEffectRow[],
  table: 'documents' | 'households' | 'people' | 'household_members',
): Promise<Before[]> => {
  const rows = beforeOf(effects, table)
  // Effects of one table may restore different columns: like goes with like.
  const groups = Map.groupBy(rows, (row) => Object.keys(row).join())
  for (const some of groups.values()) await updateMany(context, table, some)
  return rows
}

const restoreChanged = async (context: Context, effects: readonly ImportEffectRow[]): Promise<void> => {
  await restoreTable(context, effects, 'household_members')
  const people = await restoreTable(context, effects, 'people')
  if (people.length === 0) return
  const ids = people.map((row) => row.id)
  await importDb(context)
    .deleteFrom('person_search_keys')
    .where('village_id', '=', context.villageId)
    .where('person_id', 'in', ids)
    .execute()
  const keys = people.flatMap((row) =>
    keyRows(context.villageId, row.id, String(row.name), row.mother_name === null ? null : String(row.mother_name)),
  )
  await insertMany(context, 'person_search_keys', keys)
}

/** A fact is never edited: the way back is written beside the way there. */
const recordReturn = async (context: Context, batch: ImportBatchRow, reason: string): Promise<void> => {
  if (!batch.apply_command_id) return
  const steps = await importDb(context)
    .selectFrom('field_history')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('command_id', '=', batch.apply_command_id)
    .execute()
  for (let start = 0; start < steps.length; start += 2_000) {
    const some = steps.slice(start, start + 2_000)
    const back = some.map((step) => ({
      table: step.subject_table,
      subjectId: step.subject_id,
      personId: step.person_id,
      field: step.field,
      before: step.after_value,
      after: step.before_value,
      beforeSealed: step.after_sealed,
      afterSealed: step.before_sealed,
    }))
    await recordHistory(context, back, { source: 'import:reversed', reason })
  }
}
