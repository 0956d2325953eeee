import * as z from 'zod/mini'
import { DeclaredFile } from './awaited-file-contract.ts'
import { query } from './operation.ts'
import { VillageKey } from './village-key.ts'

/** A value as a row holds it; an instant and a day are text. */
export const DeviceValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type DeviceValue = z.infer<typeof DeviceValue>

/**
 * Counts the forms of asking for changes: 2 names the columns. A phone tells its own; outside these it is told plainly which of
 * the two is too old, and may still push what it queued.
 */
export const pullForm = { newest: 2, oldest: 1 } as const

/** Rows of one table: the id first, then the columns in this order. */
export const TableChanges = z.object({
  table: z.string(),
  columns: z.array(z.string()),
  // no look into each value of thousands of rows: they come from the columns of a table
  rows: z.array(z.custom<DeviceValue[]>((row) => Array.isArray(row))),
  /** Deleted, or no longer for this device. */
  gone: z.array(z.uuid()),
  /** These are all rows of the table: whatever else a device has of it goes. */
  whole: z.optional(z.boolean()),
})
export type TableChanges = z.infer<typeof TableChanges>

/** A public key (P-256, SPKI in base64) that checks what the server signs for phones. */
export const PackKey = z.object({
  keyId: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  publicKey: z.string().check(z.maxLength(200)),
})
export type PackKey = z.infer<typeof PackKey>

/** What a phone needs to seal to its village and to believe a pack; told when it does not have it yet. */
export const PhoneKeys = z.object({
  /** Another one when any of them changed. */
  id: z.string().check(z.maxLength(64)),
  village: VillageKey,
  packs: z.array(PackKey),
})
export type PhoneKeys = z.infer<typeof PhoneKeys>

export const Changes = z.object({
  /** Reach, role or form of the rows changed: the device empties its rows, keeps its outbox, and begins with this page. */
  reset: z.boolean(),
  shape: z.string(),
  /** Everything up to this number is on the device once no page is left. */
  upTo: z.int(),
  tables: z.array(TableChanges),
  nextPage: z.nullable(z.string()),
  /** Which rows of everybody the device has from now on. */
  common: z.optional(z.string()),
})
export type Changes = z.infer<typeof Changes>

/** How much of the village came; what everybody has alike is not counted. */
export const rowsIn = ({ tables }: Changes): number =>
  tables.reduce((sum, { rows, gone, whole }) => (whole ? sum : sum + rows.length + gone.length), 0)

export const listChanges = query('platform.listChanges', {
  summary: 'Lists what changed in a village since a number, as far as a device may hold it.',
  crowded: true,
  input: z.object({
    /** The number up to which the device has everything; `null` for a device that begins. */
    since: z.nullable(z.int().check(z.minimum(0))),
    /** The shape of the rows on the device, as the last answer named it. */
    shape: z.nullable(z.string().check(z.maxLength(100))),
    /** Where the last page ended. */
    page: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(5_000))),
    /** The keys the device knows, by their id; another id is answered with the keys. */
    keys: z.optional(z.nullable(z.string().check(z.maxLength(64)))),
    /** The phone that asks: one that was ended is told so, and gets nothing. */
    phone: z.optional(z.uuid()),
    form: z._default(z.int().check(z.minimum(0)), 1),
    /** Which rows of everybody (references) the device has, as the last answer named them; left out, they are not asked for. */
    common: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  }),
  output: z.extend(Changes, { keys: z.optional(PhoneKeys) }),
})

/** A command as a device queued it, days ago perhaps. Its id makes repeating harmless. */
export const QueuedCommand = z.object({
  commandId: z.uuid(),
  name: z.string().check(z.maxLength(80)),
  input: z.unknown(),
  village: z.nullable(z.int()),
  /** The device's own clock: told, never used for order. */
  occurredAt: z.iso.datetime(),
  /** The form of the input, as the app counted it that queued it; the first one said nothing. */
  schemaVersion: z.optional(z.int().check(z.minimum(1))),
  /** Files it names that are still on this phone: it may be heard before they arrive. */
  files: z.optional(z.array(DeclaredFile).check(z.maxLength(40))),
})
export type QueuedCommand = z.infer<typeof QueuedCommand>

/** `POST /api/push`: an ordered batch, each in a transaction of its own. */
export const PushRequest = z.object({
  commands: z.array(QueuedCommand).check(z.minLength(1), z.maxLength(200)),
  /** The phone that sends: nothing is taken from one that was ended. */
  phone: z.optional(z.uuid()),
})
export type PushRequest = z.infer<typeof PushRequest>

/** A refusal as it travels; `code` is the key of its sentence. */
export const RefusedCommand = z.object({
  kind: z.enum(['invalid', 'forbidden', 'missing', 'conflict', 'rule']),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  fields: z.array(z.unknown()),
})
export type RefusedCommand = z.infer<typeof RefusedCommand>

/** `later`: nothing was decided, the same command may be sent again; `code` says why, where it is known. */
export const PushAnswer = z.union([
  z.object({ commandId: z.uuid(), outcome: z.literal('applied'), output: z.unknown() }),
  z.object({ commandId: z.uuid(), outcome: z.literal('refused'), refusal: RefusedCommand }),
  z.object({ commandId: z.uuid(), outcome: z.literal('later'), code: z.optional(z.string()) }),
])
export type PushAnswer = z.infer<typeof PushAnswer>
