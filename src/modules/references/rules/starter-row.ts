import type { BodyOf, ReferenceKind } from '../contract/bodies.ts'

/** A row typed from a public source. `confirmed` says that this source was read; else it is common knowledge to be checked. */
export interface StarterRowOf<Kind extends ReferenceKind> {
  readonly kind: Kind
  readonly key: string
  readonly title: string
  readonly titleEn?: string
  readonly body: BodyOf<Kind>
  readonly effectiveFrom: string
  readonly effectiveTo?: string
  readonly source: string
  readonly sourceUrl?: string
  readonly confirmed: boolean
}

export type StarterRow = { [Kind in ReferenceKind]: StarterRowOf<Kind> }[ReferenceKind]

/** Rows of one kind: the kind is said once. */
export const rowsOfKind = <Kind extends ReferenceKind>(
  kind: Kind,
  rows: readonly Omit<StarterRowOf<Kind>, 'kind'>[],
): StarterRowOf<Kind>[] => rows.map((row) => ({ kind, ...row }))
