import { shownName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import {
  getReconciliation,
  listReconciliations,
  type Reconciliation,
  type ReconciliationRow,
} from '../contract/reconciliation.ts'
import type { Difference, ToldOfWorker } from '../rules/reconciliation.ts'
import type { ReconciliationListRow } from '../rules/rows.ts'
import { db } from './tables.ts'

export const listReconciliationsHandler = handle(listReconciliations, async (context) => {
  const rows = await db(context)
    .selectFrom('reconciliations')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .limit(60)
    .execute()
  const counts = await countsOf(context)
  return { reconciliations: rows.map((row) => headOf(row, counts)) }
})

const nothing = { differs: 0, state_only: 0, village_only: 0, matched: 0, explained: 0 }
type Counts = ReadonlyMap<string, Reconciliation['counts']>

const countsOf = async (context: Context): Promise<Counts> => {
  const rows = await db(context)
    .selectFrom('reconciliation_rows')
    .select(['reconciliation_id', 'class'])
    .select(({ fn }) => [fn.countAll<number>().as('count'), fn.count<number>('explanation').as('explained')])
    .where('village_id', '=', context.villageId)
    .groupBy(['reconciliation_id', 'class'])
    .execute()
  const counts = new Map<string, Reconciliation['counts']>()
  for (const row of rows) {
    const before = counts.get(row.reconciliation_id) ?? nothing
    counts.set(row.reconciliation_id, {
      ...{ ...before, [row.class]: Number(row.count) },
      explained: before.explained + Number(row.explained),
    })
  }
  return counts
}

const headOf = (row: ReconciliationListRow, counts: Counts): Reconciliation => ({
  ...{ id: row.id, source: row.source, listedOn: row.listed_on as PlainDate, fileName: row.file_name },
  ...{ state: row.state, counts: counts.get(row.id) ?? nothing },
  ...{ recordedAt: row.recorded_at, recordedByName: row.recorded_by_name },
})

export const getReconciliationHandler = handle(getReconciliation, async (context, input) => {
  const list = await db(context)
    .selectFrom('reconciliations')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.reconciliationId)
    .executeTakeFirst()
  if (!list) throw missing('migration.listMissing')
  const head = headOf(list, await countsOf(context))
  const { counts } = head
  const total = input.class
    ? counts[input.class]
    : counts.differs + counts.state_only + counts.village_only + counts.matched
  return {
    ...head,
    sample: list.sample ? JSON.parse(list.sample) : null,
    rows: await rowsOfList(context, input),
    total,
  }
})

interface Page {
  readonly reconciliationId: string
  readonly class: ReconciliationRow['class'] | null
  readonly rowId: string | null
  readonly offset: number
  readonly limit: number
}

const rowsOfList = async (context: Context, page: Page): Promise<ReconciliationRow[]> => {
  const all = db(context)
    .selectFrom('reconciliation_rows as r')
    .leftJoin('episodes as e', (join) =>
      join.onRef('e.id', '=', 'r.episode_id').on('e.village_id', '=', context.villageId),
    )
    .leftJoin('person_names as p', (join) =>
      join.onRef('p.id', '=', 'e.person_id').on('p.village_id', '=', context.villageId),
    )
    .selectAll('r')
    .select(['p.name', 'p.sealed'])
    .where('r.village_id', '=', context.villageId)
    .where('r.reconciliation_id', '=', page.reconciliationId)
  const ofClass = page.class ? all.where('r.class', '=', page.class) : all
  const some = page.rowId ? ofClass.where('r.id', '=', page.rowId) : ofClass
  const rows = await some
    // what nobody has explained comes first
    .orderBy('r.explained_at', (by) => by.asc().nullsFirst())
    .orderBy('r.row_number', (by) => by.asc().nullsLast())
    .orderBy('r.id')
    .offset(page.offset)
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    ...{ id: row.id, number: row.row_number, class: row.class, episodeId: row.sealed ? null : row.episode_id },
    // protected since the list was read: no list says who it is any more
    ...{ ourName: row.name && !row.sealed ? shownName(row.name) : null, theirName: row.sealed ? null : row.their_name },
    ...{ hamlet: row.hamlet, differences: row.sealed ? [] : (JSON.parse(row.differences) as Difference[]) },
    told: row.told === null ? null : (JSON.parse(row.told) as ToldOfWorker),
    ...{ explanation: row.explanation, note: row.note, explainedByName: row.explained_by_name },
  }))
}
