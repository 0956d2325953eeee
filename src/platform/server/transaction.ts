import type { Socket } from 'node:net'
import type { Compilable, Kysely } from 'kysely'
import type pg from 'pg'
import { type Client, kyselyOn, type Pool } from './database.ts'
import { asStatement } from './prepared-statements.ts'

/** The database roles a transaction may take. None is owner, none passes row-level security by. */
export type DatabaseRole = 'app_village' | 'app_area' | 'app_common' | 'app_counter' | 'app_matcher' | 'app_worker'

export interface TransactionScope {
  readonly role: DatabaseRole
  /** The village, or the lane (negative) of an act without one. */
  readonly village?: number
  readonly villages?: readonly number[]
  readonly commandId?: string
  readonly readOnly?: boolean
  /** For the read log alone: a crash may lose the last second of it, never a change. */
  readonly relaxedCommit?: boolean
  /** A statement of the door itself that travels with `begin`; its rows are `opened()`. */
  readonly first?: string
  /** The act may begin before `first` has answered; if that has rows, the act gets no answer but `ActIsOver`. */
  readonly firstMustBeEmpty?: boolean
}

/** What an act gets that was begun although it had been done before. The door knows; nobody else catches it. */
export class ActIsOver extends Error {}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const checkedScope = (scope: TransactionScope): TransactionScope => {
  if (scope.commandId && !uuidPattern.test(scope.commandId)) throw new Error('a command is named by a UUID')
  return scope
}

const integer = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new Error('a village is named by an integer')
  return String(value)
}

// Settings end with the transaction, so what this scope does not name is empty. SET costs half of what set_config() does.
const openingStatement = (scope: TransactionScope): string => {
  const settings = [
    `role ${scope.role}`,
    ...(scope.village === undefined ? [] : [`app.village = '${integer(scope.village)}'`]),
    ...(scope.villages ? [`app.villages = '{${scope.villages.map(integer).join(',')}}'`] : []),
    ...(scope.commandId ? [`app.command = '${scope.commandId}'`] : []),
    ...(scope.relaxedCommit ? ['synchronous_commit = off'] : []),
  ]
  return `begin ${scope.readOnly ? 'read only' : 'read write'}; ${settings.map((setting) => `set local ${setting}`).join('; ')}${scope.first ? `; ${scope.first}` : ''}`
}

const connectionUnder = (client: Client) => (client as unknown as { connection: { stream: Socket } }).connection

// Holds the socket until what is asked in this same turn has been written too: one system call and one packet for all of it.
const holdThisTurn = (client: Client): void => {
  const { stream } = connectionUnder(client)
  stream.cork()
  setImmediate(() => stream.uncork())
}

const rowsOfLast = <Row extends pg.QueryResultRow>(results: unknown): Row[] =>
  (results as pg.QueryResult<Row>[]).at(-1)?.rows ?? []

const assertEmpty = (results: unknown): void => {
  if (rowsOfLast(results).length > 0) throw new ActIsOver()
}

const nothingMore = async () => undefined

const isAborted = (fault: unknown): boolean => (fault as { code?: unknown } | null)?.code === '25P02'

/** A transaction under one role and one scope. `begin` and the scope travel with the first query in one round trip. */
export class Transaction {
  readonly database: Kysely<unknown>
  private readonly client: Client
  private readonly opening: Promise<unknown>
  private readonly admitted: Promise<unknown> | undefined
  private readonly written: Promise<unknown>[] = []
  private ended = false
  private firstFault: unknown

  private constructor(client: Client, opening: Promise<unknown>, firstMustBeEmpty: boolean) {
    this.client = client
    this.opening = opening
    this.admitted = firstMustBeEmpty ? opening.then(assertEmpty) : undefined
    this.admitted?.catch(() => undefined)
    opening.catch((fault) => this.heard(fault))
    this.database = kyselyOn({ query: (statement) => this.ask(statement) }, this.admitted)
  }

  static async begin(pool: Pool, scope: TransactionScope): Promise<Transaction> {
    const statement = openingStatement(checkedScope(scope))
    const client = await pool.connect()
    holdThisTurn(client)
    return new Transaction(client, client.query(statement), scope.firstMustBeEmpty ?? false)
  }

  /** Runs an act in a transaction of its own: committed when it answers, undone when it throws. */
  static async run<T>(pool: Pool, scope: TransactionScope, act: (transaction: Transaction) => Promise<T>): Promise<T> {
    const transaction = await Transaction.begin(pool, scope)
    try {
      const result = await act(transaction)
      await transaction.commit()
      return result
    } catch (fault) {
      await transaction.rollback().catch(() => undefined)
      throw fault
    }
  }

  query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
    return this.ask<Row>(asStatement(text, values))
  }

  /** After its end the connection is another act's: whoever did not wait for a question gets no answer from there. */
  private async ask<Row extends pg.QueryResultRow>(statement: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
    if (this.ended) throw new Error(`asked after the transaction had ended: ${statement.text}`)
    return this.client.query<Row>(statement).catch((fault) => {
      throw this.heard(fault)
    })
  }

  /** An aborted transaction answers nothing any more; what aborted it is what must be heard. */
  private heard(fault: unknown): unknown {
    this.firstFault ??= fault
    return isAborted(fault) ? this.firstFault : fault
  }

  /** The rows of the statement that travelled with `begin`. */
  async opened<Row extends pg.QueryResultRow>(): Promise<Row[]> {
    return rowsOfLast<Row>(await this.opening)
  }

  /** A write whose answer nobody needs: it is on its way at once, with the commit if that follows, and its fault is the commit's. */
  write(statement: Compilable): void {
    if (this.ended) throw new Error('written after the transaction had ended')
    const { sql, parameters } = statement.compile()
    holdThisTurn(this.client)
    const written = this.query(sql, [...parameters])
    written.catch(() => undefined) // told by `commit`
    this.written.push(written)
  }

  async enterVillage(village: number): Promise<void> {
    const entered = this.ask({ text: `select set_config('app.village', $1, true)`, values: [integer(village)] })
    await Promise.all([entered, this.admitted])
  }

  /**
   * Commits, together with what `last` asks: one packet for both.
   * PostgreSQL answers ROLLBACK to the COMMIT of a failed transaction, so its tag is read.
   */
  async commit(last: () => Promise<unknown> = nothingMore): Promise<void> {
    const { asked, committed } = this.together(() => {
      const asked = last()
      this.ended = true
      return { asked, committed: this.client.query('commit') }
    })
    committed.catch(() => undefined)
    try {
      await Promise.all([this.opening, ...this.written, asked])
      const result = await committed
      if (result.command !== 'COMMIT') throw new Error(`the transaction ended with ${result.command}`)
      this.client.release()
    } catch (fault) {
      await committed.catch(() => undefined)
      this.client.release()
      throw fault
    }
  }

  private together<T>(act: () => T): T {
    const { stream } = connectionUnder(this.client)
    stream.cork()
    try {
      return act()
    } finally {
      stream.uncork()
    }
  }

  /** Harmless after a commit: whoever catches a fault need not know how far it came. */
  async rollback(): Promise<void> {
    if (this.ended) return
    this.ended = true
    try {
      await this.client.query('rollback')
      this.client.release()
    } catch (fault) {
      this.client.release(fault instanceof Error ? fault : true)
    }
  }
}
