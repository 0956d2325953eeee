import type { FastifyInstance } from 'fastify'
import type * as z from 'zod/mini'
import type { TableFields } from '../shared/field-class.ts'
import type { Operation, Schema } from '../shared/operation.ts'
import type { Texts } from '../shared/texts.ts'
import type { Actor, Context, EventDefinition } from './context.ts'
import type { CountVillages } from './count-villages.ts'
import type { Errand } from './run-errands.ts'
import type { ConflictKind } from './sync/conflict-kind.ts'
import type { HeldTable } from './sync/held-tables.ts'
import type { TaskKind } from './tasks.ts'

/** An operation and the act that answers it. One value, so that neither can be forgotten. */
export interface Handler {
  readonly operation: Operation
  readonly act: (context: Context, input: unknown) => Promise<unknown>
}

export const handle = <I extends Schema, O extends Schema>(
  operation: Operation<I, O>,
  act: (context: Context, input: z.output<I>) => Promise<z.input<O>>,
): Handler => ({ operation: operation as unknown as Operation, act: act as Handler['act'] })

/** Hears a fact of an earlier module. May be told twice, so it must be idempotent. */
export interface Subscriber {
  readonly event: string
  readonly name: string
  readonly hear: (context: Context, payload: unknown) => Promise<void>
}

export const hear = <Payload>(
  event: EventDefinition<Payload>,
  name: string,
  act: (context: Context, payload: Payload) => Promise<void>,
): Subscriber => ({ event: event.name, name, hear: act as Subscriber['hear'] })

/** Work on a clock, done village by village through the door as the system. `cron` is in WIB. */
export interface Job {
  readonly name: `${string}.${string}`
  readonly cron: string
  readonly scope: 'village' | 'common'
  readonly run: (context: Context) => Promise<void>
}

/** Who this account is today in the village of the context; nobody when the term is over or the account closed. */
export type ServingActor = (
  context: Pick<Context, 'database' | 'villageId' | 'today'>,
  accountId: string,
) => Promise<Actor | undefined>

/** What a module gives the house on the server. Only `apps/` reads it. */
export interface ServerModule {
  readonly name: string
  /** Folder of `NNN-name.sql` files. */
  readonly migrations: string
  readonly handlers: readonly Handler[]
  readonly texts: Texts
  readonly fields: readonly TableFields[]
  readonly tasks?: readonly TaskKind[]
  /** What of the module's tables a phone may hold. */
  readonly deviceTables?: readonly HeldTable[]
  /** Corrections that wait for a person when two hands changed one field. */
  readonly conflicts?: readonly ConflictKind[]
  /** Given by the module that knows accounts and terms of office. */
  readonly actorHere?: ServingActor
  readonly subscribers?: readonly Subscriber[]
  readonly jobs?: readonly Job[]
  /** Numbers of villages without a name, for whoever answers for many. */
  readonly counts?: CountVillages
  /** What the module carries to other systems, beside the requests and outside of any transaction. */
  readonly errand?: Errand
  /** Rows the module itself brings (regions, starter references): loaded as owner after the migrations, harmless to repeat. */
  readonly prepare?: (ownerUrl: string) => Promise<void>
  /** Pages and files that are not operations: server-rendered public pages, downloads. They call operations through `call`. */
  readonly routes?: (server: FastifyInstance, house: HouseDoor) => void
}

/** A stored file as it is handed to a reader. */
export interface ReadFile {
  readonly bytes: Uint8Array
  readonly mediaType: string
}

/** The door as a module's routes see it. */
export interface HouseDoor {
  /** Runs an operation for whoever sent this request, exactly as the API would. */
  call<I extends Schema, O extends Schema>(
    request: import('fastify').FastifyRequest,
    operation: Operation<I, O>,
    input: z.input<I>,
    options?: { readonly commandId?: string; readonly village?: number },
  ): Promise<z.output<O>>
  /** A stored file of the village of whoever sent this request; refused as missing when they may not have it. */
  file(request: import('fastify').FastifyRequest, hash: string): Promise<ReadFile>
  /** The sentence of a text key in the reader's language. */
  say(request: import('fastify').FastifyRequest, key: string, values?: Readonly<Record<string, unknown>>): string
}

export const serverModule = (module: ServerModule): ServerModule => module
