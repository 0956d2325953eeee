import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { PersonChange, PersonField } from '../contract/change.ts'
import { listMerges, mergePeople, recordVerdict, reverseMerge } from '../contract/duplicate.ts'
import { shownName } from '../rules/names.ts'
import { mergeReversed, peopleMerged } from './events.ts'
import { scoreOf } from './list-duplicates.ts'
import { type MovedRows, moveRowsBack, moveRowsOver } from './merge-rows.ts'
import { fullValue, writeChanges } from './person-changes.ts'
import { getPersonRow, lockPerson } from './person-rows.ts'
import { assertPersonInReach, mayKnowProtected } from './reach.ts'
import { endDuplicateReview } from './record-person.ts'
import { db, type PersonRow } from './tables.ts'

const fillable = [
  'name', 'titleBefore', 'titleAfter', 'nik', 'sex', 'birthPlace', 'birthDate', 'birthPrecision', 'educationCode', 'educationNowCode',
  'occupationCode', 'maritalCode', 'citizenshipCode', 'fatherName', 'fatherPersonId', 'motherName', 'motherPersonId', 'currentAddress',
] as const satisfies readonly PersonField[] // biome-ignore format: a list

const fieldValue = (row: PersonRow, field: PersonField): string | null => fullValue(row, field)

const isEmpty = (row: PersonRow, field: PersonField): boolean =>
  fieldValue(row, field) === null ||
  (field === 'sex' && row.sex === 'unknown') ||
  (field === 'birthPrecision' && row.birth_date === null)

/** Fields to take over: those chosen, and those the kept row does not know. */
const takenChanges = (kept: PersonRow, merged: PersonRow, chosen: readonly string[]): PersonChange[] =>
  fillable.flatMap((field) => {
    const group = field === 'birthPrecision' ? 'birthDate' : field
    const take = chosen.includes(group) || (isEmpty(kept, field) && !isEmpty(merged, field))
    const [from, to] = [fieldValue(kept, field), fieldValue(merged, field)]
    return take && from !== to && to !== null && to !== kept.id ? [{ field, from, to }] : []
  })

interface Before {
  readonly changes: readonly PersonChange[]
}

const lockPair = async (context: Context, kept: string, merged: string): Promise<[PersonRow, PersonRow]> => {
  if (kept === merged) throw new Refusal('rule', 'registry.pairIsOne')
  const [first = kept, second = merged] = [kept, merged].sort()
  const rows = [await lockPerson(context, first), await lockPerson(context, second)] as const
  return first === kept ? [rows[0], rows[1]] : [rows[1], rows[0]]
}

export const mergePeopleHandler = handle(mergePeople, async (context, input) => {
  for (const id of [input.keptPersonId, input.mergedPersonId]) await assertPersonInReach(context, id)
  const [kept, merged] = await lockPair(context, input.keptPersonId, input.mergedPersonId)
  if (kept.merged_into_id !== null || merged.merged_into_id !== null) throw new Refusal('rule', 'registry.personMerged')
  const moved = await moveRowsOver(context, kept.id, merged.id, input.takeFromMerged.includes('household'))
  await markMerged(context, merged.id, kept.id)
  if (merged.sealed && !kept.sealed) throw new Refusal('rule', 'registry.mergeProtected')
  const changes = takenChanges(kept, merged, input.takeFromMerged)
  await writeChanges(context, kept, changes, { source: 'merge', reason: input.reason })
  await db(context)
    .insertInto('merges')
    .values({
      village_id: context.villageId,
      id: input.id,
      kept_person_id: kept.id,
      merged_person_id: merged.id,
      before_sealed: sealValue(JSON.stringify({ changes } satisfies Before)),
      moved: JSON.stringify(moved),
      reason: input.reason,
      merged_at: context.now,
      merged_by: context.actor.accountId,
      reversed_at: null,
      reversed_by: null,
      reversed_reason: null,
    })
    .execute()
  await insertVerdict(context, newId(), kept, merged, 'same', input.reason)
  await endDuplicateReview(context, merged.id)
  await context.publish(peopleMerged, { mergeId: input.id, keptPersonId: kept.id, mergedPersonId: merged.id })
  return { mergeId: input.id }
})

