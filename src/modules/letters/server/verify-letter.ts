import { shownName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { verifyLetter } from '../contract/letter.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { checkedFields } from './check-fields.ts'
import { draftLetter, getKind } from './draft-letter.ts'
import { fieldColumns, lockLetter, moveLetter } from './letter-rows.ts'
import { kindWords, letterToIssue, letterToVerify } from './task-kinds.ts'
import { keepTemplate, templateInForce } from './templates.ts'

/** What is still missing is named, blank by blank, before anybody carries the letter to the head. */
export const refuseMissing = (missing: readonly string[]): void => {
  if (missing.length === 0) return
  const faults = missing.map((blank) => ({ field: blank, code: `letters.blank.${blank}` }))
  throw new Refusal('rule', 'letters.fieldsMissing', { count: missing.length, blanks: [...missing] }, faults)
}

// New answers go into the words of today: an older wording may not have the blank that is filled now.
const todaysWording = async (context: Context, { template: standard }: LetterKind) => {
  const template = await templateInForce(context, standard)
  await keepTemplate(context, template)
  return { template_version: template.version }
}

export const verifyLetterHandler = handle(verifyLetter, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  const kind = getKind(row.kind)
  const fields = input.fields && (await checkedFields(context, kind, input.fields))
  const columns = fields ? { ...fieldColumns(kind, fields), ...(await todaysWording(context, kind)) } : {}
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
