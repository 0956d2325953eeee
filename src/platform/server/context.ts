import type { Compilable, Kysely } from 'kysely'
import type { Instant, PlainDate, TimeZone } from '../shared/dates.ts'
import type { VillageId } from '../shared/ids.ts'
import type { OperationName, Reach } from '../shared/operation.ts'

/** Who asks. A session acts under one term of office at a time; `public` is anyone with a phone, `system` our own jobs. */
export interface Actor {
  readonly kind: 'account' | 'public' | 'system' | 'key'
  readonly accountId: string
  /** The term of office the session acts under; `null` for the public and the system. */
  readonly termId: string | null
  readonly role: string
  readonly name: string
  /** The village of the term, if it has one. */
  readonly homeVillageId: VillageId | null
  /** Every village this actor may enter: one for an officer, those of a regency for a coordinator, the broken glass included. */
  readonly villageIds: readonly VillageId[]
  /** The person this account is, in the home village's register; `null` for officials. */
  readonly personId: string | null
  /** The hamlet a cadre serves. */
  readonly hamlet: string | null
}

/** Who asks, when, inside which transaction. First argument of everything on the server. */
export interface Context {
  readonly actor: Actor
  /** How far the permission under which this runs reaches. */
  readonly reach: Reach
  /** How far the actor may ask another operation; `undefined`: not at all. */
  reachIn(operation: OperationName): Reach | undefined
  /** When the server received it. */
  readonly now: Instant
  /** The day it is in the village's own zone. */
  readonly today: PlainDate
  readonly zone: TimeZone
  /** When it happened on the device that recorded it, if it says so. Never used for order. */
  readonly occurredAt: Instant | null
  /** The village of this act; throws a bug when the operation has none. */
  readonly villageId: VillageId
  /** The command under way; a query has none. */
  readonly commandId: string | null
  readonly requestId: string
  /** Untyped on purpose: a module reaches its own tables through `tablesOf`. */
  readonly database: Kysely<unknown>
  /** Writes what the act needs no answer of: it travels with the seal. Not for a row whose fault the act itself would turn into a refusal. */
  write(statement: Compilable): void
  /** Notes what the audit row must say beyond who, when and which operation: ids and codes, never personal data. */
  note(details: Readonly<Record<string, string | number | boolean | null>>): void
  /** Writes a fact in this transaction, that later modules may hear. */
  publish<Payload>(event: EventDefinition<Payload>, payload: Payload): Promise<void>
  /** Runs an act of another village in this same transaction. Both villages are sealed. */
  enter<T>(village: VillageId, act: (context: Context) => Promise<T>): Promise<T>
}

/** `module.pastVerb`: a fact that others may hear after commit, in order, at least once. */
export interface EventDefinition<Payload> {
  readonly name: `${string}.${string}`
  readonly payload?: (value: Payload) => void
}

export const defineEvent = <Payload>(name: EventDefinition<Payload>['name']): EventDefinition<Payload> => ({ name })

/** A module's own tables: `const db = tablesOf<LetterTables>()`, then `db(context).selectFrom('letters')`. Another module's table does not compile. */
export const tablesOf =
  <Tables>() =>
  (context: Pick<Context, 'database'>): Kysely<Tables> =>
    context.database as unknown as Kysely<Tables>
