import { getPermissionBasis, recordDocument } from '#modules/migration/server/index.ts'
import { shownName } from '#modules/registry/contract.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask, openTask } from '#platform/server/tasks.ts'
import { dateParts, type PlainDate } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { issueLetter } from '../contract/letter.ts'
import { secretaryTitle } from '../rules/letter-content.ts'
import type { SigningManner } from '../rules/letter-state.ts'
import { type Draft, draftLetter } from './draft-letter.ts'
import { letterIssued } from './events.ts'
import { keepContent } from './keep-content.ts'
import { assertCanMove, fieldsOf, lockLetter, moveLetter } from './letter-rows.ts'
import { codeOf } from './letterheads.ts'
import { assertNamable } from './namable-people.ts'
import { replaceOld } from './revoke-letter.ts'
import { loadEpisode, type Signer, signerOfIssue } from './sources.ts'
import type { LetterRow } from './tables.ts'
import { takeNumber } from './take-number.ts'
import { kindWords, letterToIssue, letterToPrint, letterToVerify } from './task-kinds.ts'
import { refuseMissing } from './verify-letter.ts'
import { recordWitnesses } from './witnesses.ts'

export const issueLetterHandler = handle(issueLetter, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  assertCanMove(row, 'issued')
  const draft = await draftLetter(context, row)
  refuseMissing(draft.missing)
  await assertNamable(context, fieldsOf(row)) // somebody may have come under protection since it was asked for
  await assertGrounds(context, row, draft)
  if (row.replaces_id) await lockLetter(context, row.replaces_id) // rows before counters
  const signer = signerOfIssue(context, draft.signer)
  const manner = mannerOf(context, signer, input.manner)
  const issuedOn = assertDay(context, input.issuedOn ?? context.today, input.backdatedBecause)
  const number = await takeNumber(context, draft.settings, {
    letterId: row.id,
    code: codeOf(draft.settings, row.kind, draft.template.code),
    villageDigits: draft.village.code.slice(-4),
    issuedOn,
  })
  const { content } = await draftLetter(context, row, { number, issuedOn, manner })
  const token = await keepContent(context, row, content, signer, manner)
  const { year } = dateParts(issuedOn)
  const dated = { number_text: number, issued_on: issuedOn, year }
  await moveLetter(context, row, 'issued', { occurredOn: issuedOn, note: input.backdatedBecause }, dated)
  await recordWitnesses(context, row, draft.kind.witnessesOf(fieldsOf(row)), year)
  if (row.replaces_id) await replaceOld(context, row.replaces_id, row.id)
  await tellMigration(context, row, draft, number, issuedOn)
  await endTask(context, letterToVerify, row.id, 'issued')
  await endTask(context, letterToIssue, row.id, 'issued')
  await openTask(context, letterToPrint, {
    subjectId: row.id,
    values: { name: shownName(row.subject_name), kind: kindWords(row.kind) },
  })
  const { subject_person_id: personId, episode_id: episodeId } = row
  await context.publish(letterIssued, { letterId: row.id, kind: row.kind, number, personId, episodeId })
  context.note({ number })
  return { letterId: row.id, number, code: token.code }
})

/** The family's word before the family's letter; the officer's check before the village recommends. */
const assertGrounds = async (context: Context, row: LetterRow, { kind }: Draft): Promise<void> => {
  if (kind.needs === null) return
  if (!row.episode_id)
    return refuse(kind.needs === 'consultation' ? 'letters.consultationMissing' : 'letters.checkMissing')
  if (kind.needs === 'consultation') await getPermissionBasis(context, row.episode_id)
  else if (!(await loadEpisode(context, row.episode_id)).verifiedOn) refuse('letters.checkMissing')
}

// Whoever is head signs in his own name; the secretary only for him, and says so.
const mannerOf = (context: Context, signer: Signer | undefined, wanted: SigningManner): SigningManner => {
  if (!signer) return refuse('letters.nobodySigns')
  const isHead = context.actor.role === 'head' && !signer.acting
  if (isHead) return 'own'
  // Through the secretary (u.b.) signs somebody whom the secretary sent, never the secretary himself.
  return wanted === 'ub' && signer.title !== null && signer.title !== secretaryTitle ? 'ub' : 'an'
}

const assertDay = (context: Context, issuedOn: PlainDate, because: string | null): PlainDate => {
  if (issuedOn > context.today) refuse('letters.dayInFuture')
  if (issuedOn === context.today) return issuedOn
  if (context.actor.role !== 'head') refuse('letters.backdatingNeedsHead')
  if (!because) refuse('letters.backdatingReasonMissing')
  return issuedOn
}

const tellMigration = async (
  context: Context,
  row: LetterRow,
  { kind }: Draft,
  number: string,
  issuedOn: PlainDate,
) => {
  if (!row.episode_id || !kind.documentCode) return
  await recordDocument(context, {
    episodeId: row.episode_id,
    kind: kind.documentCode,
    letterId: row.id,
    number,
    issuedOn,
  })
}
