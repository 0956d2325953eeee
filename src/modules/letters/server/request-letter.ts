import { foldName, shownName } from '#modules/registry/contract.ts'
import { assertPersonInReach } from '#modules/registry/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { openTask } from '#platform/server/tasks.ts'
import { missing, refuse } from '#platform/shared/errors.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { requestLetter } from '../contract/letter.ts'
import type { LetterKind } from '../kinds/kind.ts'
import { checkedFields } from './check-fields.ts'
import { draftLetter, getKind } from './draft-letter.ts'
import { letterRequested } from './events.ts'
import { fieldColumns, getLetterRow, insertEvent } from './letter-rows.ts'
import { newReceiptKey } from './receipt-code.ts'
import { loadOwnEpisode, loadPerson } from './sources.ts'
import { db, type LetterRow } from './tables.ts'
import { kindWords, letterToVerify } from './task-kinds.ts'
import { keepTemplate, templateInForce } from './templates.ts'

export const requestLetterHandler = handle(
  requestLetter,
  async (context, input): Promise<OutputOf<typeof requestLetter>> => {
    if (context.reach === 'own' && input.personId !== context.actor.personId) throw missing('letters.personMissing')
    await assertPersonInReach(context, input.personId)
    const kind = getKind(input.kind)
    const fields = await checkedFields(context, kind, input.fields)
    const person = await loadPerson(context, input.personId)
    const episode = input.episodeId ? await loadOwnEpisode(context, input.episodeId, person.id) : undefined
    if (input.replacesId) await assertReplaceable(context, input.replacesId, kind, input.personId)
    const template = await templateInForce(context, kind.template)
    await keepTemplate(context, template)
    const row: LetterRow = {
      id: input.id,
      kind: kind.kind,
      template_version: template.version,
      subject_person_id: input.personId,
      household_id: episode?.householdId ?? null,
      episode_id: input.episodeId,
      subject_name: person.name,
      subject_folded: foldName(person.name),
      ...fieldColumns(kind, fields),
      state: 'requested',
      requested_on: input.requestedOn ?? context.today,
      number_text: null,
      issued_on: null,
      year: null,
      replaces_id: input.replacesId,
      source_kind: 'letters',
      source_id: null,
      receipt_key: newReceiptKey(),
      ...recordedBy(context),
    }
    await db(context).insertInto('letters').values(row).execute()
    await insertEvent(context, row.id, { kind: 'requested', occurredOn: input.requestedOn ?? context.today })
    const { missing: lacking } = await draftLetter(context, row)
    await openVerifyTask(context, row, lacking.length)
    await context.publish(letterRequested, { letterId: row.id, kind: row.kind })
    return { letterId: row.id, missing: [...lacking] }
  },
)

/** A letter takes the place of one like it: the same kind, for the same person. */
const assertReplaceable = async (context: Context, oldId: string, kind: LetterKind, personId: string) => {
  const old = await getLetterRow(context, oldId)
  if (old.kind !== kind.kind || old.subject_person_id !== personId) refuse('letters.replacesAnother')
}

const openVerifyTask = (context: Context, row: LetterRow, lacking: number) =>
  openTask(context, letterToVerify, {
    subjectId: row.id,
    dueOn: context.today,
    ...(row.subject_person_id ? { personId: row.subject_person_id } : {}),
    ...(row.household_id ? { householdId: row.household_id } : {}),
    values: { name: shownName(row.subject_name), kind: kindWords(row.kind), lacking },
  })
