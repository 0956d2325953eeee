import { execFile } from 'node:child_process'
import { open, readFile, rename, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import { promisify } from 'node:util'
import type { Account } from './account.ts'
import { filesOf } from './cluster-folder.ts'
import { forgetDeadPostmaster, isAlive, type Postmaster, pause, readPostmaster } from './postmaster.ts'
import { spawnTied } from './spawn-program.ts'

const startTimeoutMs = 60_000

export interface Start {
  readonly dataDir: string
  readonly cluster: string
  readonly account: Account
  readonly binDir: string
  readonly durable: boolean
  readonly port?: number
  /** Told when the server was started, before it is ready. */
  readonly launched?: () => void
}

export interface Joined {
  readonly postmaster: Postmaster
  readonly attached: boolean
}

/** Joins the server that holds the cluster, or starts one. */
export const joinOrLaunch = async (start: Start): Promise<Joined> => {
  for (let attempt = 1; ; attempt++) {
    const joined = (await join(start)) ?? (await launch(start))
    if (joined !== undefined) return joined
    if (attempt === 3) throw new Error(`PostgreSQL did not start. Its log ends:\n${await lastLines(start)}`)
  }
}

const join = async (start: Start): Promise<Joined | undefined> => {
  const running = await readPostmaster(start.cluster)
  const postmaster = running && (await untilReady(start.cluster, () => isAlive(running.pid)))
  return postmaster && { postmaster, attached: true }
}

/** `undefined` when the server ended at once: the port was taken meanwhile, or another process was quicker. */
const launch = async (start: Start): Promise<Joined | undefined> => {
  await assertSameVersion(start)
  await forgetDeadPostmaster(start.cluster)
  const log = await openLog(filesOf(start.dataDir).log)
  const args = serverArguments(start, start.port ?? (await freePort()))
  const child = spawnTied(start.account, path.join(start.binDir, 'postgres'), args, log.fd)
  start.launched?.()
  let ended = false
  child.once('error', () => {
    ended = true
  })
  child.once('exit', () => {
    ended = true
  })
  const postmaster = await untilReady(start.cluster, () => !ended)
  await log.close()
  child.unref()
  return postmaster && { postmaster, attached: postmaster.pid !== child.pid }
}

const untilReady = async (cluster: string, alive: () => boolean): Promise<Postmaster | undefined> => {
  for (const deadline = Date.now() + startTimeoutMs; Date.now() < deadline; await pause(5)) {
    if (!alive()) return undefined
    const postmaster = await readPostmaster(cluster)
    if (postmaster?.ready) return postmaster
  }
  throw new Error('PostgreSQL is not ready after a minute; it may be recovering. Try again.')
}

/** Personal data stays out of the log: no statements, no details, no parameters. */
const serverArguments = ({ cluster, durable }: Start, port: number): string[] => {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    max_connections: 200,
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length_on_error: 0,
    fsync: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
  }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

const assertSameVersion = async ({ cluster, binDir }: Start): Promise<void> => {
  const made = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim()
  const { stdout } = await promisify(execFile)(path.join(binDir, 'postgres'), ['--version'])
  const ours = stdout.match(/\d+/)?.[0]
  if (made === ours) return
  throw new Error(
    `The data folder was made by PostgreSQL ${made}, this is ${ours}. Back up with the old release, restore with this one.`,
  )
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

const openLog = async (file: string) => {
  const { size } = await stat(file).catch(() => ({ size: 0 }))
  if (size > 10_000_000) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}

const lastLines = async ({ dataDir }: Start): Promise<string> =>
  (await readFile(filesOf(dataDir).log, 'utf8').catch(() => '')).trimEnd().split('\n').slice(-5).join('\n')
