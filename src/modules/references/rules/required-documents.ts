import type { Occupation, Scheme } from '../contract/codes.ts'
import type { DocumentCode, DocumentCondition, RequiredDocument } from '../contract/required-document.ts'

/** Where a candidate goes; a part not known yet matches only rows that hold for any. */
export interface Way {
  readonly scheme: Scheme | null
  readonly country: string | null
  readonly occupation: Occupation | null
}

const holds = (listed: '*' | readonly string[], value: string | null) =>
  listed === '*' || (value !== null && listed.includes(value))

/** Country before scheme before job, and a short list before a long one. */
const weight = (row: RequiredDocument): number => {
  const narrow = (listed: '*' | readonly string[]) => (listed === '*' ? 0 : 1000 - Math.min(listed.length, 999))
  return narrow(row.countries) * 1_000_000 + narrow(row.schemes) * 1000 + narrow(row.occupations)
}

/**
 * The papers of one way, in the order of the checklist. Each document and condition once: the narrowest row speaks,
 * a row that takes away (`not_needed`) removes it. `meets` leaves out what is not for this candidate.
 */
export const requiredDocumentsFor = <Row extends { readonly body: RequiredDocument }>(
  rows: readonly Row[],
  way: Way,
  meets: (condition: DocumentCondition) => boolean = () => true,
): Row[] => {
  const narrowest = new Map<DocumentCode, Row>()
  for (const row of rows) {
    const { body } = row
    if (!holds(body.schemes, way.scheme) || !holds(body.countries, way.country)) continue
    if (!holds(body.occupations, way.occupation) || !meets(body.condition)) continue
    const rival = narrowest.get(body.document)
    if (!rival || weight(body) > weight(rival.body)) narrowest.set(body.document, row)
  }
  return [...narrowest.values()]
    .filter((row) => row.body.need !== 'not_needed')
    .sort((one, other) => one.body.order - other.body.order)
}
