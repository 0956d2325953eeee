import { notReplaced } from '#platform/shared/not-replaced.ts'

/** One page of a paper as it was photographed; a page without a hash is one that was taken away. */
export interface ScanRow {
  readonly id: string
  readonly pageNo: number
  readonly fileHash: string | null
  readonly replacesId: string | null
  readonly recordedAt: string
}

export const mostPages = 12

export type Page<Row extends ScanRow = ScanRow> = Row & { readonly fileHash: string }

/** The pages that stand, in their order: a page in place of another keeps its place. */
export const standingScans = <Row extends ScanRow>(rows: readonly Row[]): readonly Page<Row>[] =>
  notReplaced(rows, (row) => row.replacesId)
    .filter((row): row is Page<Row> => row.fileHash !== null)
    .sort((a, b) => a.pageNo - b.pageNo)
