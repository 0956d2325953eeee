import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { refuseLetter } from '../contract/letter.ts'
import { lockLetter, moveLetter } from './letter-rows.ts'
import { letterToIssue, letterToVerify } from './task-kinds.ts'

export const refuseLetterHandler = handle(refuseLetter, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  await moveLetter(context, row, 'refused', { reason: input.reason, note: input.note })
  await endTask(context, letterToVerify, row.id, 'refused')
  await endTask(context, letterToIssue, row.id, 'refused')
  return { letterId: row.id }
})
