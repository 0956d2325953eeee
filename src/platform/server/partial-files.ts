import { createHash } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Refusal } from '../shared/errors.ts'
import { hashOf } from './content-hash.ts'

/** What has come of a file so far; it is whole once its bytes have the name they were announced under. */
export interface PartialFiles {
  /** How many bytes are here. */
  offset(part: PartName): Promise<number>
  /** Writes on from there; what came before the line broke stays. */
  append(part: PartName, chunk: Chunk): Promise<number>
  /** The whole file; refused, and begun anew, when it is not what it was announced as. */
  take(part: PartName): Promise<Uint8Array>
  forget(part: PartName): Promise<void>
  forgetBefore(moment: Date): Promise<void>
}

/** One sender's file: nobody goes on with, or hears of, what another account began. */
export interface PartName {
  readonly village: number | null
  readonly account: string
  readonly hash: string
}

export interface Chunk {
  readonly offset: number
  readonly bytes: AsyncIterable<Uint8Array>
  readonly mostBytes: number
}

/** Parts in a folder of this machine. Another machine of ours may not see them: the sender then begins at nothing again. */
export const partialFilesIn = (folder: string): PartialFiles => {
  const pathOf = ({ village, account, hash }: PartName) =>
    join(
      folder,
      createHash('sha256')
        .update(JSON.stringify([village, account, hash]))
        .digest('hex'),
    )
  const offset = (part: PartName) =>
    stat(pathOf(part)).then(
      ({ size }) => size,
      () => 0,
    )
  const forget = (part: PartName) => rm(pathOf(part), { force: true })
  return {
    offset,
    forget,
    append: async (part, chunk) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      if (chunk.offset !== (await offset(part))) throw new Refusal('conflict', 'platform.filePartElsewhere')
      return write(pathOf(part), chunk)
    },
    take: async (part) => {
      const bytes = await readFile(pathOf(part))
      if (hashOf(bytes) === part.hash) return bytes
      await forget(part)
      throw new Refusal('invalid', 'platform.fileDamaged')
    },
    forgetBefore: async (moment) => {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name)
        const begun = await stat(path).catch(() => undefined)
        if (begun && begun.mtime < moment) await rm(path, { force: true })
      }
    },
  }
}

const write = async (path: string, { offset, bytes, mostBytes }: Chunk): Promise<number> => {
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600)
  let at = offset
  try {
    for await (const piece of bytes) {
      if (at + piece.length > mostBytes) throw new Refusal('invalid', 'platform.fileDamaged')
      await file.write(piece, 0, piece.length, at)
      at += piece.length
    }
  } finally {
    await file.close()
  }
  return at
}
