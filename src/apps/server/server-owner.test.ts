import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { openPool } from '#platform/server/database.ts'
import { findServerPrograms, startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts'
import { openHouseOn } from '#platform/server/house.ts'
import { applicationLogin, migrate } from '#platform/server/migrate.ts'
import { startQueue } from '#platform/server/queue.ts'
import { accessPermissions } from './faces.ts'
import { migrationFolders } from './house.ts'
import { serverModules } from './modules.ts'

// A cluster of its own: the roles of the run's cluster are made by its superuser already, and belong to him.
test('the owner that docs/operations.md makes on a PostgreSQL server is enough, is no superuser, and opens acts with their own keys alone', {
  timeout: 240_000,
}, async () => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'server-owner-'))
  await chmod(dataDir, 0o755)
  const installed = process.env.TEST_POSTGRES === 'system' ? await findServerPrograms() : undefined
  const where = installed ? { binDir: installed.binDir } : {}
  const server = await startEmbeddedPostgres({ dataDir, durable: false, database: 'postgres', ...where })
  try {
    const clusterUrl = server.url
    await makeOwner(clusterUrl)
    const ownerUrl = addressOf(clusterUrl, 'desmigratif_owner', '…')
    const { applied } = await migrate(ownerUrl, migrationFolders(), 'once')
    expect(applied.length).toBeGreaterThan(20)
    expect(await migrate(ownerUrl, migrationFolders(), 'twice')).toEqual({ applied: [] })
    for (const module of serverModules) await module.prepare?.(ownerUrl)

    const appUrl = addressOf(ownerUrl, applicationLogin, 'twice')
    const pool = openPool(appUrl, 2)
    const house = openHouseOn({
      pool,
      modules: serverModules,
      permissions: accessPermissions,
      zoneOf: () => 'Asia/Jakarta',
      eventsPublished: () => undefined,
    })
    const faults: unknown[] = []
    const queue = await startQueue(appUrl, house, (fault) => faults.push(fault))
    await queue.stop()
    expect(faults).toEqual([])
    await pool.end()

    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    await owner.query(`insert into village_heads (village_id, audit_no) values (1, 1)`)
    await owner.end()
    await expect(migrate(ownerUrl, migrationFolders(), 'of another key folder')).rejects.toThrow('other keys')
    expect(await migrate(ownerUrl, migrationFolders(), 'twice')).toEqual({ applied: [] })
  } finally {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
})

/** The very statements a newcomer copies from the page. */
const makeOwner = async (clusterUrl: string): Promise<void> => {
  const page = await readFile(path.join(import.meta.dirname, '../../../docs/operations.md'), 'utf8')
  const statements = /```sql\n(create role desmigratif_owner[^`]+)```/.exec(page)?.[1]?.trim().split('\n') ?? []
  expect(statements).toHaveLength(2)
  const client = new pg.Client({ connectionString: clusterUrl })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  const { rows } = await client.query(`select rolsuper from pg_roles where rolname = 'desmigratif_owner'`)
  await client.end()
  expect(rows).toEqual([{ rolsuper: false }])
}

const addressOf = (url: string, login: string, password: string): string => {
  const address = new URL(url)
  ;[address.username, address.password, address.pathname] = [login, password, '/desmigratif']
  return address.href
}
