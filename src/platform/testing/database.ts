import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openPool, type Pool } from '../server/database.ts'
import { folderStore, useFileStore } from '../server/files.ts'
import { type House, openHouseOn } from '../server/house.ts'
import { openKeys } from '../server/keys.ts'
import { applicationLogin, type MigrationFolder, migrate } from '../server/migrate.ts'
import type { ServerModule } from '../server/module.ts'
import type { TimeZone } from '../shared/dates.ts'
import type { PermissionTable } from '../shared/permission.ts'

const applicationPassword = 'only-for-tests'

const withDatabase = (url: string, database: string, login?: string): string => {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  if (login) [changed.username, changed.password] = [login, applicationPassword]
  return changed.href
}

const onServer = async <T>(url: string, act: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

const fingerprint = (folders: readonly MigrationFolder[]): string => {
  const hash = createHash('sha256')
  for (const { name, folder } of folders) {
    for (const file of readdirSync(folder).sort())
      hash.update(`${name}/${file}`).update(readFileSync(join(folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

type Prepare = (ownerUrl: string) => Promise<void>

// Built once a run, under a lock, then copied file by file (a copy through the log takes twice as long) instead of all migrations again.
const ensureTemplate = (
  clusterUrl: string,
  folders: readonly MigrationFolder[],
  prepare: Prepare | undefined,
): Promise<string> =>
  onServer(clusterUrl, async (client) => {
    const name = `template_${fingerprint(folders)}${prepare ? '_prepared' : ''}`
    await client.query('select pg_advisory_lock(411)')
    const found = await client.query('select from pg_database where datname = $1', [`${name}_ready`])
    if (found.rowCount) return `${name}_ready`
    await client.query(`drop database if exists ${name}`)
    await client.query(`create database ${name} template template0 encoding 'UTF8' locale 'C'`)
    const ownerUrl = withDatabase(clusterUrl, name)
    await migrate(ownerUrl, folders, applicationPassword)
    await prepare?.(ownerUrl)
    await client.query(`alter database ${name} rename to ${name}_ready`)
    return `${name}_ready`
  })

export interface TestHouse {
  readonly house: House
  readonly pool: Pool
  /** The superuser's address of this test's database: for planting faults and looking behind the door. */
  readonly ownerUrl: string
  /** Runs SQL as superuser, past every wall. */
  asOwner<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>
  close(): Promise<void>
}

export interface TestHouseParts {
  readonly modules: readonly ServerModule[]
  readonly permissions: PermissionTable
  readonly zoneOf?: (village: number) => TimeZone
  /** Runs once for the template, as owner, after the migrations. */
  readonly prepare?: Prepare
  readonly connections?: number
  /** Absent: the cluster of this test run. */
  readonly clusterUrl?: string | undefined
}

let counter = 0

/** A database of one's own on this run's PostgreSQL, with the house on top. */
export const openTestHouse = async (parts: TestHouseParts): Promise<TestHouse> => {
  // outside a test run nobody injects anything
  const clusterUrl = parts.clusterUrl ?? (await import('vitest')).inject('clusterUrl')
  const folders = parts.modules.map(({ name, migrations }) => ({ name, folder: migrations }))
  const template = await ensureTemplate(clusterUrl, folders, parts.prepare)
  const database = `test_${process.pid}_${Date.now()}_${counter++}`
  await onServer(clusterUrl, (client) =>
    client.query(`create database ${database} template ${template} strategy file_copy`),
  )
  const ownerUrl = withDatabase(clusterUrl, database)
  const folder = mkdtempSync(join(tmpdir(), 'desmigratif-keys-'))
  openKeys(join(folder, 'keys'))
  useFileStore(folderStore(join(folder, 'files')))
  const pool = openPool(withDatabase(clusterUrl, database, applicationLogin), parts.connections ?? 8)
  const owner = openPool(ownerUrl, 2)
  const zoneOf = parts.zoneOf ?? (() => 'Asia/Jakarta')
  const house = openHouseOn({
    pool,
    modules: parts.modules,
    permissions: parts.permissions,
    zoneOf,
    eventsPublished: () => undefined,
  })
  return {
    house,
    pool,
    ownerUrl,
    asOwner: async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) =>
      (await owner.query<Row>(text, values)).rows,
    async close() {
      await pool.end()
      await owner.end()
      await onServer(clusterUrl, (client) => client.query(`drop database if exists ${database} with (force)`))
    },
  }
}
