import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { placeKindSchema, roleSchema } from './role.ts'
import { daySchema, doneSchema, fingerprintSchema, idSchema, instantSchema, nameSchema } from './shape.ts'

export const issueApiKey = command('access.issueApiKey', {
  summary:
    'A key for another system, bound to a role and a reach. The key is made on the device; only its fingerprint is sent.',
  scope: 'common',
  input: z.object({
    id: idSchema,
    name: nameSchema,
    keyFingerprint: fingerprintSchema,
    /** The first eight characters, to recognise it by. */
    opening: z.string().check(z.maxLength(12)),
    role: roleSchema,
    placeKind: placeKindSchema,
    placeId: z.nullable(z.int()),
    expiresOn: daySchema,
  }),
  output: doneSchema,
})

export const listApiKeys = query('access.listApiKeys', {
  summary: 'Keys of other systems, with their last use.',
  scope: 'common',
  input: z.object({}),
  output: z.object({
    keys: z.array(
      z.object({
        id: idSchema,
        name: z.string(),
        opening: z.string(),
        role: z.string(),
        place: z.string(),
        expiresOn: daySchema,
        createdAt: instantSchema,
        lastUsedAt: z.nullable(instantSchema),
        state: z.enum(['open', 'ended']),
      }),
    ),
  }),
})

export const closeApiKey = command('access.closeApiKey', {
  summary: 'Ends a key at once.',
  scope: 'common',
  input: z.object({ id: idSchema }),
  output: doneSchema,
})
