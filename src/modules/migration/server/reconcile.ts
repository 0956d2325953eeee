import { nikKeysOf } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { letGoOfFile, openFile } from '#platform/server/village-files.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal, refuseAt } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordListColumns, requestReconciliation, settleReconciliationRow } from '../contract/reconciliation.ts'
import { differencesOf, joinLists, type ListedWorker, type ToldOfWorker } from '../rules/reconciliation.ts'
import { standingRows } from '../rules/row-facts.ts'
import type { ReconciliationRowRow } from '../rules/rows.ts'
import { phaseOf } from '../rules/stages.ts'
import { assertNotInFuture } from './episode-reads.ts'
import { type ListRow, type ReadList, readList } from './read-list.ts'
import { db } from './tables.ts'

/** The file is read and let go of; what it says of each worker stays only as far as it differs. */
export const requestReconciliationHandler = handle(requestReconciliation, async (context, input) => {
  assertNotInFuture(context, input.listedOn, 'listedOn')
  const read = await readList(await openFile(context, input.fileHash), context.today)
  const state = read.rows ? ('open' as const) : ('mapping' as const)
  await db(context)
    .insertInto('reconciliations')
    .values({
      ...recordedBy(context),
      ...{ id: input.id, source: input.source, listed_on: input.listedOn, file_name: input.fileName, state },
      file_hash: state === 'mapping' ? input.fileHash : null,
      sample: state === 'mapping' ? JSON.stringify(read.sample) : null,
    })
    .execute()
  if (read.rows) await writeRows(context, input.id, read.rows)
  if (read.rows) await letGoOfFile(context, input.fileHash)
  return { reconciliationId: input.id, state }
})

export const recordListColumnsHandler = handle(recordListColumns, async (context, input) => {
  const list = await db(context)
    .selectFrom('reconciliations')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.reconciliationId)
    .forUpdate()
    .executeTakeFirst()
  if (!list) throw missing('migration.listMissing')
  if (list.file_hash === null) throw new Refusal('rule', 'migration.list.readAlready')
  const read: ReadList = await readList(await openFile(context, list.file_hash), context.today, {
    ...{ headerRow: input.headerRow, columns: input.columns },
  })
  if (!read.rows) refuseAt('columns', 'migration.list.noName', 'invalid')
  await db(context)
    .updateTable('reconciliations')
    .set({ state: 'open', file_hash: null, sample: null })
    .where('village_id', '=', context.villageId)
    .where('id', '=', list.id)
    .execute()
  await writeRows(context, list.id, read.rows)
  await letGoOfFile(context, list.file_hash)
  return { reconciliationId: list.id }
})

interface OwnWorker extends ListedWorker {
  readonly episodeId: string
  readonly isAbroad: boolean
  readonly isProtected: boolean
}

const ownWorkers = async (context: Context): Promise<OwnWorker[]> => {
  const rows = await db(context)
    .selectFrom('episodes as e')
    .innerJoin('person_names as p', (join) =>
      join.onRef('p.id', '=', 'e.person_id').on('p.village_id', '=', context.villageId),
    )
    .leftJoin('household_names as h', (join) =>
      join.onRef('h.id', '=', 'e.household_id').on('h.village_id', '=', context.villageId),
    )
    .select(['e.id', 'e.person_id', 'e.destination_country', 'e.agency_name', 'e.current_stage', 'e.closed_on'])
    .select(['p.name', 'p.birth_date', 'p.birth_precision', 'p.sealed', 'h.hamlet'])
    .where('e.village_id', '=', context.villageId)
    .orderBy('e.opened_on', 'desc')
    .orderBy('e.id')
    .execute()
  const newest = [...new Map(rows.toReversed().map((row) => [row.person_id, row])).values()]
  const [keys, departed] = await Promise.all([
    nikKeysOf(
      context,
      newest.map((row) => row.person_id),
    ),
    departureDays(context),
  ])
  return newest.map((row) => ({
    ...{ episodeId: row.id, name: row.name, nik: keys.get(row.person_id) ?? null, hamlet: row.hamlet },
    birthDate: row.birth_precision === 'day' ? (row.birth_date as PlainDate | null) : null,
    ...{ country: row.destination_country, agency: row.agency_name, departedOn: departed.get(row.id) ?? null },
    isAbroad: row.closed_on === null && phaseOf(row.current_stage) === 'abroad',
    isProtected: row.sealed,
  }))
}

