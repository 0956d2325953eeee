import type { FileRow } from './read-file.ts'

/** A row as it stands on the day the file begins to hold. */
export interface StandingRow {
  readonly id: string
  readonly key: string
  readonly title: string
  readonly titleEn: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly effectiveFrom: string
  readonly effectiveTo: string | null
}

export type Difference =
  | { readonly state: 'new' | 'rejected'; readonly row: FileRow; readonly fields: readonly string[] }
  | {
      readonly state: 'changed' | 'same'
      readonly row: FileRow
      readonly standing: StandingRow
      readonly fields: readonly string[]
    }
  | { readonly state: 'missing'; readonly standing: StandingRow; readonly fields: readonly string[] }

const sameValue = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const differingFields = (row: FileRow, standing: StandingRow): string[] => {
  const inBody = Object.keys(row.body).filter((field) => !sameValue(row.body[field], standing.body[field]))
  const outside = (['title', 'effectiveTo'] as const).filter((field) => row[field] !== standing[field])
  const english = row.titleEn !== null && row.titleEn !== standing.titleEn ? ['titleEn'] : []
  return [...outside, ...english, ...inBody]
}

/** File against what stands: new, changed, same, missing from the file, or not readable. A key twice is read once. */
export const compareRows = (rows: readonly FileRow[], standing: readonly StandingRow[]): Difference[] => {
  const standingByKey = new Map(standing.map((row) => [row.key, row]))
  const seen = new Set<string>()
  const differences = rows.map((row): Difference => {
    if (row.faults.length > 0) return { state: 'rejected', row, fields: row.faults }
    if (seen.has(row.key)) return { state: 'rejected', row, fields: ['key'] }
    seen.add(row.key)
    const before = standingByKey.get(row.key)
    if (!before) return { state: 'new', row, fields: [] }
    const fields = differingFields(row, before)
    return { state: fields.length > 0 ? 'changed' : 'same', row, standing: before, fields }
  })
  const missing = standing.filter((row) => !seen.has(row.key) && !rows.some((one) => one.key === row.key))
  return [...differences, ...missing.map((row): Difference => ({ state: 'missing', standing: row, fields: [] }))]
}
