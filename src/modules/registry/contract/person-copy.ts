import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { passphraseLength } from './export.ts'
import { idSchema, instantSchema } from './shapes.ts'

export const copyHands = ['self', 'parent', 'guardian', 'proxy'] as const

/** UU 27/2022 art. 13: the person may have the data in a form that machines read. */
export const recordPersonCopy = command('registry.recordPersonCopy', {
  summary: 'Writes down that a person takes a copy of the own data along, and who receives it: the receipt.',
  input: z.object({ id: idSchema, personId: idSchema, handedTo: z._default(z.enum(copyHands), 'self') }),
  output: z.object({ id: idSchema, recordedAt: instantSchema }),
})

export const getPersonCopy = query('registry.getPersonCopy', {
  summary:
    'The copy itself: JSON in an AES-256 archive, under a passphrase that the person chooses. Within the hour of its receipt.',
  logged: (input) => input.personId,
  input: z.object({
    personId: idSchema,
    copyId: idSchema,
    passphrase: z.string().check(z.minLength(passphraseLength), z.maxLength(200)),
  }),
  output: z.object({ fileName: z.string(), base64: z.string(), sha256: z.string() }),
})
