import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

export interface MigrationFolder {
  readonly name: string
  readonly folder: string
}

const roles = ['app_village', 'app_area', 'app_common', 'app_counter', 'app_matcher', 'app_worker']

/** The login the application uses: it owns nothing, passes no policy by, and can do nothing before it takes a role. */
export const applicationLogin = 'desmigratif_app'

const rolesSql = (password: string): string => `
do $$ declare one text; begin
  foreach one in array array[${roles.map((role) => `'${role}'`).join(',')}] loop
    if not exists (select from pg_roles where rolname = one) then execute format('create role %I nologin nobypassrls', one); end if;
  end loop;
  if not exists (select from pg_roles where rolname = '${applicationLogin}') then
    create role ${applicationLogin} login noinherit nobypassrls;
  end if;
end $$;
alter role ${applicationLogin} password ${pg.escapeLiteral(password)};
grant ${roles.join(', ')} to ${applicationLogin};`

const listFiles = (folders: readonly MigrationFolder[]) =>
  folders.flatMap(({ name, folder }) =>
    readdirSync(folder)
      .filter((file) => /^\d{3}-[a-z0-9-]+\.sql$/.test(file))
      .sort()
      .map((file) => {
        const text = readFileSync(join(folder, file), 'utf8')
        return { id: `${name}/${file}`, text, checksum: createHash('sha256').update(text).digest('hex') }
      }),
  )

const mostTries = 20
const roleChangedMeanwhile = /tuple concurrently|already exists|pg_authid|pg_auth_members/

// Roles belong to the whole server: the start of another database may be changing them at this very moment.
const prepare = async (client: pg.Client, applicationPassword: string): Promise<void> => {
  for (let tries = 1; ; tries++) {
    try {
      return await prepareOnce(client, applicationPassword)
    } catch (fault) {
      if (tries === mostTries || !roleChangedMeanwhile.test(String(fault))) throw fault
      await wait(10 * tries)
    }
  }
}

const prepareOnce = async (client: pg.Client, applicationPassword: string): Promise<void> => {
  await client.query(rolesSql(applicationPassword))
  await client.query(`create table if not exists schema_migrations (
    id text primary key, checksum text not null, position integer not null, applied_at timestamptz not null default now())`)
  await client.query(`do $$ begin
    -- who gives a schema to a role must be able to become it; a superuser can anyhow
    if not (select rolsuper from pg_roles where rolname = current_user) then
      grant ${applicationLogin} to current_user;
    end if;
    execute format('grant connect on database %I to ${applicationLogin}', current_database());
    revoke all on schema public from public;
    grant usage on schema public to ${roles.join(', ')};
    create schema if not exists pgboss authorization ${applicationLogin};
  end $$`)
}

// Which keys the rows were written with, without telling them: the database's own comment outlives every table.
const keyMark = (applicationPassword: string): string =>
  `Desmigratif, keys ${createHash('sha256').update(`mark ${applicationPassword}`).digest('hex').slice(0, 16)}`

/** A database with recorded acts opens with its own keys alone: with others, numbers would be sealed twice over and letters unknown. */
const assertOwnKeys = async (client: pg.Client, mark: string): Promise<void> => {
  const { rows } = await client.query<{ mark: string | null; heads: string | null }>(
    `select shobj_description(oid, 'pg_database') as mark, to_regclass('public.village_heads')::text as heads
     from pg_database where datname = current_database()`,
  )
  const [found] = rows
  if (found?.mark === mark) return
  const marked = found?.mark?.startsWith('Desmigratif, keys ') ?? false
  const acts =
    marked && found?.heads ? await client.query('select from village_heads where audit_no > 0 limit 1') : null
  if (acts?.rowCount)
    throw new Error(
      'these are other keys than those of this database. Put its key folder back (KEYS_DIR, else DATA_DIR/keys), or restore a backup into an empty database',
    )
  await client.query(
    `do $$ begin execute format('comment on database %I is %L', current_database(), '${mark}'); end $$`,
  )
}

/**
 * Brings a database to this release: one transaction per file, under a lock, each file's checksum kept.
 * Refuses a database that a newer release has already changed, and a file that was edited after it ran.
 */
export const migrate = async (
  ownerUrl: string,
  folders: readonly MigrationFolder[],
  applicationPassword: string,
): Promise<{ applied: readonly string[] }> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(727041)`)
    await client.query(`set client_min_messages = warning`)
    await assertOwnKeys(client, keyMark(applicationPassword))
    await prepare(client, applicationPassword)
    const files = listFiles(folders)
    const { rows } = await client.query<{ id: string; checksum: string }>('select id, checksum from schema_migrations')
    const checksumById = new Map(rows.map((row) => [row.id, row.checksum]))
    const unknown = rows.find((row) => !files.some((file) => file.id === row.id))
    if (unknown)
      throw new Error(`this database was changed by a newer release (${unknown.id}); update the program first`)
    const applied: string[] = []
    for (const [position, file] of files.entries()) {
      const known = checksumById.get(file.id)
      if (known === file.checksum) continue
      if (known) throw new Error(`migration ${file.id} was edited after it had run`)
      await applyFile(client, file, position)
      applied.push(file.id)
    }
    return { applied }
  } finally {
    await client.end()
  }
}

const applyFile = async (client: pg.Client, file: { id: string; text: string; checksum: string }, position: number) => {
  await client.query('begin')
  try {
    await client.query(file.text)
    await client.query('insert into schema_migrations (id, checksum, position) values ($1, $2, $3)', [
      file.id,
      file.checksum,
      position,
    ])
    await client.query('commit')
  } catch (fault) {
    await client.query('rollback')
    throw new Error(`migration ${file.id} failed: ${fault instanceof Error ? fault.message : fault}`, { cause: fault })
  }
}
