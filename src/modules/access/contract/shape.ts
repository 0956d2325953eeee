import * as z from 'zod/mini'

export const idSchema = z.uuid()
export const daySchema = z.iso.date()
export const instantSchema = z.string()
export const nameSchema = z.string().check(z.trim(), z.minLength(2), z.maxLength(120))
export const reasonSchema = z.string().check(z.trim(), z.minLength(10), z.maxLength(500))
export const noteSchema = z.string().check(z.trim(), z.maxLength(500))
export const villageIdSchema = z.int().check(z.positive())

/** SHA-256 in hex. Secrets are made where they are used; only their fingerprints travel through the door. */
export const fingerprintSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** What the sign-in route knows and nobody else may claim: sealed by the server, opened by the server. */
export const edgeSchema = z.string().check(z.maxLength(2000))

export const passwordSchema = z.string().check(z.minLength(1), z.maxLength(200))
export const doneSchema = z.object({ done: z.literal(true) })
export const done = { done: true } as const
