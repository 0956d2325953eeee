import { createHash } from 'node:crypto'

/** A backup's content: a head, then sections (a table, a file), then the manifest. Bytes of a section come in pieces. */
export type BackupRecord =
  | { readonly kind: 'head'; readonly value: BackupHead }
  | { readonly kind: 'table'; readonly value: { readonly name: string; readonly columns: readonly string[] } }
  | { readonly kind: 'file'; readonly value: { readonly path: string } }
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly value: SectionEnd }
  | { readonly kind: 'manifest'; readonly value: BackupManifest }

/** Under this name people's files stand in a backup, whichever store they came from. */
export const storedLabel = 'files'

export interface BackupHead {
  readonly madeAt: string
  /** Migrations applied, oldest first: restored with exactly these, then brought to the present release. */
  readonly migrations: readonly string[]
  /** Tells whether the keys at hand are those the values were encrypted with, without telling the keys. */
  readonly keysFingerprint: string
}

export interface SectionEnd {
  readonly rows: number
  readonly sha256: string
}

export interface BackupManifest extends BackupHead {
  readonly tables: Readonly<Record<string, SectionEnd>>
  readonly files: number
  /** Stored files whose bytes no longer match their name: they cannot be backed up, and somebody must know. */
  readonly damagedFiles?: number
  readonly sequences: Readonly<Record<string, number>>
}

const codes = { head: 1, table: 2, file: 3, bytes: 4, end: 5, manifest: 6 } as const
const kinds = new Map(Object.entries(codes).map(([kind, code]) => [code as number, kind as BackupRecord['kind']]))

export const encodeRecord = (record: BackupRecord): Buffer => {
  const body = record.kind === 'bytes' ? record.bytes : Buffer.from(JSON.stringify(record.value))
  const head = Buffer.alloc(5)
  head.writeUInt8(codes[record.kind])
  head.writeUInt32BE(body.length, 1)
  return Buffer.concat([head, body])
}

export async function* decodeRecords(chunks: AsyncIterable<Buffer>): AsyncGenerator<BackupRecord> {
  let held: Buffer = Buffer.alloc(0)
  for await (const chunk of chunks) {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    while (held.length >= 5) {
      const end = 5 + held.readUInt32BE(1)
      if (held.length < end) break
      yield decode(held.readUInt8(), held.subarray(5, end))
      held = held.subarray(end)
    }
  }
  if (held.length > 0) throw new Error('a backup ends in the middle of a record')
}

const decode = (code: number, body: Buffer): BackupRecord => {
  const kind = kinds.get(code)
  if (kind === undefined) throw new Error('a backup holds a record this release does not know')
  return kind === 'bytes' ? { kind, bytes: body } : ({ kind, value: JSON.parse(body.toString()) } as BackupRecord)
}

/** Counts and hashes the bytes of one section. */
export const openSection = () => {
  const digest = createHash('sha256')
  return {
    add: (bytes: Buffer) => digest.update(bytes),
    end: (rows: number): SectionEnd => ({ rows, sha256: digest.digest('hex') }),
  }
}
