import type { Selectable } from 'kysely'
import type * as z from 'zod/mini'
import type { ReferenceKind } from '../contract/bodies.ts'
import type { referenceRow } from '../contract/operations.ts'
import { isConfirmed } from '../rules/confirmed.ts'
import { foldText } from '../rules/fold-text.ts'
import type { DatedRow, RowState } from '../rules/row-state.ts'
import type { ReferencesTables } from './tables.ts'

export type StoredRow = Selectable<ReferencesTables['reference_rows']>
export type ReferenceRow = z.output<typeof referenceRow>

export const datedRow = (row: StoredRow): DatedRow => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to,
  withdrawnOn: row.withdrawn_on,
  replaces: row.replaces,
  recordedAt: row.recorded_at,
})

export const shapeRow = (row: StoredRow, state: RowState, on: string): ReferenceRow => ({
  id: row.id,
  kind: row.kind as ReferenceKind,
  key: row.key,
  title: row.title,
  titleEn: row.title_en,
  body: JSON.parse(row.body) as Record<string, unknown>,
  effectiveFrom: row.effective_from,
  effectiveTo: row.effective_to,
  source: row.source,
  sourceUrl: row.source_url,
  confirmed: isConfirmed(row.kind, row.confirmed_on, on),
  confirmedBy: row.confirmed_by,
  confirmedOn: row.confirmed_on,
  withdrawnOn: row.withdrawn_on,
  withdrawnBy: row.withdrawn_by,
  withdrawnBecause: row.withdrawn_because,
  replaces: row.replaces,
  recordedAt: row.recorded_at,
  recordedBy: row.recorded_by,
  state,
})

const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** What the search looks in: key, titles, every text of the body, the source. */
export const searchTextOf = (row: {
  key: string
  title: string
  titleEn: string | null
  body: unknown
  source: string
}): string => foldText([row.key, row.title, row.titleEn ?? '', ...textsIn(row.body), row.source].join(' '))