const departureDays = async (context: Context): Promise<ReadonlyMap<string, PlainDate>> => {
  const rows = await db(context)
    .selectFrom('stage_events')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('stage', '=', 'departed')
    .execute()
  return new Map(standingRows(rows).map((row) => [row.episode_id, row.occurred_on as PlainDate]))
}

const atOnce = 500

const writeRows = async (context: Context, reconciliationId: string, theirs: readonly ListRow[]): Promise<void> => {
  const ours = await ownWorkers(context)
  const joined = joinLists(ours, theirs)
  const [here, there] = [new Set(joined.map((pair) => pair.ours)), new Set(joined.map((pair) => pair.theirs))]
  const blank = { explanation: null, note: null, explained_at: null, explained_by_name: null }
  const rowOf = (
    row: Pick<ReconciliationRowRow, 'row_number' | 'class' | 'episode_id' | 'their_name' | 'hamlet' | 'differences'>,
    told: ToldOfWorker | null = null,
  ): ReconciliationRowRow => ({
    ...{ village_id: context.villageId, id: newId(), reconciliation_id: reconciliationId, ...row, ...blank },
    told: told && JSON.stringify(told),
  })
  const rows = [
    ...joined.flatMap((pair) => {
      const [mine, its] = [ours[pair.ours], theirs[pair.theirs]]
      // of a protected person no list says anything, not even that the other office knows
      if (!mine || !its || mine.isProtected) return []
      const differences = differencesOf(mine, its)
      const kind = differences.length > 0 ? ('differs' as const) : ('matched' as const)
      return rowOf({
        ...{ row_number: its.number, class: kind, episode_id: mine.episodeId, their_name: its.name },
        ...{ hamlet: mine.hamlet, differences: JSON.stringify(differences) },
      })
    }),
    ...theirs.flatMap((its, index) =>
      there.has(index)
        ? []
        : rowOf(
            {
              ...{ row_number: its.number, class: 'state_only', episode_id: null, their_name: its.name },
              ...{ hamlet: its.hamlet, differences: '[]' },
            },
            { birthDate: its.birthDate, country: its.country, agency: its.agency, departedOn: its.departedOn },
          ),
    ),
    ...ours.flatMap((mine, index) =>
      here.has(index) || !mine.isAbroad || mine.isProtected
        ? []
        : rowOf({
            ...{ row_number: null, class: 'village_only', episode_id: mine.episodeId, their_name: null },
            ...{ hamlet: mine.hamlet, differences: '[]' },
          }),
    ),
  ]
  for (let from = 0; from < rows.length; from += atOnce)
    await db(context)
      .insertInto('reconciliation_rows')
      .values(rows.slice(from, from + atOnce))
      .execute()
  context.note({ rows: rows.length })
}

/** A later word replaces an earlier one, and says who said it; the audit keeps both. */
export const settleReconciliationRowHandler = handle(settleReconciliationRow, async (context, input) => {
  const row = await db(context)
    .selectFrom('reconciliation_rows')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.rowId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('migration.listRowMissing')
  if (row.class === 'matched') throw new Refusal('rule', 'migration.list.nothingToExplain')
  if (input.explanation === 'other' && !input.note) refuseAt('note', 'migration.list.whatElse', 'invalid')
  await db(context)
    .updateTable('reconciliation_rows')
    .set({
      ...{ explanation: input.explanation, note: input.note },
      ...{ explained_at: context.now, explained_by_name: context.actor.name },
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  return { rowId: row.id }
})
