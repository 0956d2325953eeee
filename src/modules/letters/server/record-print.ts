import { handle } from '#platform/server/module.ts'
import { endTask } from '#platform/server/tasks.ts'
import { refuse } from '#platform/shared/errors.ts'
import { recordPrint } from '../contract/letter.ts'
import { makeLetterFile } from './letter-file.ts'
import { insertEvent, lockLetter } from './letter-rows.ts'
import { letterToPrint } from './task-kinds.ts'

export const recordPrintHandler = handle(recordPrint, async (context, input) => {
  const row = await lockLetter(context, input.letterId)
  if (row.state !== 'issued') refuse('letters.printNeedsIssue', { state: row.state })
  const { hash } = await makeLetterFile(context, row, input.paper)
  await insertEvent(context, row.id, { kind: 'printed', paper: input.paper, fileHash: hash })
  await endTask(context, letterToPrint, row.id, 'printed')
  return { fileHash: hash, path: `/letters/${row.id}.pdf?kertas=${input.paper}` }
})
