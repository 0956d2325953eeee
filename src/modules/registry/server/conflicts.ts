import type * as z from 'zod/mini'
import type { Context } from '#platform/server/context.ts'
import { conflictKind, type JudgedField } from '#platform/server/sync/conflict-kind.ts'
import { correctHousehold, correctPerson } from '../contract/change.ts'
import { shownName } from '../rules/names.ts'
import { maskNumber } from '../rules/nik.ts'
import { correctHouseholdHandler, judgeHouseholdChanges } from './correct-household.ts'
import { correctPersonHandler } from './correct-person.ts'
import { getHouseholdRow } from './memberships.ts'
import { judgePersonChanges } from './person-changes.ts'
import { getPersonRow } from './person-rows.ts'
import { assertHouseholdInReach, assertMayKnowPerson, assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'
import { settleConflictTask } from './task-kinds.ts'

type PersonInput = z.output<typeof correctPerson.input>
type HouseholdInput = z.output<typeof correctHousehold.input>

const code = 'registry.changedMeanwhile'

const personConflict = conflictKind<PersonInput>({
  operation: correctPerson.name,
  code,
  task: settleConflictTask,
  subjectOf: ({ personId }) => ({ subjectId: personId, personId }),
  judge: async (context, input) => {
    await assertPersonInReach(context, input.personId)
    const row = await getPersonRow(context, input.personId)
    const judged = judgePersonChanges(row, input.changes)
    const fields = await besideAuthors(context, { table: 'people', id: row.id }, judged)
    return { subjectName: shownName(row.name), path: `/orang/${row.id}`, fields }
  },
  write: async (context, input, fields) => {
    const row = await getPersonRow(context, input.personId)
    const chosen = judgePersonChanges(row, input.changes).filter(({ change }) => fields.includes(change.field))
    const changes = chosen.map(({ change, current }) => ({ ...change, from: current }))
    return correctPersonHandler.act(context, { ...input, personId: row.id, changes })
  },
})

const householdConflict = conflictKind<HouseholdInput>({
  operation: correctHousehold.name,
  code,
  task: settleConflictTask,
  subjectOf: ({ householdId }) => ({ subjectId: householdId, personId: null }),
  judge: async (context, input) => {
    const row = await getHouseholdRow(context, input.householdId)
    await assertHouseholdInReach(context, row)
    if (row.head_person_id) await assertMayKnowPerson(context, row.head_person_id)
    const judged = judgeHouseholdChanges(row, input.changes)
    const fields = await besideAuthors(context, { table: 'households', id: row.id }, judged)
    const head = row.head_person_id ? await getPersonRow(context, row.head_person_id) : null
    return { subjectName: head ? shownName(head.name) : '—', path: `/keluarga/${row.id}`, fields }
  },
  write: async (context, input, fields) => {
    const row = await getHouseholdRow(context, input.householdId)
    const chosen = judgeHouseholdChanges(row, input.changes).filter(({ change }) => fields.includes(change.field))
    const changes = chosen.map(({ change, current }) => ({ ...change, from: current }))
    return correctHouseholdHandler.act(context, { ...input, changes })
  },
})

export const registryConflicts = [personConflict, householdConflict]

interface JudgedChange {
  readonly change: { readonly field: string; readonly from: string | null; readonly to: string | null }
  readonly current: string | null
  readonly verdict: JudgedField['verdict']
}

const numbers: ReadonlySet<string> = new Set(['nik', 'fatherNik', 'motherNik', 'cardNo'])

const shown = (field: string, value: string | null): string | null =>
  value !== null && numbers.has(field) && /^\d+$/.test(value) ? maskNumber(value) : value

/** Each field with who said last what stands at the office, and when. */
const besideAuthors = async (
  context: Context,
  { table, id }: { readonly table: 'people' | 'households'; readonly id: string },
  judged: readonly JudgedChange[],
): Promise<JudgedField[]> => {
  const history = await db(context)
    .selectFrom('field_history')
    .select(['field', 'recorded_at', 'recorded_by_name'])
    .where('village_id', '=', context.villageId)
    .where('subject_table', '=', table)
    .where('subject_id', '=', id)
    .orderBy('recorded_at')
    .execute()
  const lastByField = new Map(history.map((row) => [row.field, row]))
  return judged.map(({ change, current, verdict }) => {
    const { field, from, to } = change
    const last = lastByField.get(field)
    return {
      ...{ field, verdict, current, seen: shown(field, from), wanted: shown(field, to) },
      ...{ currentByName: last?.recorded_by_name ?? null, currentAt: last?.recorded_at ?? null },
    }
  })
}
