import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { openTask } from '#platform/server/tasks.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { applyImport } from '../contract/import.ts'
import { countHamlets } from '../import/count-hamlets.ts'
import { type JudgedRow, rowJudge } from '../import/judge-rows.ts'
import type { ParsedRow } from '../import/parsed-row.ts'
import { insertMany } from './import-bulk.ts'
import { migrantsMarked, peopleImported } from './import-events.ts'
import { type ImportPlan, planImport } from './import-plan.ts'
import { tellPartsOf, tellProgress } from './import-progress.ts'
import { loadRegister, makeDigests } from './import-register.ts'
import { alikeOf, decisionsOf, kindOf, loadStagedRows, lockStagedBatch, parsedRowOf } from './import-staging.ts'
import { type ImportBatchRow, type ImportEffectRow, type ImportRowRow, importDb } from './import-tables.ts'
import { type Effect, writeImport } from './import-write.ts'
import { inSteps } from './in-steps.ts'
import { reviewDuplicate } from './task-kinds.ts'
import { keepToldJobs } from './told-jobs.ts'

export const applyImportHandler = handle(applyImport, async (context, { importId, askedOn }) => {
  try {
    return await applyBatch(context, importId, askedOn)
  } finally {
    tellProgress(importId, undefined)
  }
})

const applyBatch = async (context: Context, importId: string, askedOn: string | null) => {
  const batch = await lockStagedBatch(context, importId)
  if (kindOf(batch.layout) === 'list') throw new Refusal('rule', 'registry.import.listOnly')
  // Two files for one village wait for each other: each must see what the other wrote.
  await sql`select pg_advisory_xact_lock(1807, ${context.villageId}::int)`.execute(importDb(context))
  const staged = await loadStagedRows(context, importId)
  const { rows, judged, register } = await judgeStaged(context, batch, staged)
  const picked = judged.filter((row, position) => staged[position]?.picked && row.verdict !== 'rejected')
  // A village without migrants is worth knowing: its families were asked, and the counts stay.
  if (picked.length === 0 && askedOn === null) throw new Refusal('rule', 'registry.import.nothingPicked')
  const source = `import:${batch.layout}`
  const tell = tellPartsOf(importId, 'writing', picked.length)
  const plan = await planImport(context, picked, register, { source, ref: importId }, tell(0, 0.3))
  const effects = await writeImport(context, plan, source, tell)
  const counts = await leaveCounts(context, importId, source, rows)
  const families = askedOn ? await leaveAskedFamilies(context, importId, askedOn, staged, rows) : 0
  await keepEffects(context, importId, [...effects, counts])
  await tellOthers(context, importId, plan)
  return settleBatch(context, batch, { plan, judged, staged, hamletCounts: counts.ids.length, households: families })
}

/** Compares once more: the register may have changed since the file was staged. */
const judgeStaged = async (context: Context, batch: ImportBatchRow, staged: readonly ImportRowRow[]) => {
  const tell = tellPartsOf(batch.id, 'comparing', staged.length)
  tell(0, 1)(0, 1)
  const rows: ParsedRow[] = []
  await inSteps(staged, (row) => rows.push(parsedRowOf(row)), tell(0, 0.5))
  const register = await loadRegister(context)
  const judge = rowJudge(rows, register, makeDigests(), {
    kind: kindOf(batch.layout),
    decisions: decisionsOf(staged),
    alike: alikeOf(staged),
  })
  const judged: JudgedRow[] = []
  await inSteps(rows, (row, position) => judged.push(judge(row, position)), tell(0.5, 1))
  return { rows, judged, register }
}

/** What the whole file counted, by hamlet, sex and age, with its day and without a name. */
const leaveCounts = async (
  context: Context,
  importId: string,
  source: string,
  rows: readonly ParsedRow[],
): Promise<Effect> => {
  const counts = countHamlets(rows, context.today).map((count) => ({
    village_id: context.villageId,
    id: newId(),
    hamlet: count.hamlet,
    sex: count.sex,
    age_band: count.ageBand,
    people_count: count.people,
    household_count: count.households,
    as_of_on: context.today,
    source,
    import_id: importId,
    recorded_at: context.now,
    recorded_by: context.actor.accountId,
  }))
  await insertMany(context, 'hamlet_counts', counts)
  return { kind: 'created', table: 'hamlet_counts', ids: counts.map((row) => row.id) }
}

