import { shownName } from '#modules/registry/contract.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { verifyLetter } from '../contract/letter.ts'
import { checkedFields } from './check-fields.ts'
import { draftLetter, getKind } from './draft-letter.ts'
import { fieldColumns, lockLetter, moveLetter } from './letter-rows.ts'
import { kindWords, letterToIssue, letterToVerify } from './task-kinds.ts'

/** What is still missing is named, blank by blank, before anybody carries the letter to the head. */
export const refuseMissing = (missing: readonly string[]): void => {
  if (missing.length === 0) return
  const faults = missing.map((blank) => ({ field: blank, code: `letters.blank.${blank}` }))
  throw new Refusal('rule', 'letters.fieldsMissing', { count: missing.length, blanks: [...missing] }, faults)
}

export const verifyLetterHandler = handle(verifyLetter, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  const kind = getKind(row.kind)
  const fields = input.fields && (await checkedFields(context, kind, input.fields))
  const columns = fields ? fieldColumns(kind, fields) : {}
  const wanted = { ...row, ...columns }
  const { missing } = await draftLetter(context, wanted)
  refuseMissing(missing)
  await moveLetter(context, row, 'verified', { note: input.note }, columns)
  await endTask(context, letterToVerify, row.id, 'verified')
  await openTask(context, letterToIssue, {
    subjectId: row.id,
    dueOn: context.today,
    ...(row.subject_person_id ? { personId: row.subject_person_id } : {}),
    ...(row.household_id ? { householdId: row.household_id } : {}),
    values: { name: shownName(row.subject_name), kind: kindWords(row.kind) },
  })
  return { letterId: row.id }
})
