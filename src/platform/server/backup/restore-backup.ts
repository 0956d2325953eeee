import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { hashOf } from '../content-hash.ts'
import { houseTypes } from '../database.ts'
import type { FileStore } from '../files.ts'
import { type MigrationFolder, migrate } from '../migrate.ts'
import { type RememberedHead, verifyAudit } from '../verify-audit.ts'
import { copyIn } from './copy-rows.ts'
import { damaged, readRecords, sectionBytes } from './read-backup.ts'
import { type BackupHead, type BackupManifest, type BackupRecord, storedLabel } from './records.ts'
import { BackupFault } from './sealed-file.ts'
import { keysFingerprint } from './write-backup.ts'

export interface RestoreTarget {
  readonly ownerUrl: string
  /** Where people's files go back to: the store that is configured now, whichever they came from. */
  readonly files?: FileStore
  /** Where other folders go back to, by the name they have in the backup. */
  readonly folders: Readonly<Record<string, string>>
  readonly migrations: readonly MigrationFolder[]
  readonly applicationPassword: string
  readonly passphrase?: string
  /** Restores although the keys are others: everything but the encrypted values can be read. */
  readonly acceptOtherKeys?: boolean
}

/** Fills an empty database from a backup: all or nothing. The audit chain is walked before anything is kept. */
export const restoreBackup = async (file: string, target: RestoreTarget): Promise<BackupManifest> => {
  const records = readRecords(file, target.passphrase)
  const first = (await records.next()).value as BackupRecord | undefined
  if (first?.kind !== 'head') throw damaged('its head')
  if (first.value.keysFingerprint !== keysFingerprint() && target.acceptOtherKeys !== true) throw otherKeys()
  await emptySchema(target.ownerUrl)
  await migrateTo(first.value, target)
  const client = new pg.Client({ connectionString: target.ownerUrl, types: houseTypes })
  await client.connect()
  try {
    await client.query('begin')
    await prepare(client)
    const manifest = await load(client, records, target)
    await assertAudit(client)
    await client.query('commit')
    return manifest
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    await client.end()
  }
}

/** Puts the keys of a backup into an empty key folder, so that they can be opened before the rows come. */
export const restoreKeys = async (file: string, keysDir: string, passphrase?: string): Promise<void> => {
  const records = readRecords(file, passphrase)
  for (let step = await records.next(); !step.done; step = await records.next()) {
    if (step.value.kind === 'table') break
    if (step.value.kind === 'file') await loadFile(step.value.value.path, records, { folders: { keys: keysDir } })
  }
  await records.return(undefined)
}

const otherKeys = () =>
  new BackupFault(
    'otherKeys',
    'This backup was made with other keys: put its key folder in KEYS_DIR, or add --other-keys to go without.',
  )

const emptySchema = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<{ heads: string | null }>(`select to_regclass('public.village_heads') as heads`)
    const acts = rows[0]?.heads ? await client.query('select from village_heads where audit_no > 0 limit 1') : undefined
    if (acts?.rowCount)
      throw new BackupFault('notEmpty', 'This database holds recorded acts. Restore into an empty one.')
    await client.query('drop schema public cascade; create schema public')
  } finally {
    await client.end()
  }
}

/** The database first becomes what it was when the backup was made: a later release then brings it forward as usual. */
const migrateTo = async (
  head: BackupHead,
  { ownerUrl, migrations, applicationPassword }: RestoreTarget,
): Promise<void> => {
  const aside = await mkdtemp(path.join(tmpdir(), 'desmigratif-restore-'))
  try {
    const then = await Promise.all(
      migrations.map(async ({ name, folder }) => {
        await mkdir(path.join(aside, name))
        for (const id of head.migrations.filter((one) => one.startsWith(`${name}/`))) {
          const script = id.slice(name.length + 1)
          await cp(path.join(folder, script), path.join(aside, name, script))
        }
        return { name, folder: path.join(aside, name) }
      }),
    )
    await migrate(ownerUrl, then, applicationPassword)
  } finally {
    await rm(aside, { recursive: true, force: true })
  }
}

/** Rows come back as they were: triggers would log them as new changes. */
const prepare = async (client: pg.Client): Promise<void> => {
  await client.query(`set local row_security = off; set local datestyle = 'ISO'; set constraints all deferred`)
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'schema_migrations'`,
  )
  const tables = rows.map(({ name }) => `public.${pg.escapeIdentifier(name)}`)
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  await client.query(`truncate ${tables.join(', ')}`)
}

const load = async (
  client: pg.Client,
  records: AsyncGenerator<BackupRecord>,
  target: Pick<RestoreTarget, 'files' | 'folders'>,
): Promise<BackupManifest> => {
  for (let step = await records.next(); !step.done; step = await records.next()) {
    const record = step.value
    if (record.kind === 'table') await loadTable(client, record.value, records)
    else if (record.kind === 'file') await loadFile(record.value.path, records, target)
    else if (record.kind === 'manifest') {
      await finish(client, record.value)
      return record.value
    }
  }
  throw damaged('its end')
}

const loadTable = async (
  client: pg.Client,
  { name, columns }: { readonly name: string; readonly columns: readonly string[] },
  records: AsyncGenerator<BackupRecord>,
): Promise<void> => {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(', ')
  let said = -1
  const bytes = async function* () {
    said = (yield* sectionBytes(records)).rows
  }
  const rows = await copyIn(client, `copy public.${pg.escapeIdentifier(name)} (${names}) from stdin`, bytes())
  if (rows !== said) throw damaged(`the table ${name}`)
}

const loadFile = async (
  name: string,
  records: AsyncGenerator<BackupRecord>,
  { files, folders }: Pick<RestoreTarget, 'files' | 'folders'>,
): Promise<void> => {
  const pieces: Buffer[] = []
  const bytes = sectionBytes(records)
  for (let step = await bytes.next(); !step.done; step = await bytes.next()) pieces.push(step.value)
  const [label = '', ...steps] = name.split('/')
  if (label === storedLabel && files) return restoreStored(files, steps.at(-1) ?? '', Buffer.concat(pieces))
  const folder = folders[label]
  if (folder === undefined) return
  const file = path.resolve(folder, ...steps)
  if (!file.startsWith(`${path.resolve(folder)}${path.sep}`)) throw damaged('a file name')
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  await writeFile(file, Buffer.concat(pieces), { mode: 0o600, flush: true })
}

const restoreStored = async (store: FileStore, hash: string, bytes: Buffer): Promise<void> => {
  if (hashOf(bytes) !== hash) throw damaged('a stored file')
  await store.put(hash, bytes)
}

const finish = async (client: pg.Client, { sequences }: BackupManifest): Promise<void> => {
  for (const [name, last] of Object.entries(sequences)) {
    await client.query('select setval($1::regclass, $2)', [`public.${pg.escapeIdentifier(name)}`, last])
  }
  // the foreign keys of all rows are checked here, not at the commit, so that triggers can be switched on again
  await client.query('set constraints all immediate')
  const { rows } = await client.query<{ name: string }>(
    `select distinct tgrelid::regclass::text as name from pg_trigger where tgenabled = 'D' and not tgisinternal`,
  )
  for (const { name } of rows) await client.query(`alter table ${name} enable trigger user`)
}

const assertAudit = async (client: pg.Client): Promise<void> => {
  const { faults } = await verifyAudit(client, [] satisfies RememberedHead[])
  if (faults.length === 0) return
  throw new BackupFault(
    'auditBroken',
    `The audit chain in this backup is broken (${faults.length} faults). Nothing was restored.`,
  )
}
