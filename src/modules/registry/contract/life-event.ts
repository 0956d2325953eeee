import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { lifeEventKinds } from './codes.ts'
import { personInputSchema } from './person.ts'
import { idSchema, optionalFileHash, optionalId, optionalText, plainDateSchema } from './shapes.ts'

/** One thing that will follow, said before the event is recorded. `count` fills the sentence. */
export const effectSchema = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type Effect = z.output<typeof effectSchema>

const eventShape = {
  personId: idSchema,
  kind: z.enum(lifeEventKinds),
  occurredOn: plainDateSchema,
}

export const listEffects = query('registry.listEffects', {
  summary: 'What an event would change, listed before it is recorded.',
  logged: (input) => input.personId,
  input: z.object(eventShape),
  output: z.object({ effects: z.array(effectSchema), refusal: z.nullable(z.string()) }),
})

export const recordLifeEvent = command('registry.recordLifeEvent', {
  summary: 'Records a birth, death, move, return or loss, with the effects that were shown.',
  input: z.object({
    id: idSchema,
    ...eventShape,
    place: optionalText(120),
    /** A birth: the child, whose mother or father `personId` is. */
    child: z._default(z.nullable(personInputSchema), null),
    /** A move out or in: the village at the other end, if it is known. */
    otherVillage: optionalText(120),
    /** Marriage: the other person, if he is in this register. */
    spousePersonId: optionalId,
    /** A death: who becomes head of the family, if the head died. */
    newHeadPersonId: optionalId,
    note: optionalText(240),
    effectsSeen: z.array(z.string()).check(z.maxLength(30)),
    documentFileHash: optionalFileHash,
  }),
  output: z.object({ eventId: idSchema, effects: z.array(effectSchema) }),
})

export const reverseLifeEvent = command('registry.reverseLifeEvent', {
  summary: 'Says that an event was recorded by mistake. The first row stays; a second one takes it back.',
  input: z.object({ id: idSchema, eventId: idSchema, reason: optionalText(240) }),
  output: z.object({ eventId: idSchema }),
})

export const lifeEventSchema = z.object({
  id: idSchema,
  kind: z.enum(lifeEventKinds),
  occurredOn: plainDateSchema,
  place: z.nullable(z.string()),
  effects: z.array(effectSchema),
  reversed: z.boolean(),
  recordedAt: z.string(),
})
export type LifeEvent = z.output<typeof lifeEventSchema>
