import { mkdir, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { newId } from '../shared/ids.ts'
import { sha256Pattern } from '../shared/stored-file.ts'
import { hashOf } from './content-hash.ts'

/** Bytes that are no longer what their name says. */
export class DamagedFile extends Error {
  constructor() {
    super('a stored file no longer matches its hash')
  }
}

/** Where bytes live: by the SHA-256 of their content, so the same file twice is one file. */
export interface FileStore {
  put(hash: string, bytes: Uint8Array): Promise<void>
  get(hash: string): Promise<Uint8Array | undefined>
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
  /** Every hash there is, in no order: for a backup. */
  list(): AsyncIterable<string>
}

/** Files in a folder of this machine. Written beside and renamed, so half a file is never found. */
export const folderStore = (folder: string): FileStore => {
  const pathOf = (hash: string) => {
    if (!sha256Pattern.test(hash)) throw new Error('a file is named by its SHA-256')
    return join(folder, hash.slice(0, 2), hash)
  }
  return {
    async put(hash, bytes) {
      const path = pathOf(hash)
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      const beside = `${path}.${newId()}`
      await writeFile(beside, bytes, { mode: 0o600, flush: true })
      await rename(beside, path)
    },
    async get(hash) {
      const bytes = await readFile(pathOf(hash)).catch(() => undefined)
      if (bytes && hashOf(bytes) !== hash) throw new DamagedFile()
      return bytes
    },
    has: (hash) =>
      stat(pathOf(hash)).then(
        () => true,
        () => false,
      ),
    remove: (hash) => unlink(pathOf(hash)).catch(() => undefined),
    async *list() {
      const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
      for (const entry of names) if (entry.isFile() && sha256Pattern.test(entry.name)) yield entry.name
    },
  }
}

let store: FileStore | undefined

export const useFileStore = (chosen: FileStore): void => {
  store = chosen
}

const current = (): FileStore => {
  if (!store) throw new Error('no file store has been chosen')
  return store
}

/** The store that was chosen: for backups, which take all of it. */
export const chosenFileStore = (): FileStore => current()

/** Keeps bytes and answers their hash. */
export const putFile = async (bytes: Uint8Array): Promise<string> => {
  const hash = hashOf(bytes)
  if (!(await current().has(hash))) await current().put(hash, bytes)
  return hash
}

/** The bytes of a hash, whoever sent them: for the platform alone. A module opens its village's files by `village-files.ts`. */
export const storedBytes = (hash: string): Promise<Uint8Array | undefined> => current().get(hash)

export const removeBytes = (hash: string): Promise<void> => current().remove(hash)
