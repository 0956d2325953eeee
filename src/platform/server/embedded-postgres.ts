import { realpath } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { accountFor } from './embedded-postgres/account.ts'
import { createCluster, filesOf, hasCluster, readPassword } from './embedded-postgres/cluster-folder.ts'
import { type Joined, joinOrLaunch, type Start } from './embedded-postgres/launch.ts'
import { isAlive, stopPostmaster } from './embedded-postgres/postmaster.ts'
import { bundledPrograms } from './embedded-postgres/programs.ts'

export { findServerPrograms } from './embedded-postgres/programs.ts'

export interface EmbeddedPostgresOptions {
  /** Ours alone; the cluster lies in `<dataDir>/postgres`. */
  readonly dataDir: string
  /** Default: any free port, on 127.0.0.1 alone. */
  readonly port?: number
  /** Programs of an installed PostgreSQL in place of those from npm. */
  readonly binDir?: string
  /** `false` only for tests: nothing is forced to the disk. */
  readonly durable?: boolean
  /** Made when missing. */
  readonly database?: string
  /** Told when the server was started, before it is ready: the program may be read meanwhile. */
  readonly launched?: () => void
}

export interface EmbeddedPostgres {
  /** Of the superuser, with the password: never log it. */
  readonly url: string
  readonly port: number
  /** Another process of ours runs the server; it also stops it, and we take over when it does. */
  readonly attached: boolean
  stop(): Promise<void>
}

/** Starts the PostgreSQL of a data folder, or joins the one that already runs there. It ends with this process, even by `kill -9`. */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const settings = { durable: true, database: 'desmigratif', ...options, dataDir: path.resolve(options.dataDir) }
  const account = await accountFor(filesOf(settings.dataDir).cluster)
  const binDir = options.binDir ?? (await bundledPrograms(account)).binDir
  if (!(await hasCluster(settings.dataDir))) await createCluster(settings.dataDir, account, binDir, settings.durable)
  const cluster = await realpath(filesOf(settings.dataDir).cluster)
  const start = { ...settings, cluster, account, binDir }
  const joined = await joinOrLaunch(start)
  const { port } = joined.postmaster
  const password = await readPassword(settings.dataDir)
  const address = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`
  await ensureDatabase(address, settings.database)
  const keeper = keepAlive({ ...start, port }, joined)
  return { url: `${address}/${settings.database}`, port, attached: joined.attached, stop: keeper.stop }
}

/** Whoever started the server may end before us, and a server may be killed: we then start it again, at the same address. */
const keepAlive = (start: Start, joined: Joined) => {
  let current = joined
  let starting: Promise<void> | undefined
  const look = () => {
    if (starting !== undefined || isAlive(current.postmaster.pid)) return
    starting = joinOrLaunch(start)
      .then(
        (next) => {
          current = next
        },
        () => undefined, // perhaps its old processes are still ending: looked at again soon
      )
      .finally(() => {
        starting = undefined
      })
  }
  const timer = setInterval(look, 250).unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await starting
      if (!current.attached) await stopPostmaster(current.postmaster.pid)
    },
  }
}

const ensureDatabase = async (address: string, database: string): Promise<void> => {
  const client = new pg.Client({ connectionString: `${address}/postgres` })
  await client.connect()
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [database])
    if (found.rowCount === 0) {
      await client.query(
        `create database ${pg.escapeIdentifier(database)} template template0 encoding 'UTF8' locale 'C'`,
      )
    }
  } catch (error) {
    const duplicate = ['42P04', '23505'].includes((error as { code?: string }).code ?? '')
    if (!duplicate) throw error
  } finally {
    await client.end()
  }
}
