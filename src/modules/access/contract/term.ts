import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { usernameSchema } from './account.ts'
import { placeKindSchema, roleSchema } from './role.ts'
import { daySchema, doneSchema, idSchema, instantSchema, nameSchema, noteSchema, villageIdSchema } from './shape.ts'

export const endReasons = [
  'period_over',
  'resigned',
  'moved',
  'other_work',
  'replaced',
  'misconduct',
  'died',
  'mistake',
] as const

export const termSchema = z.object({
  id: idSchema,
  accountId: idSchema,
  name: z.string(),
  title: z.nullable(z.string()),
  role: roleSchema,
  place: z.string(),
  villageId: z.nullable(villageIdSchema),
  hamlet: z.nullable(z.string()),
  from: daySchema,
  until: z.nullable(daySchema),
  appointmentNumber: z.nullable(z.string()),
  endedOn: z.nullable(daySchema),
  endReason: z.nullable(z.string()),
  succeedsTermId: z.nullable(idSchema),
  state: z.enum(['planned', 'serving', 'ended']),
  accountState: z.enum(['invited', 'active', 'closed']),
  lastSignInAt: z.nullable(instantSchema),
  /** The reader is one level up: may invite, reset and end. */
  mine: z.boolean(),
})

export const listTerms = query('access.listTerms', {
  summary: 'Terms of office of a village, or of the area one level down, serving, planned and ended.',
  scope: 'common',
  input: z.object({ villageId: z.optional(villageIdSchema), ended: z.optional(z.boolean()) }),
  output: z.object({
    terms: z.array(termSchema),
    /** Roles this reader may appoint here. */
    appointable: z.array(roleSchema),
    resetRequests: z.array(z.object({ accountId: idSchema, at: instantSchema })),
  }),
})

export const assignTerm = command('access.assignTerm', {
  summary: 'Gives a person a term of office. The term is the only grant. A new account is made by naming it.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    accountId: idSchema,
    /** Absent: the account exists. */
    newAccount: z.optional(
      z.object({ name: nameSchema, username: usernameSchema, phone: z.nullable(z.string().check(z.maxLength(24))) }),
    ),
    role: roleSchema,
    title: z.optional(z.string().check(z.trim(), z.maxLength(80))),
    placeKind: placeKindSchema,
    placeId: z.nullable(z.int()),
    hamlet: z.optional(z.string().check(z.trim(), z.maxLength(60))),
    personId: z.optional(idSchema),
    from: daySchema,
    until: z.nullable(daySchema),
    appointmentNumber: z.nullable(z.string().check(z.trim(), z.maxLength(80))),
    /** The term that this one takes over from: a third officer may serve beside it for a while. */
    succeedsTermId: z.optional(idSchema),
  }),
  output: z.object({ termId: idSchema, accountId: idSchema }),
})

export const closeTerm = command('access.closeTerm', {
  summary: 'Ends a term from a day on; from today means at once, with its sessions.',
  scope: 'common',
  input: z.object({ termId: idSchema, endedOn: daySchema, reason: z.enum(endReasons), note: z.optional(noteSchema) }),
  output: doneSchema,
})
