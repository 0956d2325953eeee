import { revokeDocument } from '#modules/migration/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { revokeLetter } from '../contract/letter.ts'
import { letterRevoked } from './events.ts'
import { lockLetter, moveLetter } from './letter-rows.ts'
import type { LetterRow } from './tables.ts'
import { letterToPrint } from './task-kinds.ts'

export const revokeLetterHandler = handle(revokeLetter, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  await moveLetter(context, row, 'revoked', { reason: input.reason, note: input.note })
  await letGo(context, row, input.reason)
  return { letterId: row.id }
})

/** The old letter loses its force in the moment the new one has it. */
export const replaceOld = async (context: Context, oldId: string, newId: string): Promise<void> => {
  const old = await lockLetter(context, oldId)
  await moveLetter(context, old, 'replaced', { reason: newId })
  await letGo(context, old, 'replaced')
}

const letGo = async (context: Context, row: LetterRow, reason: string): Promise<void> => {
  if (row.episode_id) await revokeDocument(context, { episodeId: row.episode_id, letterId: row.id, reason })
  await endTask(context, letterToPrint, row.id, reason)
  await context.publish(letterRevoked, { letterId: row.id, kind: row.kind, personId: row.subject_person_id })
}
