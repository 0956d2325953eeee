import * as z from 'zod/mini'
import { command, query } from '#platform/shared/operation.ts'
import { pictureHashSchema } from '#platform/shared/stored-file.ts'
import { paperSchema, textSchema } from './shapes.ts'

export const settingsSchema = z.object({
  lines: z.array(textSchema(120)).check(z.minLength(1), z.maxLength(4)),
  address: z.string().check(z.trim(), z.maxLength(240)),
  phone: z.nullable(z.string().check(z.trim(), z.maxLength(40))),
  emblemHash: z.nullable(pictureHashSchema),
  numberPattern: textSchema(80),
  counterScope: z.enum(['code', 'all']),
  codes: z.record(z.string(), z.string().check(z.trim(), z.maxLength(24))),
  paper: paperSchema,
  levyRegulation: z.nullable(z.string().check(z.trim(), z.maxLength(80))),
  signing: z.enum(['wet_ink', 'pades']),
})
export type LetterSettings = z.output<typeof settingsSchema>

export const getSettings = query('letters.getSettings', {
  summary: 'Header, numbering and paper of the village letters.',
  input: z.object({}),
  output: z.object({
    settings: settingsSchema,
    /** False: still what the house starts with. */
    own: z.boolean(),
    kinds: z.array(z.object({ kind: z.string(), code: z.string() })),
    villageDigits: z.string(),
    changedByName: z.nullable(z.string()),
    changedAt: z.nullable(z.string()),
  }),
})

export const correctSettings = command('letters.correctSettings', {
  summary: 'Changes header, numbering or paper. Each field says what was seen and what is wanted.',
  input: z.object({ from: z.partial(settingsSchema), to: z.partial(settingsSchema) }),
  output: z.object({ settings: settingsSchema }),
})
