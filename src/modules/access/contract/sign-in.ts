import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { doneSchema, edgeSchema, idSchema, instantSchema, passwordSchema } from './shape.ts'

/**
 * `refused` and `locked` are answers, not errors: the try itself must be kept.
 * `code`: send the same again with the code. Everything later is said by the session.
 */
export const signInAnswerSchema = z.object({
  next: z.enum(['refused', 'locked', 'code', 'done']),
  sessionExpiresAt: z.nullable(instantSchema),
})

export const signIn = command('access.signIn', {
  summary:
    'Signs in with a username or phone number, a password, and a code when the account asks for one. Only through POST /session.',
  scope: 'common',
  open: true,
  input: z.object({
    login: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
    password: passwordSchema,
    /** Six digits of the app, or a recovery code. */
    code: z.optional(z.string().check(z.maxLength(24))),
    edge: edgeSchema,
  }),
  output: signInAnswerSchema,
})

export const signInDemo = command('access.signInDemo', {
  summary: 'Signs in to a demonstration account with one click. Refused outside a demonstration.',
  scope: 'common',
  open: true,
  input: z.object({ accountId: idSchema, edge: edgeSchema }),
  output: signInAnswerSchema,
})

export const listDemoAccounts = query('access.listDemoAccounts', {
  summary: 'The accounts a demonstration offers; none outside a demonstration.',
  scope: 'common',
  open: true,
  input: z.object({}),
  output: z.object({
    demo: z.boolean(),
    oidc: z.boolean(),
    accounts: z.array(
      z.object({ accountId: idSchema, name: z.string(), role: z.string(), place: z.string(), sentence: z.string() }),
    ),
  }),
})

export const requestPasskeySignIn = command('access.requestPasskeySignIn', {
  summary: 'A challenge for signing in with a passkey.',
  scope: 'common',
  open: true,
  input: z.object({}),
  output: z.object({ challengeId: idSchema, optionsJson: z.string() }),
})

export const signInByPasskey = command('access.signInByPasskey', {
  summary: 'Signs in with a passkey that answered a challenge. Only through POST /session/passkey.',
  scope: 'common',
  open: true,
  input: z.object({ challengeId: idSchema, responseJson: z.string().check(z.maxLength(20_000)), edge: edgeSchema }),
  output: signInAnswerSchema,
})

export const signInByGovernment = command('access.signInByGovernment', {
  summary: 'Signs in with an identity that the government sign-on has confirmed. Only through GET /session/oidc.',
  scope: 'common',
  open: true,
  input: z.object({ edge: edgeSchema }),
  output: signInAnswerSchema,
})

export const requestPasswordReset = command('access.requestPasswordReset', {
  summary: 'Asks the person one level up for a new one-time link. Answers the same for unknown names.',
  scope: 'common',
  open: true,
  input: z.object({ login: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)), edge: edgeSchema }),
  output: doneSchema,
})
