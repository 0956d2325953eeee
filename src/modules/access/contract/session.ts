import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { doneSchema, idSchema, instantSchema, villageIdSchema } from './shape.ts'

export const ownTermSchema = z.object({
  id: idSchema,
  role: z.string(),
  place: z.string(),
  villageId: z.nullable(villageIdSchema),
  until: z.nullable(z.string()),
})

/** What stands between a fresh session and its work, in order. */
export const steps = ['term', 'factor', 'code', 'done'] as const
export type Step = (typeof steps)[number]

export const getSession = query('access.getSession', {
  summary: 'Who is signed in, under which term of office, and what is still to be done before work can start.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    sessionId: z.nullable(idSchema),
    accountId: z.string(),
    name: z.string(),
    username: z.string(),
    language: z.enum(['id', 'en', 'jv']),
    easyMode: z.boolean(),
    role: z.string(),
    term: z.nullable(ownTermSchema),
    terms: z.array(ownTermSchema),
    villageId: z.nullable(villageIdSchema),
    /** Every village this session may enter. */
    villageIds: z.array(villageIdSchema),
    personId: z.nullable(idSchema),
    hamlet: z.nullable(z.string()),
    next: z.enum(steps),
    secondFactor: z.enum(['compulsory', 'advised']),
    codeOfConduct: z.string(),
    glass: z.nullable(
      z.object({ grantId: idSchema, villageId: villageIdSchema, village: z.string(), expiresAt: instantSchema }),
    ),
    demo: z.boolean(),
  }),
})

export const chooseTerm = command('access.chooseTerm', {
  summary: 'Sets the term of office this session acts under.',
  scope: 'common',
  input: z.object({ termId: idSchema }),
  output: doneSchema,
})

export const signOut = command('access.signOut', {
  summary: 'Ends the session that asks. Over HTTP use DELETE /session, which also clears the cookie.',
  scope: 'common',
  input: z.object({}),
  output: doneSchema,
})

export const listSessions = query('access.listSessions', {
  summary: 'The devices where this account is signed in.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    sessions: z.array(
      z.object({
        id: idSchema,
        device: z.string(),
        role: z.nullable(z.string()),
        createdAt: instantSchema,
        lastSeenAt: instantSchema,
        expiresAt: instantSchema,
        current: z.boolean(),
      }),
    ),
  }),
})

export const closeSession = command('access.closeSession', {
  summary: 'Ends a session of this account on another device; without an id, all others.',
  scope: 'common',
  input: z.object({ sessionId: z.nullable(idSchema) }),
  output: z.object({ ended: z.int() }),
})

export const listSignIns = query('access.listSignIns', {
  summary: "The log of this account's own sign-ins, good and bad, newest first.",
  scope: 'common',
  input: z.object({}),
  output: z.object({
    signIns: z.array(z.object({ id: idSchema, at: instantSchema, outcome: z.string(), device: z.string() })),
  }),
})

export const recordCodeAcceptance = command('access.recordCodeAcceptance', {
  summary: 'Accepts the code of conduct and secrecy in the version that was shown.',
  scope: 'common',
  input: z.object({ version: z.string().check(z.maxLength(20)) }),
  output: doneSchema,
})

export const verifyCode = command('access.verifyCode', {
  summary: 'Proves the second factor within a session that began with a password alone.',
  scope: 'common',
  /** Six digits of the app, or a recovery code. */
  input: z.object({ code: z.string().check(z.minLength(6), z.maxLength(24)) }),
  output: z.object({ right: z.boolean() }),
})
