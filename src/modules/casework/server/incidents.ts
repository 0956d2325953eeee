import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import {
  assignIncident,
  correctIncident,
  type Incident,
  listIncidents,
  recordIncident,
  withdrawIncident,
} from '../contract/incidents.ts'
import type { CaseRow, IncidentRow } from '../rules/rows.ts'
import { assertNotInFuture, lockCase, visibleCases } from './case-reads.ts'
import { refreshCase } from './refresh-case.ts'
import { db } from './tables.ts'

const insert = async (context: Context, row: Omit<IncidentRow, keyof ReturnType<typeof recordedBy>>): Promise<void> => {
  await db(context)
    .insertInto('case_incidents')
    .values({ ...recordedBy(context), ...row })
    .execute()
}

export const recordIncidentHandler = handle(recordIncident, async (context, input) => {
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  const { id, kind, occurredOn, place } = input
  await insert(context, { id, kind, occurred_on: occurredOn, place, replaces_id: null, withdrawn: false })
  return { incidentId: id }
})

export const correctIncidentHandler = handle(correctIncident, async (context, input) => {
  assertNotInFuture(context, input.occurredOn, 'occurredOn')
  const { id, incidentId, kind, occurredOn, place } = input
  await needIncident(context, incidentId)
  await insert(context, { id, kind, occurred_on: occurredOn, place, replaces_id: incidentId, withdrawn: false })
  return { incidentId }
})

/** A case that this officer may not know of does not stop her, and keeps its event: a refusal would tell that it exists. */
export const withdrawIncidentHandler = handle(withdrawIncident, async (context, { id, incidentId }) => {
  const { kind, occurred_on, place } = await needIncident(context, incidentId)
  const hanging = await visibleCases(context).select('c.id').where('c.incident_id', '=', incidentId).executeTakeFirst()
  if (hanging) throw new Refusal('rule', 'casework.incidentInUse')
  await insert(context, { id, kind, occurred_on, place, replaces_id: incidentId, withdrawn: true })
  return { incidentId }
})

export const assignIncidentHandler = handle(assignIncident, async (context, { caseId, incidentId }) => {
  const { row } = await lockCase(context, caseId)
  if (incidentId !== null) await needIncident(context, incidentId)
  await db(context)
    .updateTable('cases')
    .set({ incident_id: incidentId })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  await refreshCase(context, row.id)
  return { caseId: row.id }
})

/** How many hang on it counts only what this reader may see: each case stays with its own. */
export const listIncidentsHandler = handle(listIncidents, async (context) => {
  const counts = await visibleCases(context)
    .select((builder) => ['c.incident_id', builder.fn.countAll<number>().as('count')] as const)
    .where('c.incident_id', 'is not', null)
    .groupBy('c.incident_id')
    .execute()
  const countById = new Map(counts.map((row) => [row.incident_id, Number(row.count)]))
  const standing = (await newestRows(context)).filter((row) => !row.withdrawn)
  const incidents = standing.map((row): Incident => ({ ...shownIncident(row), cases: countById.get(row.id) ?? 0 }))
  return { incidents: incidents.sort((one, other) => other.occurredOn.localeCompare(one.occurredOn)) }
})

/** The event of a case as it is told now. Who took it back could not know of every case; a case keeps what it hangs on. */
export const getIncidentOf = async (context: Context, { incident_id: id }: Pick<CaseRow, 'incident_id'>) => {
  if (id === null) return null
  const [row] = await newestRows(context, id)
  return row ? shownIncident(row) : null
}

export const needIncident = async (context: Context, incidentId: string): Promise<IncidentRow> => {
  const [row] = await newestRows(context, incidentId)
  if (!row || row.withdrawn) throw missing('casework.incidentMissing')
  return row
}

const shownIncident = ({ id, kind, occurred_on: on, place }: IncidentRow) => ({
  ...{ id, kind, occurredOn: on as PlainDate, place },
})

/** Each event once, in its last words, under the id that cases hang on. */
const newestRows = async (context: Context, incidentId?: string): Promise<IncidentRow[]> => {
  const rows = await db(context)
    .selectFrom('case_incidents')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .$if(incidentId !== undefined, (query) =>
      query.where((on) => on.or([on('id', '=', incidentId ?? ''), on('replaces_id', '=', incidentId ?? '')])),
    )
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  const newest = new Map<string, IncidentRow>()
  for (const row of rows) {
    const id = row.replaces_id ?? row.id
    newest.set(id, { ...row, id })
  }
  return [...newest.values()]
}
