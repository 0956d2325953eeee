import * as z from 'zod/mini'
import { query } from './operation.ts'

/** A value as a row holds it; an instant and a day are text. */
export const DeviceValue = z.union([z.string(), z.number(), z.boolean(), z.null()])
export type DeviceValue = z.infer<typeof DeviceValue>

/** Rows of one table: the id first, then the columns in the order of their declaration. */
export const TableChanges = z.object({
  table: z.string(),
  rows: z.array(z.array(DeviceValue)),
  /** Deleted, or no longer for this device. */
  gone: z.array(z.uuid()),
  /** These are all rows of the table: whatever else a device has of it goes. */
  whole: z.optional(z.boolean()),
})
export type TableChanges = z.infer<typeof TableChanges>

export const listChanges = query('platform.listChanges', {
  summary: 'Lists what changed in a village since a number, as far as a device may hold it.',
  input: z.object({
    /** The number up to which the device has everything; `null` for a device that begins. */
    since: z.nullable(z.int().check(z.minimum(0))),
    /** The shape of the rows on the device, as the last answer named it. */
    shape: z.nullable(z.string().check(z.maxLength(100))),
    /** Where the last page ended. */
    page: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
    limit: z.optional(z.int().check(z.minimum(1), z.maximum(5_000))),
    /** Which rows of everybody (references) the device has, as the last answer named them; left out, they are not asked for. */
    common: z.optional(z.nullable(z.string().check(z.maxLength(100)))),
  }),
  output: z.object({
    /** Reach, role or form of the rows changed: the device empties its rows, keeps its outbox, and begins with this page. */
    reset: z.boolean(),
    shape: z.string(),
    /** Everything up to this number is on the device once no page is left. */
    upTo: z.int(),
    tables: z.array(TableChanges),
    nextPage: z.nullable(z.string()),
    common: z.optional(z.string()),
  }),
})
export type Changes = z.output<typeof listChanges.output>

/** A command as a device queued it, days ago perhaps. Its id makes repeating harmless. */
export const QueuedCommand = z.object({
  commandId: z.uuid(),
  name: z.string().check(z.maxLength(80)),
  input: z.unknown(),
  village: z.nullable(z.int()),
  /** The device's own clock: told, never used for order. */
  occurredAt: z.iso.datetime(),
})
export type QueuedCommand = z.infer<typeof QueuedCommand>

/** `POST /api/push`: an ordered batch, each in a transaction of its own. */
export const PushRequest = z.object({ commands: z.array(QueuedCommand).check(z.minLength(1), z.maxLength(200)) })
export type PushRequest = z.infer<typeof PushRequest>

/** A refusal as it travels; `code` is the key of its sentence. */
export const RefusedCommand = z.object({
  kind: z.enum(['invalid', 'forbidden', 'missing', 'conflict', 'rule']),
  code: z.string(),
  details: z.record(z.string(), z.unknown()),
  fields: z.array(z.unknown()),
})
export type RefusedCommand = z.infer<typeof RefusedCommand>

/** `later`: nothing was decided, the same command may be sent again. */
export const PushAnswer = z.union([
  z.object({ commandId: z.uuid(), outcome: z.literal('applied'), output: z.unknown() }),
  z.object({ commandId: z.uuid(), outcome: z.literal('refused'), refusal: RefusedCommand }),
  z.object({ commandId: z.uuid(), outcome: z.literal('later') }),
])
export type PushAnswer = z.infer<typeof PushAnswer>
