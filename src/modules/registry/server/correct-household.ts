import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { correctHousehold, type HouseholdChange, type HouseholdField } from '../contract/change.ts'
import { cardColumns as plainColumns } from '../rules/card-columns.ts'
import { cardNeedsSecondEyes, judgeCorrection } from '../rules/corrections.ts'
import { openCardRequest } from './change-requests.ts'
import { recordHistory } from './history.ts'
import { getHouseholdRow } from './memberships.ts'
import { cardColumns, openNumber } from './numbers.ts'
import { getPersonRow } from './person-rows.ts'
import { assertHouseholdInReach, findPlace } from './reach.ts'
import { assertCardIsFree } from './record-household.ts'
import { db, type HouseholdRow } from './tables.ts'

const shownValue = (row: HouseholdRow, field: HouseholdField): string | null =>
  field === 'cardNo' ? row.card_no_masked : row[plainColumns[field]]

const fullValue = (row: HouseholdRow, field: HouseholdField): string | null =>
  field === 'cardNo' ? openNumber(row.card_no_sealed) : row[plainColumns[field]]

/** Each change beside what stands on the card. */
export const judgeHouseholdChanges = (row: HouseholdRow, changes: readonly HouseholdChange[]) =>
  changes.map((change) => {
    const [full, current] = [fullValue(row, change.field), shownValue(row, change.field)]
    const seen = change.from === current ? full : change.from
    return { change, current, verdict: judgeCorrection(full, seen, change.to) }
  })

const toWrite = (row: HouseholdRow, changes: readonly HouseholdChange[]): HouseholdChange[] => {
  const judged = judgeHouseholdChanges(row, changes)
  const collided = judged.filter(({ verdict }) => verdict === 'conflict').map(({ change }) => change.field)
  if (collided.length > 0) throw new Refusal('conflict', 'registry.changedMeanwhile', { fields: collided })
  return judged.filter(({ verdict }) => verdict === 'write').map(({ change }) => change)
}

const checkValue = async (context: Context, row: HouseholdRow, { field, to }: HouseholdChange): Promise<void> => {
  if (field === 'cardNo') {
    if (to !== null && !/^\d{16}$/.test(to))
      throw new Refusal('invalid', 'registry.cardLength', {}, [{ field, code: 'registry.cardLength' }])
    await assertCardIsFree(context, to, row.id)
  }
  if (field === 'cardIssuedOn' && to !== null && !isPlainDate(to))
    throw new Refusal('invalid', 'registry.notADate', {}, [{ field, code: 'registry.notADate' }])
  if (field !== 'headPersonId' || to === null) return
  const place = await findPlace(context, to)
  if (place?.household_id !== row.id) throw new Refusal('rule', 'registry.headNotMember')
}

/** Writes changes of a card, locked, with one history row a field. */
export const writeCardChanges = async (
  context: Context,
  householdId: string,
  asked: readonly HouseholdChange[],
  because: { readonly source: string; readonly reason?: string | null },
): Promise<void> => {
  const row = await lockHousehold(context, householdId)
  const changes = toWrite(row, asked)
  if (changes.length === 0) return
  for (const change of changes) await checkValue(context, row, change)
  const values: Record<string, unknown> = { changed_at: context.now }
  for (const { field, to } of changes) {
    if (field === 'cardNo') Object.assign(values, cardColumns(to))
    else values[plainColumns[field]] = to
  }
  await db(context)
    .updateTable('households')
    .set(values)
    .where('village_id', '=', context.villageId)
    .where('id', '=', householdId)
    .execute()
  const after = { ...row, ...values } as HouseholdRow
  const steps = changes.map(({ field }) => ({
    table: 'households' as const,
    subjectId: householdId,
    personId: null,
    field,
    before: shownValue(row, field),
    after: shownValue(after, field),
    ...(field === 'cardNo' ? { beforeSealed: row.card_no_sealed, afterSealed: after.card_no_sealed } : {}),
  }))
  await recordHistory(context, steps, because)
}

const lockHousehold = async (context: Context, householdId: string): Promise<HouseholdRow> => {
  const row = await db(context)
    .selectFrom('households')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', householdId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.householdMissing')
  return row
}

// A card is as verified as its head: his papers were compared with it.
const levelOf = async (context: Context, row: HouseholdRow) => {
  if (row.verified_level !== 'self' || row.head_person_id === null) return row.verified_level
  return (await getPersonRow(context, row.head_person_id)).verified_level
}

export const correctHouseholdHandler = handle(correctHousehold, async (context, input) => {
  const row = await getHouseholdRow(context, input.householdId)
  await assertHouseholdInReach(context, row)
  const level = await levelOf(context, row)
  const changes = toWrite(row, input.changes)
  const guarded = changes.filter(({ field }) => cardNeedsSecondEyes(field, level))
  const free = changes.filter((change) => !guarded.includes(change))
  await writeCardChanges(context, row.id, free, { source: 'manual', reason: input.reason })
  if (guarded.length > 0 && row.head_person_id) {
    const person = await getPersonRow(context, row.head_person_id)
    await openCardRequest(context, { ...input, person, household: row, changes: guarded })
  }
  return {
    written: free.map(({ field }) => field),
    requestId: guarded.length > 0 ? input.id : null,
    requested: guarded.map(({ field }) => field),
    warnings: [],
  }
})
