import * as z from 'zod/mini'
import { isPlainDate } from '#platform/shared/dates.ts'

export const idSchema = z.uuid()
export const countSchema = z.int()
export const daySchema = z.string().check(z.refine(isPlainDate, { error: 'meetings.dayUnreadable' }))
export const optionalDay = z._default(z.nullable(daySchema), null)
export const timeSchema = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'meetings.timeUnreadable' }))
export const optionalTime = z._default(z.nullable(timeSchema), null)
export const optionalId = z._default(z.nullable(idSchema), null)

export const textSchema = (most: number, error = 'meetings.wordsMissing') =>
  z.string().check(z.trim(), z.minLength(1, { error }), z.maxLength(most))
export const optionalText = (most: number) =>
  z._default(z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(most))), null)

export const doneSchema = z.object({ done: z.literal(true) })
export const recordedShape = { recordedAt: z.string(), recordedByName: z.string() }
