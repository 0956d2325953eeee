import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { returnReasons, verificationStates } from '../rules/verification.ts'
import { redFlagAdvices } from './red-flags.ts'
import {
  countrySchema,
  countSchema,
  idSchema,
  occupationSchema,
  optionalText,
  plainDateSchema,
  recordedShape,
} from './shapes.ts'

const stateSchema = z.enum(verificationStates)

export const verificationSchema = z.object({
  id: idSchema,
  state: stateSchema,
  requestedOn: plainDateSchema,
  /** Checked, and this reader is the head, or acts for one who is not there (a.n.). */
  mayConfirm: z.boolean(),
  events: z.array(
    z.object({
      state: stateSchema,
      occurredOn: plainDateSchema,
      onBehalf: z.boolean(),
      returnReason: z.nullable(z.enum(returnReasons)),
      note: z.nullable(z.string()),
      ...recordedShape,
    }),
  ),
})
export type Verification = z.output<typeof verificationSchema>

export const requestVerification = command('migration.requestVerification', {
  summary: 'Asks the village to verify a candidate.',
  offline: true,
  input: z.object({ id: idSchema, episodeId: idSchema }),
  output: z.object({ verificationId: idSchema, state: stateSchema }),
})

export const verifyCandidate = command('migration.verifyCandidate', {
  summary: "The officer's check: identity, age, permission letter, no duress, signs talked about.",
  input: z.object({
    id: idSchema,
    verificationId: idSchema,
    identitySeen: z.boolean(),
    ageSeen: z.boolean(),
    noDuress: z.boolean(),
    redFlagsDiscussed: z.boolean(),
    note: optionalText(400),
  }),
  output: z.object({ state: stateSchema }),
})

export const approveVerification = command('migration.approveVerification', {
  summary: "The head's confirmation, or the acting one's (a.n.): the candidate is verified by the village.",
  input: z.object({ id: idSchema, verificationId: idSchema, note: optionalText(400) }),
  output: z.object({ state: stateSchema, onBehalf: z.boolean() }),
})

export const refuseVerification = command('migration.refuseVerification', {
  summary: 'Gives a verification back with its reason, so that it can be put right.',
  input: z.object({ id: idSchema, verificationId: idSchema, reason: z.enum(returnReasons), note: optionalText(400) }),
  output: z.object({ state: stateSchema }),
})

export const queueItemSchema = z.object({
  verificationId: idSchema,
  episodeId: idSchema,
  personName: z.string(),
  hamlet: z.nullable(z.string()),
  destinationCountry: z.nullable(countrySchema),
  occupation: z.nullable(occupationSchema),
  occupationTold: z.nullable(z.string()),
  state: stateSchema,
  stateOn: plainDateSchema,
  requestedOn: plainDateSchema,
  lastByName: z.string(),
  villageVerified: countSchema,
  villageTotal: countSchema,
  consultedOn: z.nullable(plainDateSchema),
  permissionLetter: z.nullable(z.string()),
  returnReason: z.nullable(z.enum(returnReasons)),
  redFlagAdvice: z.enum(redFlagAdvices),
})
export type QueueItem = z.output<typeof queueItemSchema>

export const listVerificationQueue = query('migration.listVerificationQueue', {
  summary: 'Verifications that wait for the officer or for the head, and those settled lately.',
  input: z.object({}),
  output: z.object({
    waiting: z.array(queueItemSchema),
    settled: z.array(queueItemSchema),
    /** False: the secretary confirms on behalf (a.n.). */
    headInOffice: z.boolean(),
  }),
})
