import * as z from 'zod/mini'
import { isPlainDate, type PlainDate } from '#platform/shared/dates.ts'
import { paperHashSchema } from '#platform/shared/stored-file.ts'

export const idSchema = z.uuid()

export const plainDateSchema = z
  .string()
  .check(z.refine((value: string) => isPlainDate(value), { error: 'registry.notADate' })) as unknown as z.ZodMiniType<
  PlainDate,
  string
>

/** Trimmed, inner spaces made single. Empty is not a text. */
export const textSchema = (longest: number) =>
  z.string().check(
    z.overwrite((value: string) => value.trim().replace(/\s+/g, ' ')),
    z.minLength(1),
    z.maxLength(longest),
  )

/** A person's name: one word is enough. */
export const nameSchema = z.string().check(
  z.overwrite((value: string) => value.trim().replace(/\s+/g, ' ')),
  z.minLength(1, { error: 'registry.nameEmpty' }),
  z.maxLength(120),
)

export const optionalText = (longest: number) => z._default(z.nullable(textSchema(longest)), null)
export const optionalDate = z._default(z.nullable(plainDateSchema), null)
export const optionalId = z._default(z.nullable(idSchema), null)
export const codeSchema = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,24}$/))
export const optionalCode = z._default(z.nullable(codeSchema), null)
export const optionalFileHash = z._default(z.nullable(paperHashSchema), null)
export const instantSchema = z.string()
export const countSchema = z.int().check(z.nonnegative())
export const pageSchema = {
  offset: z._default(z.int().check(z.minimum(0)), 0),
  limit: z._default(z.int().check(z.minimum(1), z.maximum(200)), 50),
}
