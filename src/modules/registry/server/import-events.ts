import { defineEvent } from '#platform/server/context.ts'
import { removeFile } from '#platform/server/files.ts'
import { hear } from '#platform/server/module.ts'

/** The rows of a file are staged: its bytes are needed no more. */
export const importRead = defineEvent<{ fileHash: string }>('registry.importRead')

/** Many people came into the register, or changed, by one file. */
export const peopleImported = defineEvent<{ importId: string; personIds: readonly string[] }>('registry.peopleImported')

export const forgetImportedFile = hear(importRead, 'registry.forgetImportedFile', async (_context, { fileHash }) => {
  await removeFile(fileHash)
})
