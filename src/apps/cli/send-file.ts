import { readFile } from 'node:fs/promises'
import { putFile } from '#platform/server/files.ts'
import { WrongUse } from './run.ts'

/** Puts a file where operations find it, as `POST /files` does; answers its hash. The house must be open. */
export const sendFile = async (file: string): Promise<string> => {
  const bytes = await readFile(file).catch(() => {
    throw new WrongUse(`The file ${file} cannot be read.`)
  })
  return putFile(bytes)
}
