import type { FormField } from '../kinds/kind.ts'

export type FieldValues = Readonly<Record<string, unknown>>

export interface FamilyMember {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly age: number | null
}

export interface LetterFieldsProps {
  readonly form: readonly FormField[]
  readonly values: FieldValues
  readonly family: readonly FamilyMember[]
  readonly onChange: (name: string, value: unknown) => void
  readonly errorOf: (name: string) => string | undefined
}

export type OneFieldProps = Omit<LetterFieldsProps, 'form'> & { readonly field: FormField }

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null)
export const listOf = <Item>(value: unknown): readonly Item[] => (Array.isArray(value) ? (value as Item[]) : [])

interface Shared {
  readonly name: string
  readonly label: string
  readonly optional: boolean
  readonly error: string | undefined
}

export type BoundProps = OneFieldProps & { readonly shared: Shared }