/** Families that were asked and have no migrant: how many, where and when, never who. */
const leaveAskedFamilies = async (
  context: Context,
  importId: string,
  askedOn: string,
  staged: readonly ImportRowRow[],
  rows: readonly ParsedRow[],
): Promise<number> => {
  const pickedCards = new Set(
    rows.flatMap((row, position) => (staged[position]?.picked && row.person.cardNo ? [row.person.cardNo] : [])),
  )
  const placeByCard = new Map<string, string>()
  for (const { person } of rows) {
    if (!person.cardNo || pickedCards.has(person.cardNo) || placeByCard.has(person.cardNo)) continue
    placeByCard.set(person.cardNo, JSON.stringify([person.hamlet ?? null, person.rw ?? null, person.rt ?? null]))
  }
  const countByPlace = new Map<string, number>()
  for (const place of placeByCard.values()) countByPlace.set(place, (countByPlace.get(place) ?? 0) + 1)
  const asked = [...countByPlace].map(([place, count]) => {
    const [hamlet, rw, rt] = JSON.parse(place) as (string | null)[]
    const where = { village_id: context.villageId, id: newId(), hamlet: hamlet ?? null, rw: rw ?? null, rt: rt ?? null }
    return {
      ...where,
      household_count: count,
      asked_on: askedOn,
      import_id: importId,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    }
  })
  await insertMany(context, 'households_without_migrants', asked)
  return placeByCard.size
}

const keepEffects = async (context: Context, importId: string, effects: readonly Effect[]): Promise<void> => {
  const rows = effects.map(
    (effect, position): ImportEffectRow => ({
      village_id: context.villageId,
      import_id: importId,
      position,
      kind: effect.kind,
      subject_table: effect.table,
      subject_ids: JSON.stringify(effect.ids),
      before_sealed: effect.before ? sealValue(JSON.stringify(effect.before)) : null,
    }),
  )
  await insertMany(context, 'import_effects', rows)
}

const eventChunk = 500

const tellOthers = async (context: Context, importId: string, plan: ImportPlan): Promise<void> => {
  await keepToldJobs(context, importId, plan.jobs)
  const ids = [...plan.people.map((person) => person.id), ...plan.changed.map(({ known }) => known.id)]
  for (let start = 0; start < ids.length; start += eventChunk) {
    await context.publish(peopleImported, { importId, personIds: ids.slice(start, start + eventChunk) })
  }
  for (let start = 0; start < plan.marks.length; start += eventChunk) {
    await context.publish(migrantsMarked, { importId, marks: plan.marks.slice(start, start + eventChunk) })
  }
  for (const personId of plan.lookAlikes) await openTask(context, reviewDuplicate, { subjectId: personId, personId })
}

interface Applied {
  readonly plan: ImportPlan
  readonly judged: readonly JudgedRow[]
  readonly staged: readonly ImportRowRow[]
  readonly hamletCounts: number
  readonly households: number
}

/** Lets go of every row but the wrong ones, which wait to be corrected, and writes the receipt. */
const settleBatch = async (context: Context, batch: ImportBatchRow, applied: Applied) => {
  const rejected = applied.judged.flatMap((row, position) => (row.verdict === 'rejected' ? [position] : []))
  await importDb(context)
    .deleteFrom('import_rows')
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', batch.id)
    .where('verdict', '<>', 'rejected')
    .execute()
  const { plan } = applied
  const left = applied.staged.length - plan.created - plan.updated - plan.unchanged - rejected.length
  await importDb(context)
    .updateTable('import_batches')
    .set({
      status: 'applied',
      created_count: plan.created,
      updated_count: plan.updated,
      unchanged_count: plan.unchanged,
      rejected_count: rejected.length,
      left_count: left,
      applied_at: context.now,
      applied_by_name: context.actor.name,
      apply_command_id: context.commandId,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', batch.id)
    .execute()
  context.note({ import: batch.id, created: plan.created, updated: plan.updated, left })
  return {
    created: plan.created,
    updated: plan.updated,
    unchanged: plan.unchanged,
    rejected: rejected.length,
    warnings: applied.judged.reduce(
      (sum, row) => sum + row.faults.filter((one) => one.severity === 'warning').length,
      0,
    ),
    families: plan.households.length,
    left,
    hamletCounts: applied.hamletCounts,
    householdsWithoutMigrants: applied.households,
  }
}
