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
  }),
  output: z.object({
    /** Reach, role or form of the rows changed: the device empties its rows, keeps its outbox, and begins with this page. */
    reset: z.boolean(),
    shape: z.string(),
    /** Everything up to this number is on the device once no page is left. */
    upTo: z.int(),
    tables: z.array(TableChanges),
    nextPage: z.nullable(z.string()),
  }),
})
export type Changes = z.output<typeof listChanges.output>
