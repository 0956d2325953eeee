import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { effectSchema } from './life-event.ts'
import { idSchema, optionalDate, optionalId, optionalText, plainDateSchema, textSchema } from './shapes.ts'

const moveShape = {
  personIds: z.array(idSchema).check(z.minLength(1), z.maxLength(30)),
  toVillageId: z.int(),
  occurredOn: plainDateSchema,
}

export const listMoveEffects = query('registry.listMoveEffects', {
  summary: 'What a move to another village would change for each of the people, listed before it is sent.',
  logged: (input) => input.personIds[0] ?? '',
  input: z.object(moveShape),
  output: z.object({
    /** Why nobody can be sent there; `null` when it can be done. */
    refusal: z.nullable(z.string()),
    people: z.array(
      z.object({
        personId: idSchema,
        name: z.string(),
        effects: z.array(effectSchema),
        refusal: z.nullable(z.string()),
      }),
    ),
  }),
})

export const transferPerson = command('registry.transferPerson', {
  summary: 'Sends people to another village that uses the register: a departure here, an arrival to be accepted there.',
  input: z.object({
    id: idSchema,
    ...moveShape,
    reason: optionalText(240),
    /** Who becomes head of the family, if the head leaves it. */
    newHeadPersonId: optionalId,
    /** The codes that were shown, by person: if something changed since, nothing is recorded. */
    effectsSeen: z._default(z.nullable(z.record(z.string(), z.array(z.string()))), null),
  }),
  output: z.object({ transferIds: z.array(idSchema) }),
})

export const transferStatuses = ['sent', 'accepted', 'refused', 'withdrawn'] as const

export const transferSchema = z.object({
  id: idSchema,
  /** The same for people who move together. */
  moveId: idSchema,
  /** This village's own row: who left, or who arrived. */
  personId: z.nullable(idSchema),
  name: z.string(),
  birthDate: z.nullable(plainDateSchema),
  relationCode: z.nullable(z.string()),
  otherVillageId: z.int(),
  /** The other village with its chain. */
  otherVillage: z.string(),
  occurredOn: plainDateSchema,
  reason: z.nullable(z.string()),
  status: z.enum(transferStatuses),
  settledOn: optionalDate,
  /** What the village of arrival said when it sent somebody back, or why the move was withdrawn. */
  answer: z.nullable(z.string()),
  /** An arrival who seems to have a row here already. */
  known: z.nullable(z.object({ id: idSchema, name: z.string() })),
})
export type Transfer = z.output<typeof transferSchema>

export const listTransfers = query('registry.listTransfers', {
  summary: 'People who are on their way in or out.',
  input: z.object({ direction: z._default(z.enum(['in', 'out']), 'in') }),
  output: z.object({ transfers: z.array(transferSchema) }),
})

export const settleTransfer = command('registry.settleTransfer', {
  summary: 'The village of arrival accepts a person, linking the two entries, or says why not.',
  input: z.object({
    transferId: idSchema,
    accept: z.boolean(),
    /** The row of this village that is the same human, if there is one already. */
    existingPersonId: optionalId,
    householdId: optionalId,
    /** Those who moved together share one new family card. */
    newHousehold: z._default(z.boolean(), false),
    relationCode: z._default(z.string(), '9'),
    reason: optionalText(240),
  }),
  output: z.object({ personId: z.nullable(idSchema) }),
})

export const withdrawTransfer = command('registry.withdrawTransfer', {
  summary: 'Takes back a move that nobody has accepted: the person stands here again as before.',
  input: z.object({ transferId: idSchema, reason: textSchema(240) }),
  output: z.object({ personId: idSchema }),
})
