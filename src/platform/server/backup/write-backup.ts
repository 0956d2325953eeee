import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { instant } from '../../shared/dates.ts'
import { DamagedFile, type FileStore } from '../files.ts'
import { digest } from '../keys.ts'
import { copyOut } from './copy-rows.ts'
import { type BackupTable, listTables, readSequences } from './list-tables.ts'
import {
  type BackupHead,
  type BackupManifest,
  type BackupRecord,
  encodeRecord,
  openSection,
  type SectionEnd,
  storedLabel,
} from './records.ts'
import { writeSealed } from './sealed-file.ts'

export interface BackupSource {
  /** As owner: the walls between villages would otherwise hide rows. */
  readonly ownerUrl: string
  /** Where people's files lie, in a folder or in a bucket. */
  readonly files?: FileStore
  /** Folders that lie beside the database, by the name they get in the backup. */
  readonly folders: Readonly<Record<string, string>>
  /** Encrypts the whole file; what it holds is worth it. */
  readonly passphrase?: string
}

/** Which keys a backup belongs to. */
export const keysFingerprint = (): string => digest('backup', 'keys').toString('hex').slice(0, 16)

/** Writes everything, as it is at one moment, to one new file. Others may write meanwhile. */
export const writeBackup = async (
  file: string,
  { ownerUrl, files, folders, passphrase }: BackupSource,
): Promise<BackupManifest & { readonly bytes: number }> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    // a role that row-level security applies to gets an error here, never a backup with rows left out
    await client.query(`set local row_security = off; set local datestyle = 'ISO'; set local extra_float_digits = 3`)
    let manifest: BackupManifest | undefined
    const records = recordsOf(client, { files, folders }, (done) => {
      manifest = done
    })
    let bytes = 0
    await pipeline(Readable.from(encoded(records)), createGzip({ level: 6 }), async (packed: AsyncIterable<Buffer>) => {
      bytes = await writeSealed(file, packed, passphrase)
    })
    if (manifest === undefined) throw new Error('a backup ended without its manifest')
    return { ...manifest, bytes }
  } finally {
    await client.end()
  }
}

async function* encoded(records: AsyncIterable<BackupRecord>): AsyncGenerator<Buffer> {
  for await (const record of records) yield encodeRecord(record)
}

async function* recordsOf(
  client: pg.Client,
  beside: { readonly files: FileStore | undefined; readonly folders: BackupSource['folders'] },
  done: (manifest: BackupManifest) => void,
): AsyncGenerator<BackupRecord> {
  const head = await readHead(client)
  yield { kind: 'head', value: head }
  // keys first: whoever restores needs them before the rows
  const { keys, ...others } = beside.folders
  let files = 0
  const countEnds = (record: BackupRecord) => {
    if (record.kind === 'end') files++
    return record
  }
  for await (const record of fileRecords(keys === undefined ? {} : { keys })) yield countEnds(record)
  const tables: Record<string, SectionEnd> = {}
  for (const table of await listTables(client)) {
    yield { kind: 'table', value: { name: table.name, columns: table.columns } }
    const end = yield* tableBytes(client, table)
    tables[table.name] = end
    yield { kind: 'end', value: end }
  }
  for await (const record of fileRecords(others)) yield countEnds(record)
  const damaged: string[] = []
  if (beside.files) for await (const record of storedRecords(beside.files, damaged)) yield countEnds(record)
  const sequences = await readSequences(client)
  const manifest = { ...head, tables, files, ...(damaged.length > 0 && { damagedFiles: damaged.length }), sequences }
  done(manifest)
  yield { kind: 'manifest', value: manifest }
}

const readHead = async (client: pg.Client): Promise<BackupHead> => {
  const { rows } = await client.query<{ id: string }>('select id from schema_migrations order by position, id')
  return { madeAt: instant(), migrations: rows.map((row) => row.id), keysFingerprint: keysFingerprint() }
}

async function* tableBytes(
  client: pg.Client,
  { name, columns }: BackupTable,
): AsyncGenerator<BackupRecord, SectionEnd> {
  const section = openSection()
  const passage = openPassage()
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  const copied = copyOut(client, `copy public.${pg.escapeIdentifier(name)} (${names}) to stdout`, passage.put).finally(
    passage.close,
  )
  copied.catch(() => undefined)
  for await (const bytes of passage.taken()) {
    section.add(bytes)
    yield { kind: 'bytes', bytes }
  }
  return section.end(await copied)
}

/** Hands chunks from one who pushes to one who pulls, a few at a time. */
const openPassage = () => {
  const held: Buffer[] = []
  let wakeTaker: (() => void) | undefined
  let wakePutter: (() => void) | undefined
  let closed = false
  return {
    put: async (chunk: Buffer) => {
      held.push(chunk)
      wakeTaker?.()
      if (held.length > 64) await new Promise<void>((resolve) => (wakePutter = resolve))
    },
    close: () => {
      closed = true
      wakeTaker?.()
    },
    async *taken() {
      while (true) {
        if (held.length > 0) {
          const all = Buffer.concat(held.splice(0))
          wakePutter?.()
          yield all
        } else if (closed) return
        else await new Promise<void>((resolve) => (wakeTaker = resolve))
      }
    },
  }
}

async function* storedRecords(store: FileStore, damaged: string[]): AsyncGenerator<BackupRecord> {
  for await (const hash of store.list()) {
    const bytes = await store.get(hash).catch((fault) => {
      if (!(fault instanceof DamagedFile)) throw fault
      damaged.push(hash)
    })
    if (bytes) yield* oneFile(`${storedLabel}/${hash.slice(0, 2)}/${hash}`, Buffer.from(bytes))
  }
}

function* oneFile(name: string, bytes: Buffer): Generator<BackupRecord> {
  const section = openSection()
  section.add(bytes)
  yield { kind: 'file', value: { path: name } }
  yield { kind: 'bytes', bytes }
  yield { kind: 'end', value: section.end(0) }
}

async function* fileRecords(folders: BackupSource['folders']): AsyncGenerator<BackupRecord> {
  for (const [label, folder] of Object.entries(folders)) {
    const names = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
    for (const entry of names.filter((one) => one.isFile())) {
      const full = path.join(entry.parentPath, entry.name)
      yield* oneFile(`${label}/${path.relative(folder, full)}`, await readFile(full))
    }
  }
}
