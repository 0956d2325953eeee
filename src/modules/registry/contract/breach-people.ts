import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { countSchema, idSchema, instantSchema } from './shapes.ts'

/** In writing, says the law: a letter in the hand, by post, or a message that stays. */
export const noticeChannels = ['handed', 'post', 'message'] as const

export const recordBreachPeople = command('registry.recordBreachPeople', {
  summary: 'Names whom a leak concerns, one by one or a family at once; or says that somebody was named wrongly.',
  input: z.object({
    breachId: idSchema,
    personIds: z._default(z.array(idSchema).check(z.maxLength(500)), []),
    householdIds: z._default(z.array(idSchema).check(z.maxLength(100)), []),
    affected: z._default(z.boolean(), true),
  }),
  output: z.object({ named: countSchema }),
})

export const recordBreachTold = command('registry.recordBreachTold', {
  summary: 'Records who was told of a leak in writing, and how (UU 27/2022 art. 46).',
  input: z.object({
    breachId: idSchema,
    personIds: z.array(idSchema).check(z.minLength(1), z.maxLength(500)),
    channel: z.enum(noticeChannels),
    toldAt: z.iso.datetime({ offset: true }),
  }),
  output: z.object({ told: countSchema, untold: countSchema }),
})

export const listBreachPeople = query('registry.listBreachPeople', {
  summary: 'Whom a leak concerns, by name, who was told and until when the others must be.',
  logged: (input) => `breach:${input.breachId}`,
  input: z.object({ breachId: idSchema }),
  output: z.object({
    kind: z.string(),
    foundAt: instantSchema,
    dueAt: instantSchema,
    whatHappened: z.string(),
    whichData: z.string(),
    handling: z.string(),
    closed: z.boolean(),
    people: z.array(
      z.object({
        personId: idSchema,
        name: z.string(),
        hamlet: z.nullable(z.string()),
        rt: z.nullable(z.string()),
        rw: z.nullable(z.string()),
        told: z.nullable(z.object({ at: instantSchema, channel: z.enum(noticeChannels), byName: z.string() })),
      }),
    ),
    untold: countSchema,
  }),
})
