import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { type MigrationFolder, migrate } from '#platform/server/migrate.ts'
import { migrationFolders } from './house.ts'

const password = 'only-for-tests'
const names = [`upgraded_${process.pid}`, `fresh_${process.pid}`] as const
const early = mkdtempSync(path.join(tmpdir(), 'first-release-'))

const on = async <Row extends pg.QueryResultRow>(database: string, text: string): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: urlOf(database) })
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

const urlOf = (database: string): string => {
  const url = new URL(inject('clusterUrl'))
  url.pathname = `/${database}`
  return url.href
}

/** As the first release brought them: of each module the first file alone. */
const firstRelease = (): MigrationFolder[] =>
  migrationFolders().map(({ name, folder }) => {
    const own = path.join(early, name)
    mkdirSync(own)
    for (const file of readdirSync(folder).filter((one) => one.startsWith('001-')))
      cpSync(path.join(folder, file), path.join(own, file))
    return { name, folder: own }
  })

// What stands in a database, by name: columns, keys and rules, walls, triggers, rights and functions.
const shape = `
  select 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
    from information_schema.columns where table_schema = 'public'
  union all select 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> 0
  union all select 'index ' || indexdef from pg_indexes where schemaname = 'public'
  union all select 'policy ' || tablename || ' ' || policyname || ' ' || roles::text || ' ' || cmd || ' ' || coalesce(qual, '') || coalesce(with_check, '')
    from pg_policies where schemaname = 'public'
  union all select 'trigger ' || pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace
  union all select 'right ' || table_name || ' ' || grantee || ' ' || privilege_type
    from information_schema.role_table_grants where table_schema = 'public' and grantee like 'app%'
  union all select 'function ' || md5(pg_get_functiondef(p.oid)) || ' ' || p.oid::regprocedure
    from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by 1`

beforeAll(async () => {
  for (const name of names)
    await on('postgres', `create database ${name} template template0 encoding 'UTF8' locale 'C'`)
})
afterAll(async () => {
  for (const name of names) await on('postgres', `drop database if exists ${name} with (force)`)
  rmSync(early, { recursive: true, force: true })
})

test('a database of the first release becomes, file by file, what a new one is', { timeout: 120_000 }, async () => {
  const [upgraded, fresh] = names
  const { applied } = await migrate(urlOf(upgraded), firstRelease(), password)
  await on(upgraded, `insert into village_heads (village_id) values (1)`)
  const { applied: later } = await migrate(urlOf(upgraded), migrationFolders(), password)
  expect(later.length).toBeGreaterThan(0)
  expect(later.some((id) => applied.includes(id))).toBe(false)
  await migrate(urlOf(fresh), migrationFolders(), password)
  const wanted = await on(fresh, shape)
  expect(wanted.length).toBeGreaterThan(1_000)
  expect(await on(upgraded, shape)).toEqual(wanted)
  expect(await on(upgraded, 'select village_id from village_heads')).toHaveLength(1)
})

test('an older program refuses a database that a newer one has changed, and a file that was edited after it ran', async () => {
  const [upgraded] = names
  const older = migrationFolders().map(({ name }) => ({ name, folder: path.join(early, name) }))
  await expect(migrate(urlOf(upgraded), older, password)).rejects.toThrow('newer release')
  await on(upgraded, `update schema_migrations set checksum = 'other' where id = 'platform/001-platform.sql'`)
  await expect(migrate(urlOf(upgraded), migrationFolders(), password)).rejects.toThrow('edited after it had run')
})
