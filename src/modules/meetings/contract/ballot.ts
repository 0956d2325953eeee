import * as z from 'zod/mini'
import { command } from '#platform/shared/operation.ts'
import { outcomes, secrecies, voteChannels } from '../rules/ballot.ts'
import { majorityCodes } from '../rules/shares.ts'
import { countSchema, doneSchema, idSchema, recordedShape, textSchema } from './shapes.ts'

const tallySchema = z.object({ votes: z.array(countSchema), blank: countSchema, spoilt: countSchema })
const paperCount = z.int().check(z.minimum(0), z.maximum(100_000))

export const ballotSchema = z.object({
  id: idSchema,
  question: z.string(),
  choices: z.array(z.string()),
  secrecy: z.enum(secrecies),
  majority: z.enum(majorityCodes),
  isClosed: z.boolean(),
  /** Who took part and how; never what was chosen. */
  voters: z.array(z.object({ attendeeId: idSchema, channel: z.enum(voteChannels) })),
  papersGiven: countSchema,
  boxes: z.array(z.object({ box: z.string(), papers: countSchema, ...recordedShape })),
  /** Only after the close. */
  result: z.nullable(
    z.object({
      ...{ here: tallySchema, paper: tallySchema, outcome: z.enum(outcomes), winner: z.nullable(countSchema) },
      ...{ entitled: countSchema, present: countSchema, quorumNeeded: z.nullable(countSchema) },
      ...{ majorityNeeded: z.nullable(countSchema), closedAt: z.string(), closedByName: z.string() },
      /** Of an open ballot, who chose what. */
      named: z.nullable(z.array(z.object({ attendeeId: idSchema, choice: z.nullable(countSchema) }))),
    }),
  ),
  ...recordedShape,
})
export type Ballot = z.output<typeof ballotSchema>

export const openBallot = command('meetings.openBallot', {
  summary: 'Begins a ballot in a meeting. Whether it is secret cannot be changed afterwards.',
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    question: textSchema(240),
    choices: z.array(textSchema(80)).check(z.minLength(2, { error: 'meetings.choicesTooFew' }), z.maxLength(12)),
    secrecy: z.enum(secrecies),
    majority: z.enum(majorityCodes),
  }),
  output: doneSchema,
})

export const voteInBallot = command('meetings.voteInBallot', {
  summary:
    'One vote of one person. In a secret ballot only that he voted is kept with him; the choice goes into a sealed sum. `salt` is made on the device and kept nowhere, so that the stored print of this input does not give the choice away.',
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    ballotId: idSchema,
    attendeeId: idSchema,
    /** Place of the choice; `null` is a blank vote. */
    choice: z.nullable(z.int().check(z.minimum(0), z.maximum(11))),
    salt: z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/)),
  }),
  output: doneSchema,
})

export const recordPaperVoters = command('meetings.recordPaperVoters', {
  summary: 'Hands out papers for the box: each person once, and nobody who voted already.',
  input: z.object({
    meetingId: idSchema,
    ballotId: idSchema,
    voters: z.array(z.object({ id: idSchema, attendeeId: idSchema })).check(z.minLength(1), z.maxLength(300)),
  }),
  output: doneSchema,
})

export const recordPaperCount = command('meetings.recordPaperCount', {
  summary:
    'Enters what was counted from one box, once. All boxes together never hold more papers than were handed out.',
  input: z.object({
    id: idSchema,
    meetingId: idSchema,
    ballotId: idSchema,
    box: textSchema(40),
    votes: z.array(paperCount).check(z.minLength(2), z.maxLength(12)),
    blank: paperCount,
    spoilt: paperCount,
    countedBy: textSchema(160),
  }),
  output: doneSchema,
})

export const closeBallot = command('meetings.closeBallot', {
  summary: 'Ends a ballot, counts it and shows the result. Nothing is added afterwards.',
  input: z.object({ id: idSchema, meetingId: idSchema, ballotId: idSchema }),
  output: z.object({ outcome: z.enum(outcomes), winner: z.nullable(countSchema) }),
})
