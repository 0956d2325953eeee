import * as z from 'zod/mini'
import { isPlainDate } from '#platform/shared/dates.ts'
import { formatRupiah, rupiah } from '#platform/shared/money.ts'
import type { Schema } from '#platform/shared/operation.ts'
import { terbilang } from '#platform/shared/terbilang.ts'
import { longDate } from '../rules/words.ts'
import type { FormField, Witness } from './kind.ts'

/** One question of a form: how it is asked, what an answer may be, and how the answer reads in the letter. */
export interface Ask<Value = unknown> extends Omit<FormField, 'name'> {
  readonly schema: Schema
  /** What stands in the blank of the question's own name; absent where the kind itself says it. */
  words?(value: Value): string
  /** Only for the compiler: what an answer is. */
  readonly answer?: Value
}

type More = Pick<FormField, 'specific'>
type Line = (value: string) => string

const question = <Value>(schema: unknown, ask: Omit<Ask<Value>, 'schema'>): Ask<Value> => ({
  ...ask,
  schema: schema as Schema,
})

const line = (longest = 160) => z.string().check(z.trim(), z.maxLength(longest))
const needed = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
const day = z
  .string()
  .check(z.refine((value: string) => value === '' || isPlainDate(value), { error: 'letters.notADate' }))
const personId = z.nullable(z.uuid())
const asWritten: Line = (value) => value

export const dayWords: Line = (value) => (isPlainDate(value) ? longDate(value) : '')

/** `Rp900.000 (sembilan ratus ribu rupiah)`. */
export const moneyWords = (value: number): string => `${formatRupiah(rupiah(value))} (${terbilang(value)} rupiah)`

export const text = (longest: number) => question<string>(needed(longest), { ask: 'text', words: asWritten })
export const longText = (longest: number, more: More = {}) =>
  question<string>(needed(longest), { ask: 'long', words: asWritten, ...more })
export const country = () => question<string>(needed(80), { ask: 'country', words: asWritten })
/** Whoever asks for a letter knows what for; without it nobody can read it. */
export const purpose = () => text(240)
export const date = () => question<string>(day, { ask: 'date', words: dayWords })
export const dateLater = () => question<string>(z._default(day, ''), { ask: 'date', words: dayWords })
export const yes = () => question<boolean>(z.boolean(), { ask: 'yes' })

export const maybeText = (more: More = {}) =>
  question<string>(z._default(line(240), ''), { ask: 'text', optional: true, words: asWritten, ...more })
export const maybeCountry = () =>
  question<string>(z._default(line(240), ''), { ask: 'country', optional: true, words: asWritten })
export const maybeDate = () => question<string>(z._default(day, ''), { ask: 'date', optional: true, words: dayWords })

const wholeNumber = (least: number, most: number) => z.nullable(z.int().check(z.minimum(least), z.maximum(most)))
/** Of grace for an answer; two weeks unless somebody says otherwise. */
export const days = (most: number) => question<number | null>(z._default(wholeNumber(1, most), 14), { ask: 'number' })
export const months = (most: number) => question<number | null>(wholeNumber(1, most), { ask: 'number' })
export const maybePeopleCount = (most: number) =>
  question<number | null>(z._default(wholeNumber(0, most), null), {
    ask: 'number',
    optional: true,
    words: (value) => (value === null ? '' : `${value} orang`),
  })
export const maybeMoney = (most: number, more: More = {}) =>
  question<number | null>(z._default(wholeNumber(0, most), null), {
    ask: 'money',
    optional: true,
    ...more,
  })

/** One of a few, or several of them; each has its words in the letter. */
export const choice = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  question<Code>(z.enum(Object.keys(words)), {
    ask: 'choice',
    choices: Object.keys(words),
    words: (value) => words[value],
  })
export const choices = <Code extends string>(words: Readonly<Record<Code, string>>) =>
  question<Code[]>(z.array(z.enum(Object.keys(words))), { ask: 'choice', choices: Object.keys(words) })

export const person = () => question<string | null>(personId, { ask: 'person' })
export const people = () =>
  question<string[]>(z._default(z.array(z.uuid()).check(z.maxLength(12)), []), { ask: 'people' })
export const maybePeople = () => ({ ...people(), optional: true })

const witness = z.object({ name: needed(120), role: line(80), personId: z._default(personId, null) })
export const witnesses = () =>
  question<Witness[]>(z._default(z.array(witness).check(z.maxLength(2)), []), { ask: 'witnesses' })

const heir = z.object({ name: needed(120), relation: needed(60), born: z._default(line(240), '') })
export const heirs = () =>
  question<{ name: string; relation: string; born: string }[]>(z.array(heir).check(z.maxLength(20)), { ask: 'heirs' })

/** A payment as a claim names it: what for, how much and when, and by which rule it may not be asked. */
export interface Charge {
  readonly what: string
  readonly paid: string
  readonly rule: string
}
const charge = z.object({ what: needed(160), paid: needed(160), rule: needed(240) })
export const charges = () =>
  question<Charge[]>(z._default(z.array(charge).check(z.maxLength(40)), []), { ask: 'charges', specific: true })

/** Who cares for one child: somebody of the register, or who is only told by name. */
export interface Care {
  readonly childId: string
  readonly carerId: string | null
  readonly name: string
  readonly address: string
  readonly relation: string
}
const care = z.object({
  childId: z.uuid(),
  carerId: z._default(personId, null),
  name: z._default(line(120), ''),
  address: z._default(line(240), ''),
  relation: z._default(line(80), ''),
})
export const carePlan = () =>
  question<Care[]>(z._default(z.array(care).check(z.maxLength(12)), []), { ask: 'care', optional: true })

/** Asked by an earlier release: no longer on the form, still read in letters that wait. */
export const formerPerson = () => question<string | null>(z._default(personId, null), { ask: 'former' })
export const formerText = () => question<string>(z._default(line(240), ''), { ask: 'former' })
