import { spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findServerPrograms, startEmbeddedPostgres } from '../embedded-postgres.ts'
import { accountFor, canReach } from './account.ts'
import { isAlive, pause, readPostmaster } from './postmaster.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'embedded-postgres-'))
  await chmod(dataDir, 0o755)
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

const query = async (url: string, text: string) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const cluster = () => path.join(dataDir, 'postgres', 'cluster')

/** Another process of ours that starts the data folder's server, writes a row and waits. */
const startInAnotherProcess = async (environment: Record<string, string> = {}) => {
  const program = `
    import pg from 'pg'
    import { startEmbeddedPostgres } from '${new URL('../embedded-postgres.ts', import.meta.url).href}'
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)} })
    const client = new pg.Client({ connectionString: server.url })
    client.on('error', () => {})
    await client.connect()
    await client.query('create table if not exists kept (word text)')
    await client.query("insert into kept values ('acknowledged')")
    console.log('ready')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...environment },
  })
  await new Promise((resolve, reject) => {
    child.stdout.once('data', resolve)
    child.once('exit', () => reject(new Error('the other process ended before it was ready')))
  })
  return child
}

const untilGone = async (pid: number) => {
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 20) await pause(20)
  return !isAlive(pid)
}

// initdb alone takes a second of an idle processor, and half a minute of a busy one
describe('the embedded server', { timeout: 120_000 }, () => {
  test('listens on 127.0.0.1 alone, with a password, UTF-8, disk writes forced and ICU collations', async () => {
    const server = await startEmbeddedPostgres({ dataDir })
    const [row] = await query(
      server.url,
      `select current_setting('listen_addresses') as address, current_setting('unix_socket_directories') as socket,
        current_setting('fsync') as fsync, current_setting('data_checksums') as checksums, current_database() as name,
        pg_encoding_to_char(encoding) as encoding, datcollate as locale, (select max(v) from (values ('a'), ('B')) t(v)) as c_order,
        (select max(v collate "und-x-icu") from (values ('a'), ('B')) t(v)) as people_order
       from pg_database where datname = current_database()`,
    )
    expect(row).toEqual({
      address: '127.0.0.1',
      socket: '',
      fsync: 'on',
      checksums: 'on',
      name: 'desmigratif',
      encoding: 'UTF8',
      locale: 'C',
      c_order: 'a',
      people_order: 'B',
    })
    await expect(query(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toThrow('password')
    expect((await stat(path.join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600)
    await server.stop()
  })

  test('is joined, not started again, by the second who asks; data survives a restart', async () => {
    const first = await startEmbeddedPostgres({ dataDir })
    const second = await startEmbeddedPostgres({ dataDir })
    expect([first.attached, second.attached]).toEqual([false, true])
    expect(second.port).toBe(first.port)
    await query(second.url, `create table kept as select 'still here' as word`)
    await second.stop()
    expect(await query(first.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
    await first.stop()
    expect(await readPostmaster(cluster())).toBeUndefined()

    const again = await startEmbeddedPostgres({ dataDir })
    expect(await query(again.url, 'select word from kept')).toEqual([{ word: 'still here' }])
    await again.stop()
  })

  test('goes on for those who joined when its first process ends', async () => {
    const parent = await startInAnotherProcess()
    const joined = await startEmbeddedPostgres({ dataDir })
    expect(joined.attached).toBe(true)
    const { pid } = (await readPostmaster(cluster()))!
    parent.kill('SIGKILL')
    await untilGone(pid)
    let rows: unknown
    for (let tries = 0; rows === undefined && tries < 100; tries++) {
      await pause(100)
      rows = await query(joined.url, 'select word from kept').catch(() => undefined)
    }
    expect(rows).toEqual([{ word: 'acknowledged' }])
    await joined.stop()
    expect(await readPostmaster(cluster())).toBeUndefined()
  })

  test('is started once when two ask at the same moment in an empty folder', async () => {
    const servers = await Promise.all([startEmbeddedPostgres({ dataDir }), startEmbeddedPostgres({ dataDir })])
    expect(servers.map((server) => server.attached).sort()).toEqual([false, true])
    expect(new Set(servers.map((server) => server.url)).size).toBe(1)
    await Promise.all(servers.map((server) => server.stop()))
  })

  test.each([
    ['with setpriv', {}],
    ['without setpriv', { DESMIGRATIF_SETPRIV: 'off' }],
  ])('ends with its process, even by kill -9, and keeps what it acknowledged (%s)', async (_, environment) => {
    const parent = await startInAnotherProcess(environment)
    const postmaster = await readPostmaster(cluster())
    expect(postmaster?.ready).toBe(true)
    parent.kill('SIGKILL')
    expect(await untilGone(postmaster!.pid)).toBe(true)

    const server = await startEmbeddedPostgres({ dataDir })
    expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'acknowledged' }])
    await server.stop()
  })

  test('recovers when the server itself was killed, a left-over pid file naming a stranger', async () => {
    const parent = await startInAnotherProcess()
    const pidFile = path.join(cluster(), 'postmaster.pid')
    const { pid } = (await readPostmaster(cluster()))!
    process.kill(pid, 'SIGKILL')
    parent.kill('SIGKILL')
    await untilGone(pid)
    const lines = (await readFile(pidFile, 'utf8')).split('\n')
    await writeFile(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'))

    const server = await startEmbeddedPostgres({ dataDir })
    expect(server.attached).toBe(false)
    expect(await query(server.url, 'select word from kept')).toEqual([{ word: 'acknowledged' }])
    await server.stop()
  })

  test.runIf(process.getuid?.() === 0)('works as root below a home folder that nobody else may enter', async () => {
    const home = path.join(dataDir, 'home')
    const inside = path.join(home, 'data')
    await mkdir(inside, { recursive: true })
    await chmod(home, 0o700)
    expect(await canReach(await accountFor(inside), inside)).toBe(false)
    process.env.DESMIGRATIF_SYSTEM_DIR = path.join(dataDir, 'system')
    try {
      const server = await startEmbeddedPostgres({ dataDir: inside })
      expect(await query(server.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
      await server.stop()
      const again = await startEmbeddedPostgres({ dataDir: inside })
      expect(await query(again.url, 'select 1 as alive')).toEqual([{ alive: 1 }])
      await again.stop()
    } finally {
      delete process.env.DESMIGRATIF_SYSTEM_DIR
    }
  })

  test('runs with the programs of an installed PostgreSQL too, and says why it cannot open a newer folder', async (context) => {
    const programs = await findServerPrograms()
    if (programs === undefined) return context.skip()
    const server = await startEmbeddedPostgres({ dataDir, binDir: programs.binDir })
    const [row] = await query(server.url, `select current_setting('server_version_num')::int / 10000 as version`)
    expect(row?.version).toBeGreaterThanOrEqual(15)
    await server.stop()
    if (row?.version !== 18) await expect(startEmbeddedPostgres({ dataDir })).rejects.toThrow('was made by PostgreSQL')
  })
})
