import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import type { ImportDecision } from '../contract/import.ts'
import type { Fault } from '../import/faults.ts'
import type { Alike, JudgedRow } from '../import/judge-rows.ts'
import { isPopulation, type LayoutName } from '../import/layouts.ts'
import type { ParsedPerson, ParsedRow } from '../import/parsed-row.ts'
import { hintsOf } from '../import/pick-hints.ts'
import { insertMany } from './import-bulk.ts'
import { type ImportBatchRow, type ImportRowRow, importDb } from './import-tables.ts'
import { cardDigest } from './numbers.ts'

/** Faults of the file itself, and those that come of comparing with the register. */
interface KeptFaults {
  readonly own: readonly Fault[]
  readonly judged: readonly Fault[]
}

export const keptFaults = (row: Pick<ImportRowRow, 'faults'>): KeptFaults => JSON.parse(row.faults) as KeptFaults
export const allFaults = (row: Pick<ImportRowRow, 'faults'>): Fault[] => [
  ...keptFaults(row).own,
  ...keptFaults(row).judged,
]
export const openPerson = (row: Pick<ImportRowRow, 'person_sealed'>): ParsedPerson =>
  JSON.parse(openValue(row.person_sealed)) as ParsedPerson

/** A judged row as it waits: sealed, with no column that has no purpose. */
export const stagedRow = (context: Context, importId: string, position: number, judged: JudgedRow): ImportRowRow => {
  const own = judged.row.faults
  const { cardNo } = judged.row.person
  return {
    village_id: context.villageId,
    import_id: importId,
    position,
    sheet: judged.row.sheet,
    row_number: judged.row.row,
    person_sealed: sealValue(JSON.stringify(judged.row.person)),
    faults: JSON.stringify({ own, judged: judged.faults.slice(own.length) } satisfies KeptFaults),
    warnings: judged.faults.filter((one) => one.severity === 'warning').length,
    verdict: judged.verdict,
    person_id: judged.personId,
    score_basis_points: judged.score === null ? null : Math.round(judged.score * 10_000),
    reasons: judged.reasons.join(','),
    family_digest: cardNo ? cardDigest(cardNo) : null,
    hints: hintsOf(judged.row.person).join(','),
    picked: false,
    decision: null,
  }
}

/** Picks rows with a hint and everyone on their cards. */
export const pickMigrants = (rows: readonly ImportRowRow[]): void => {
  const families = new Set(
    rows.flatMap((row) => (row.hints !== '' && row.family_digest ? [row.family_digest.toString('hex')] : [])),
  )
  for (const row of rows) {
    const inFamily = row.family_digest !== null && families.has(row.family_digest.toString('hex'))
    row.picked = row.verdict !== 'rejected' && (row.hints !== '' || inFamily)
  }
}

export const insertStagedRows = (context: Context, rows: readonly ImportRowRow[]): Promise<void> =>
  insertMany(context, 'import_rows', rows)

export const getBatch = async (context: Context, importId: string): Promise<ImportBatchRow> => {
  const batch = await findBatch(context, importId)
  if (!batch) throw missing('registry.import.missing')
  return batch
}

export const findBatch = (context: Context, importId: string): Promise<ImportBatchRow | undefined> =>
  importDb(context)
    .selectFrom('import_batches')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', importId)
    .executeTakeFirst()

/** The batch, locked; refused unless it is still staged. */
export const lockStagedBatch = async (context: Context, importId: string): Promise<ImportBatchRow> => {
  const batch = await importDb(context)
    .selectFrom('import_batches')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!batch) throw missing('registry.import.missing')
  if (batch.status !== 'staged') throw new Refusal('rule', 'registry.import.notStaged')
  return batch
}

/** A staged row without its person: enough to pick by and to count. */
export type StagedMark = Omit<ImportRowRow, 'person_sealed' | 'sheet' | 'reasons' | 'village_id' | 'import_id'>

export const loadStagedMarks = (context: Context, importId: string): Promise<StagedMark[]> =>
  importDb(context)
    .selectFrom('import_rows')
    .select([
      'position', 'row_number', 'faults', 'warnings', 'verdict', 'person_id', 'score_basis_points', 'family_digest', 'hints', 'picked', 'decision',
    ]) // biome-ignore format: a list
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute()

export const loadStagedRows = (context: Context, importId: string): Promise<ImportRowRow[]> =>
  importDb(context)
    .selectFrom('import_rows')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .orderBy('position')
    .execute()

export const parsedRowOf = (row: ImportRowRow): ParsedRow => ({
  sheet: row.sheet,
  row: row.row_number,
  person: openPerson(row),
  faults: keptFaults(row).own,
})

export const decisionsOf = (rows: readonly ImportRowRow[]): Map<number, ImportDecision> =>
  new Map(rows.flatMap((row, position) => (row.decision ? [[position, row.decision] as const] : [])))

/** The likenesses found when the file was staged, by place. */
export const alikeOf = (rows: readonly ImportRowRow[]): Map<number, Alike> =>
  new Map(
    rows.flatMap((row, position) => {
      if (row.score_basis_points === null) return []
      const first = keptFaults(row).judged.find((one) => one.code === 'resemblesRow')?.values.first
      const found = { score: row.score_basis_points / 10_000, reasons: row.reasons.split(',') }
      return [[position, { ...found, personId: row.person_id, rowNumber: Number(first ?? 0) }] as const]
    }),
  )

export const kindOf = (layout: string | null): 'population' | 'mapped' | 'list' => {
  if (layout === 'mapped') return 'mapped'
  return layout && isPopulation(layout as LayoutName) ? 'population' : 'list'
}
