import * as z from 'zod/mini'
import { isPlainDate, type PlainDate } from '#platform/shared/dates.ts'
import { letterEventKinds, letterStates, signingManners } from '../rules/letter-state.ts'

export const idSchema = z.uuid()
export const daySchema = z
  .string()
  .check(z.refine((value: string) => isPlainDate(value), { error: 'letters.notADate' })) as unknown as z.ZodMiniType<
  PlainDate,
  string
>
export const textSchema = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
export const noteSchema = z._default(z.nullable(z.string().check(z.trim(), z.maxLength(400))), null)
export const stateSchema = z.enum(letterStates)
export const paperSchema = z.enum(['A4', 'F4'])
export const mannerSchema = z.enum(signingManners)
export const yearSchema = z.int().check(z.minimum(2000), z.maximum(2100))
export const countSchema = z.int().check(z.nonnegative())
export const pageSchema = {
  offset: z._default(z.int().check(z.minimum(0)), 0),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
}
/** What a form of one kind holds: read again by that kind's own schema. */
export const fieldsSchema = z.record(z.string().check(z.maxLength(60)), z.unknown())

export const letterItemSchema = z.object({
  id: idSchema,
  kind: z.string(),
  /** A text key for kinds of this module, else the words themselves. */
  kindTitle: z.string(),
  subjectPersonId: z.nullable(idSchema),
  subjectName: z.string(),
  state: stateSchema,
  requestedOn: daySchema,
  number: z.nullable(z.string()),
  issuedOn: z.nullable(daySchema),
  recordedByName: z.string(),
  printed: z.boolean(),
})
export type LetterItem = z.output<typeof letterItemSchema>

export const letterEventSchema = z.object({
  id: idSchema,
  kind: z.enum(letterEventKinds),
  occurredOn: daySchema,
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  paper: z.nullable(paperSchema),
  byName: z.string(),
  byRole: z.string(),
  recordedAt: z.string(),
})
export type LetterEvent = z.output<typeof letterEventSchema>

const partySchema = z.nullable(z.object({ caption: z.string(), name: z.string(), duty: z.optional(z.boolean()) }))
const rowSchema = z.tuple([z.string(), z.string()])

/** The letter in words, as the page shows it and the printer prints it. */
export const contentSchema = z.object({
  version: z.literal(1),
  kind: z.string(),
  templateVersion: z.number(),
  villageId: z.number(),
  villageCode: z.string(),
  villageFull: z.string(),
  villageChain: z.string(),
  place: z.string(),
  number: z.nullable(z.string()),
  issuedOn: z.nullable(daySchema),
  validUntil: z.nullable(daySchema),
  letterhead: z.object({ lines: z.array(z.string()), address: z.string(), emblemHash: z.nullable(z.string()) }),
  letter: z.object({
    title: z.string(),
    blocks: z.array(
      z.union([
        z.object({ type: z.literal('text'), text: z.string() }),
        z.object({ type: z.literal('facts'), rows: z.array(rowSchema) }),
        z.object({ type: z.literal('list'), items: z.array(z.string()) }),
      ]),
    ),
    closing: z.string(),
    basis: z.string(),
    left: partySchema,
    right: partySchema,
    signers: z.nullable(z.object({ caption: z.string(), names: z.array(z.string()) })),
    witnesses: z.array(z.object({ name: z.string(), role: z.string() })),
    head: z.enum(['issues', 'attests']),
  }),
  signatory: z.object({ lines: z.array(z.string()), name: z.string() }),
  signing: z.enum(['wet_ink', 'pades']),
  levy: z.nullable(z.string()),
  names: z.array(z.string()),
  recordedAt: z.string(),
})