const markMerged = async (context: Context, personId: string, into: string | null): Promise<void> => {
  await db(context)
    .updateTable('people')
    .set({ merged_into_id: into, changed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .execute()
}

const insertVerdict = async (
  context: Context,
  id: string,
  one: PersonRow,
  other: PersonRow,
  verdict: 'same' | 'different' | 'unsure',
  note: string | null,
): Promise<void> => {
  const [first, second] = one.id < other.id ? [one, other] : [other, one]
  const match = scoreOf(first, second)
  await db(context)
    .insertInto('duplicate_verdicts')
    .values({
      village_id: context.villageId,
      id,
      first_person_id: first.id,
      second_person_id: second.id,
      verdict,
      score_basis_points: Math.round(match.score * 10_000),
      reasons: match.reasons.map((reason) => reason.code).join(','),
      note,
      recorded_at: context.now,
      recorded_by: context.actor.accountId,
    })
    .execute()
}

export const recordVerdictHandler = handle(recordVerdict, async (context, input) => {
  const [first, second] = [
    await getPersonRow(context, input.firstPersonId),
    await getPersonRow(context, input.secondPersonId),
  ]
  if (first.id === second.id) throw new Refusal('rule', 'registry.pairIsOne')
  await insertVerdict(context, input.id, first, second, input.verdict, input.note)
  for (const person of [first, second]) await endDuplicateReview(context, person.id)
  return { verdictId: input.id }
})

/** Both rows stand again as they were; a field changed since the merge keeps its newer value. */
export const reverseMergeHandler = handle(reverseMerge, async (context, input) => {
  const merge = await db(context)
    .selectFrom('merges')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', input.mergeId)
    .forUpdate()
    .executeTakeFirst()
  if (!merge) throw missing('registry.mergeMissing')
  if (merge.reversed_at !== null) throw new Refusal('rule', 'registry.mergeReversed')
  const [kept, merged] = await lockPair(context, merge.kept_person_id, merge.merged_person_id)
  if (kept.merged_into_id !== null) throw new Refusal('rule', 'registry.reverseLaterFirst')
  const { changes } = JSON.parse(openValue(merge.before_sealed)) as Before
  const back = changes
    .filter((change) => fieldValue(kept, change.field) === change.to)
    .map((change) => ({ field: change.field, from: change.to, to: change.from }))
  await writeChanges(context, kept, back, { source: 'merge-reversed', reason: input.reason })
  await markMerged(context, merged.id, null)
  await moveRowsBack(context, kept.id, merged.id, JSON.parse(merge.moved) as MovedRows)
  await db(context)
    .updateTable('merges')
    .set({ reversed_at: context.now, reversed_by: context.actor.accountId, reversed_reason: input.reason })
    .where('village_id', '=', context.villageId)
    .where('id', '=', merge.id)
    .execute()
  await context.publish(mergeReversed, { mergeId: merge.id, keptPersonId: kept.id, mergedPersonId: merged.id })
  return { keptPersonId: kept.id, mergedPersonId: merged.id }
})

export const listMergesHandler = handle(listMerges, async (context) => {
  const merges = db(context)
    .selectFrom('merges as m')
    .innerJoin('people as kept', (join) =>
      join.onRef('kept.id', '=', 'm.kept_person_id').on('kept.village_id', '=', context.villageId),
    )
    .innerJoin('people as gone', (join) =>
      join.onRef('gone.id', '=', 'm.merged_person_id').on('gone.village_id', '=', context.villageId),
    )
    .select([
      'm.id',
      'm.kept_person_id',
      'kept.name as kept_name',
      'm.merged_person_id',
      'gone.name as gone_name',
      'm.reason',
      'm.merged_at',
      'm.reversed_at',
    ])
    .where('m.village_id', '=', context.villageId)
    .orderBy('m.merged_at', 'desc')
    .limit(200)
  const rows = await (mayKnowProtected(context) ? merges : merges.where('kept.sealed', '=', false)).execute()
  return {
    merges: rows.map((row) => ({
      id: row.id,
      keptPersonId: row.kept_person_id,
      keptName: shownName(row.kept_name),
      mergedPersonId: row.merged_person_id,
      mergedName: shownName(row.gone_name),
      reason: row.reason,
      mergedAt: row.merged_at,
      reversedAt: row.reversed_at,
    })),
  }
})
