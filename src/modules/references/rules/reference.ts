import type { PlainDate } from '#platform/shared/dates.ts'
import type { BodyOf, ReferenceKind } from '../contract/bodies.ts'

/** A row with the body of its kind, as it holds on a day. What is not confirmed says so wherever it is shown. */
export interface Reference<Kind extends ReferenceKind> {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly titleEn: string | null
  readonly body: BodyOf<Kind>
  readonly effectiveFrom: PlainDate
  readonly effectiveTo: PlainDate | null
  readonly source: string
  readonly sourceUrl: string | null
  readonly confirmed: boolean
}
