import type { Operation } from '../shared/operation.ts'
import { isSealedText } from '../shared/sealed-text.ts'

type Input = Readonly<Record<string, unknown>>

/** Of a command that waited on this phone: the fields that only the village opens, as they lie there. */
export const heldSealed = ({ sealed = [] }: Pick<Operation, 'sealed'>, input: unknown): Input => {
  const written = (input ?? {}) as Input
  return Object.fromEntries(
    sealed.filter((field) => isSealedText(written[field])).map((field) => [field, written[field]]),
  )
}

/** What a form shows of it: nobody reads or changes a sealed word here. */
export const withoutSealed = (input: Input, held: Input): Input => ({
  ...input,
  ...Object.fromEntries(Object.keys(held).map((field) => [field, null])),
})

/** What lay sealed goes along where nothing else was written in its place. */
export const withSealed = <Written>(input: Written, held: Input): Written => {
  const written = input as Input
  const untouched = Object.entries(held).filter(([field]) => isEmpty(written[field]))
  return untouched.length === 0 ? input : { ...input, ...Object.fromEntries(untouched) }
}

export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''
