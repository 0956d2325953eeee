import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { doneSchema, fingerprintSchema, idSchema, instantSchema, passwordSchema, villageIdSchema } from './shape.ts'

export const languageSchema = z.enum(['id', 'en', 'jv'])
export const usernameSchema = z.string().check(z.regex(/^[a-z][a-z0-9._-]{2,31}$/))

export const correctProfile = command('access.correctProfile', {
  summary: 'Changes the language and the easy mode of this account.',
  scope: 'common',
  input: z.object({ language: languageSchema, easyMode: z.boolean() }),
  output: doneSchema,
})

export const correctPassword = command('access.correctPassword', {
  summary: 'Changes the password of this account and ends its other sessions.',
  scope: 'common',
  /** `salt`: random, so that the fingerprint kept of this command cannot be guessed back to a password. */
  input: z.object({ current: passwordSchema, next: passwordSchema, salt: fingerprintSchema }),
  /** `right` is false when the present password was wrong: an answer, so that the try is kept. */
  output: z.object({ right: z.boolean() }),
})

export const listAccounts = query('access.listAccounts', {
  summary: 'Accounts with a term in a village, or in all of the reach, with their state.',
  scope: 'common',
  input: z.object({ villageId: z.optional(villageIdSchema), search: z.optional(z.string().check(z.maxLength(60))) }),
  output: z.object({
    accounts: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        username: z.string(),
        state: z.enum(['invited', 'active', 'closed']),
        lastSignInAt: z.nullable(instantSchema),
        secondFactor: z.boolean(),
        roles: z.array(z.string()),
      }),
    ),
  }),
})

export const closeAccount = command('access.closeAccount', {
  summary: 'Closes an account: its sessions end at once and it cannot sign in.',
  scope: 'common',
  input: z.object({ accountId: idSchema }),
  output: doneSchema,
})

export const reopenAccount = command('access.reopenAccount', {
  summary: 'Opens a closed account again.',
  scope: 'common',
  input: z.object({ accountId: idSchema }),
  output: doneSchema,
})

export const linkKinds = ['invitation', 'reset'] as const

export const issueInvitation = command('access.issueInvitation', {
  summary:
    'A one-time link, made by the person one level up. The link is made on the device; only its fingerprint is sent.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    accountId: idSchema,
    kind: z.enum(linkKinds),
    tokenFingerprint: fingerprintSchema,
    /** A lost phone: the new link also removes the second factors. */
    withoutSecondFactors: z.boolean(),
  }),
  output: z.object({ expiresAt: instantSchema }),
})

export const getInvitation = query('access.getInvitation', {
  summary: 'What a one-time link is for. A used, ended or unknown link is missing.',
  scope: 'common',
  open: true,
  input: z.object({ tokenFingerprint: fingerprintSchema }),
  output: z.object({
    kind: z.enum(linkKinds),
    name: z.string(),
    username: z.string(),
    role: z.nullable(z.string()),
    place: z.nullable(z.string()),
    expiresAt: instantSchema,
  }),
})

export const acceptInvitation = command('access.acceptInvitation', {
  summary: 'Uses a one-time link to set a password. The account then signs in.',
  scope: 'common',
  open: true,
  input: z.object({ token: z.string().check(z.minLength(20), z.maxLength(100)), password: passwordSchema }),
  output: z.object({ username: z.string() }),
})
