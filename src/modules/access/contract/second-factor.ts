import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { recoveryCodeCount } from '../rules/recovery-codes.ts'
import { doneSchema, fingerprintSchema, idSchema, instantSchema } from './shape.ts'

const labelSchema = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))

export const listSecondFactors = query('access.listSecondFactors', {
  summary: 'The authenticator codes, passkeys and recovery codes of this account.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    factors: z.array(
      z.object({
        id: idSchema,
        kind: z.enum(['totp', 'passkey']),
        label: z.string(),
        createdAt: instantSchema,
        lastUsedAt: z.nullable(instantSchema),
      }),
    ),
    compulsory: z.boolean(),
    /** One-time codes for the day the phone is lost; `null`: none are made. */
    recovery: z.nullable(z.object({ left: z.int(), madeAt: instantSchema })),
  }),
})

export const recordTotp = command('access.recordTotp', {
  summary: 'Starts authenticator codes. The secret is made on the device and kept only when its first code is right.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    label: labelSchema,
    /** Base32, 160 bits. */
    secret: z.string().check(z.regex(/^[A-Z2-7]{32}$/)),
    code: z.string().check(z.regex(/^\d{6}$/)),
  }),
  output: doneSchema,
})

export const requestPasskey = command('access.requestPasskey', {
  summary: 'A challenge for registering a passkey of this account.',
  scope: 'common',
  input: z.object({}),
  output: z.object({ challengeId: idSchema, optionsJson: z.string() }),
})

export const recordPasskey = command('access.recordPasskey', {
  summary: 'Keeps the passkey that answered the challenge.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    label: labelSchema,
    challengeId: idSchema,
    responseJson: z.string().check(z.maxLength(20_000)),
  }),
  output: doneSchema,
})

export const recordRecoveryCodes = command('access.recordRecoveryCodes', {
  summary:
    'Ten one-time codes for the day the phone is lost. They are made on the device; a new set voids the old one.',
  scope: 'common',
  input: z.object({ fingerprints: z.array(fingerprintSchema).check(z.length(recoveryCodeCount)) }),
  output: doneSchema,
})

export const keyEventKinds = [
  'factorAdded',
  'factorRemoved',
  'codesMade',
  'codeUsed',
  'linkMade',
  'linkMadeWithoutFactors',
  'linkUsed',
] as const

export const listKeyHistory = query('access.listKeyHistory', {
  summary:
    'What happened to the keys of this account: second factors, recovery codes, one-time links and who made them.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    events: z.array(
      z.object({ id: z.string(), at: instantSchema, kind: z.enum(keyEventKinds), by: z.nullable(z.string()) }),
    ),
  }),
})

export const withdrawSecondFactor = command('access.withdrawSecondFactor', {
  summary: 'Removes a second factor; the last one of a role that needs one stays.',
  scope: 'common',
  input: z.object({ id: idSchema }),
  output: doneSchema,
})
