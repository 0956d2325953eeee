import type { Kysely } from 'kysely'
import type pg from 'pg'
import { type Client, kyselyOn, type Pool } from './database.ts'

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
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const integer = (value: number): string => {
  if (!Number.isSafeInteger(value)) throw new Error('a village is named by an integer')
  return String(value)
}

const openingStatement = (scope: TransactionScope): string => {
  if (scope.commandId && !uuidPattern.test(scope.commandId)) throw new Error('a command is named by a UUID')
  const settings = [
    `set_config('app.village', '${scope.village === undefined ? '' : integer(scope.village)}', true)`,
    `set_config('app.villages', '${scope.villages ? `{${scope.villages.map(integer).join(',')}}` : ''}', true)`,
    `set_config('app.command', '${scope.commandId ?? ''}', true)`,
    ...(scope.relaxedCommit ? [`set_config('synchronous_commit', 'off', true)`] : []),
  ]
  return `begin ${scope.readOnly ? 'read only' : 'read write'}; set local role ${scope.role}; select ${settings.join(', ')}`
}

/** A transaction under one role and one scope. `begin` and the scope travel with the first query in one round trip. */
export class Transaction {
  readonly database: Kysely<unknown>
  private readonly client: Client
  private readonly opened: Promise<unknown>
  private ended = false

  private constructor(client: Client, opened: Promise<unknown>) {
    this.client = client
    this.opened = opened
    this.database = kyselyOn(client)
  }

  static async begin(pool: Pool, scope: TransactionScope): Promise<Transaction> {
    const client = await pool.connect()
    const opened = client.query(openingStatement(scope))
    opened.catch(() => undefined) // seen by the first query, which fails in the aborted transaction
    return new Transaction(client, opened)
  }

  query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<pg.QueryResult<Row>> {
    return this.client.query<Row>(text, values)
  }

  async enterVillage(village: number): Promise<void> {
    await this.client.query(`select set_config('app.village', $1, true)`, [integer(village)])
  }

  /** Commits; PostgreSQL answers ROLLBACK to the COMMIT of a failed transaction, so its tag is read. */
  async commit(last: readonly Promise<unknown>[] = []): Promise<void> {
    this.ended = true
    const committed = this.client.query('commit')
    committed.catch(() => undefined)
    try {
      await Promise.all([this.opened, ...last])
      const result = await committed
      if (result.command !== 'COMMIT') throw new Error(`the transaction ended with ${result.command}`)
      this.client.release()
    } catch (fault) {
      await committed.catch(() => undefined)
      this.client.release()
      throw fault
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
