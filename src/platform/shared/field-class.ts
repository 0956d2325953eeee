/** Classes of UU 27/2022 (PDP) as this house uses them, from open to sealed. They drive masking, export, logs, devices and retention. */
export const fieldClasses = ['public', 'internal', 'confidential', 'specific', 'sealed'] as const
export type FieldClass = (typeof fieldClasses)[number]

/** UU 27/2022 art. 20 (2): the six lawful bases. */
export type LawfulBasis =
  | 'consent'
  | 'contract'
  | 'legal-obligation'
  | 'vital-interest'
  | 'public-duty'
  | 'legitimate-interest'

export interface FieldRule {
  readonly class: FieldClass
  /** What the field is kept for, a key of a text. */
  readonly purpose: string
  readonly basis: LawfulBasis
  /** Months after the last service that the field is kept; `null`: as long as the record it belongs to. */
  readonly retentionMonths: number | null
  /** The column names a stored file, which stays as long as one such column does. */
  readonly holdsFile?: true
}

/** Every column of a village's table is declared; a test walks the database and finds the missing one. */
export interface TableFields {
  readonly table: string
  readonly fields: Readonly<Record<string, FieldRule>>
}

export const fieldRule = (
  fieldClass: FieldClass,
  purpose: string,
  basis: LawfulBasis = 'public-duty',
  retentionMonths: number | null = null,
): FieldRule => ({ class: fieldClass, purpose, basis, retentionMonths })

/** A column that names a stored file by its hash. */
export const namingFile = (rule: FieldRule): FieldRule => ({ ...rule, holdsFile: true })

export const declareFields = <const Fields extends Readonly<Record<string, FieldRule>>>(
  table: string,
  fields: Fields,
) => ({
  table,
  fields,
})
