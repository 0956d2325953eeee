import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { paperHashSchema } from '#platform/shared/stored-file.ts'
import { decisionStates } from '../rules/state.ts'
import {
  daySchema,
  doneSchema,
  idSchema,
  optionalDay,
  optionalId,
  optionalText,
  optionalTime,
  recordedShape,
  textSchema,
} from './shapes.ts'

/** Who carries a decision out and has an account here; everybody else is named in words. */
export const ownerRoles = [
  'migration_officer',
  'business_officer',
  'head',
  'secretary',
  'tutor',
  'coop_manager',
] as const
export type OwnerRole = (typeof ownerRoles)[number]

export const minutesSchema = z.object({
  id: idSchema,
  discussion: z.string(),
  startedAt: z.nullable(z.string()),
  endedAt: z.nullable(z.string()),
  leaderName: z.string(),
  recorderName: z.string(),
  ...recordedShape,
})

export const recordMinutes = command('meetings.recordMinutes', {
  summary: 'Writes the minutes; written again, the newest count and the earlier stay.',
  offline: true,
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    discussion: textSchema(8000),
    startedAt: optionalTime,
    endedAt: optionalTime,
    leaderName: textSchema(80),
    recorderName: textSchema(80),
  }),
  output: doneSchema,
})

export const decisionSchema = z.object({
  id: idSchema,
  words: z.string(),
  ownerRole: z.nullable(z.enum(ownerRoles)),
  ownerName: z.nullable(z.string()),
  dueOn: z.nullable(z.string()),
  ballotId: z.nullable(idSchema),
  state: z.enum(decisionStates),
  steps: z.array(
    z.object({
      ...{ id: idSchema, state: z.enum(decisionStates), occurredOn: z.string(), dueOn: z.nullable(z.string()) },
      ...{ note: z.nullable(z.string()), fileHash: z.nullable(z.string()), ...recordedShape },
    }),
  ),
  ...recordedShape,
})
export type Decision = z.output<typeof decisionSchema>

export const recordDecision = command('meetings.recordDecision', {
  summary: 'Writes a decision: what, who carries it out, by which day. Its owner is reminded.',
  offline: true,
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    words: textSchema(400),
    ownerRole: z._default(z.nullable(z.enum(ownerRoles)), null),
    ownerName: optionalText(80),
    dueOn: optionalDay,
    ballotId: optionalId,
  }),
  output: doneSchema,
})

export const recordFollowUp = command('meetings.recordFollowUp', {
  summary:
    'Writes what became of a decision: done with evidence, put off to another day, or taken back with the reason.',
  offline: true,
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    decisionId: idSchema,
    state: z.enum(['done', 'postponed', 'withdrawn']),
    occurredOn: daySchema,
    dueOn: optionalDay,
    note: optionalText(400),
    fileHash: z._default(z.nullable(paperHashSchema), null),
  }),
  output: doneSchema,
})
