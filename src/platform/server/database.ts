import type { CompiledQuery, DatabaseConnection, Dialect, QueryResult } from 'kysely'
import {
  DefaultQueryExecutor,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely'
import pg from 'pg'
import { asStatement } from './prepared-statements.ts'

const safeInteger = (text: string): number => {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error('a bigint is larger than a safe integer')
  return value
}

const asIs = (text: string): string => text
const isoInstant = (text: string): string => new Date(text).toISOString()

// int8 → safe integer, date → YYYY-MM-DD, timestamptz → ISO text, numeric → text: the same everywhere
const parserByOid = new Map<number, (text: string) => unknown>([
  [20, safeInteger],
  [1082, asIs],
  [1184, isoInstant],
  [1700, asIs],
])

const getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (format === 'binary' ? undefined : parserByOid.get(oid)) ?? pg.types.getTypeParser(oid, format)

/** For a connection of one's own: values arrive as they do everywhere in this house. */
export const houseTypes = { getTypeParser } as pg.CustomTypesConfig

export type Pool = pg.Pool
export type Client = pg.PoolClient

/** Connections to PostgreSQL. Queries of one transaction travel together without waiting for one another (pipelining). */
export const openPool = (url: string, max = 12): Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: houseTypes,
    ...({ pipeline: true } as object),
  })
  // a connection that breaks while it is in use fails its own query; without a listener it would end the whole process
  pool.on('connect', (client) => client.on('error', () => undefined))
  pool.on('error', () => undefined) // an idle connection that breaks is replaced at the next use
  return pool
}

const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (database) => new PostgresIntrospector(database),
  createQueryCompiler: () => new PostgresQueryCompiler(),
}

const compiler = new PostgresQueryCompiler()
const adapter = new PostgresAdapter()

/** A connection, or a transaction on one. */
interface Asked {
  query(statement: pg.QueryConfig): Promise<pg.QueryResult>
}

const connectionOf = (asking: Asked, admitted: Promise<unknown> | undefined): DatabaseConnection => ({
  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const asked = asking.query(asStatement(query.sql, [...query.parameters]))
    const [result] = admitted ? await Promise.all([asked, admitted]) : [await asked]
    return { rows: result.rows as Row[], numAffectedRows: BigInt(result.rowCount ?? 0) }
  },
  // biome-ignore lint/correctness/useYield: cursors cannot share a pipelined connection
  async *streamQuery() {
    throw new Error('rows are not streamed here: page through them')
  },
})

/**
 * Kysely on one connection, so that everything it runs is inside that connection's transaction.
 * Queries leave at once; with `admitted` their answers are given only when that promise is kept.
 */
export const kyselyOn = <Tables>(asking: Asked, admitted?: Promise<unknown>): Kysely<Tables> => {
  const connection = connectionOf(asking, admitted)
  const executor = new DefaultQueryExecutor(compiler, adapter, {
    provideConnection: (consumer) => consumer(connection),
  })
  return new Kysely<Tables>({ config: { dialect }, driver: new DummyDriver(), dialect, executor } as never)
}
