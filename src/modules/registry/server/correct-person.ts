import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { correctPerson, verifyPerson } from '../contract/change.ts'
import { needsSecondEyes } from '../rules/corrections.ts'
import { nikWarnings } from '../rules/nik.ts'
import { openChangeRequest } from './change-requests.ts'
import { recordHistory } from './history.ts'
import { openNumber } from './numbers.ts'
import { changesToWrite, writeChanges } from './person-changes.ts'
import { lockPerson } from './person-rows.ts'
import { assertPersonInReach } from './reach.ts'
import { db } from './tables.ts'

/** Writes at once what may be written; what needs a second pair of eyes becomes one request with its evidence. */
export const correctPersonHandler = handle(correctPerson, async (context, input) => {
  await assertPersonInReach(context, input.personId)
  const row = await lockPerson(context, input.personId)
  const changes = changesToWrite(row, input.changes)
  const guarded = changes.filter(({ field }) => needsSecondEyes(field, row.verified_level))
  const free = changes.filter((change) => !guarded.includes(change))
  const after = await writeChanges(context, row, free, { source: 'manual', reason: input.reason })
  if (guarded.length > 0) {
    await openChangeRequest(context, { ...input, householdId: null, row, changes: guarded, requestedByPerson: false })
  }
  const nik = nikWarnings(openNumber(after.nik_sealed), { birthDate: after.birth_date, sex: after.sex }, context.today)
  return {
    written: free.map(({ field }) => field),
    requestId: guarded.length > 0 ? input.id : null,
    requested: guarded.map(({ field }) => field),
    warnings: nik.map((code) => ({ field: 'nik', code })),
  }
})

/** Compared with the original papers: from now on the important fields need a second pair of eyes. */
export const verifyPersonHandler = handle(verifyPerson, async (context, input) => {
  const row = await lockPerson(context, input.personId)
  if (row.merged_into_id !== null) throw new Refusal('rule', 'registry.personMerged')
  if (input.level === 'head' && context.actor.role !== 'head') throw new Refusal('rule', 'registry.onlyHeadVerifies')
  await db(context)
    .updateTable('people')
    .set({
      verified_level: input.level,
      verified_at: context.now,
      verified_by: context.actor.name,
      changed_at: context.now,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const step = { table: 'people', subjectId: row.id, personId: row.id, field: 'verifiedLevel' } as const
  await recordHistory(context, [{ ...step, before: row.verified_level, after: input.level }], {
    source: 'manual',
    reason: input.evidenceKind,
  })
  return { personId: row.id }
})
