import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { openFile } from '#platform/server/village-files.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { type ImportCounts, recordImportMapping, requestImport } from '../contract/import.ts'
import { rowJudge } from '../import/judge-rows.ts'
import { findField } from '../import/layouts.ts'
import { fileParser, type Mapping, type ParsedFile } from '../import/parse-file.ts'
import type { ParsedRow } from '../import/parsed-row.ts'
import { letGoOfImportFile } from './import-file.ts'
import { tellPartsOf, tellProgress } from './import-progress.ts'
import { type FileFacts, readFileRows } from './import-read-file.ts'
import { loadRegister, makeDigests } from './import-register.ts'
import { findBatch, getBatch, insertStagedRows, kindOf, pickMigrants, stagedRow } from './import-staging.ts'
import { type ImportBatchRow, type ImportRowRow, importDb } from './import-tables.ts'
import { inSteps } from './in-steps.ts'

type Request = {
  importId: string
  fileHash: string
  fileName: string
  mapping: { headerRow: number; fields: Record<string, string> } | null
  pick: 'all' | 'migrants'
}

export const requestImportHandler = handle(requestImport, async (context, input) => {
  try {
    return await stageFile(context, input)
  } finally {
    tellProgress(input.importId, undefined)
  }
})

/** The file of an unknown table waits in the store until somebody has shown its columns. */
export const recordImportMappingHandler = handle(
  recordImportMapping,
  async (context, { importId, headerRow, fields }) => {
    const batch = await getBatch(context, importId)
    const { file_hash: fileHash, file_name: fileName } = batch
    return stageFile(context, { importId, fileHash, fileName, mapping: { headerRow, fields }, pick: 'migrants' })
  },
)

const stageFile = async (context: Context, input: Request) => {
  const before = await findBatch(context, input.importId)
  if (before && before.status !== 'mapping') throw new Refusal('rule', 'registry.import.alreadyStaged')
  const bytes = await openFile(context, input.fileHash)
  const { facts, file } = await readPopulation(context, input, bytes)
  const rows = file.layout === null ? [] : await judgeFile(context, input, file)
  const batch = batchRow(context, input, file, facts, rows)
  if (before)
    await importDb(context)
      .deleteFrom('import_batches')
      .where('village_id', '=', context.villageId)
      .where('id', '=', input.importId)
      .execute()
  await importDb(context).insertInto('import_batches').values(batch).execute()
  await insertStagedRows(context, rows)
  context.note({ import: input.importId, layout: file.layout, rows: rows.length })
  // The file holds columns nobody may keep: it goes as soon as its rows are staged.
  if (file.layout !== null) await letGoOfImportFile(context, input.fileHash)
  return { importId: input.importId, status: batch.status, layout: file.layout, counts: countsOf(rows) }
}

const readPopulation = async (
  context: Context,
  input: Request,
  bytes: Uint8Array,
): Promise<{ facts: FileFacts; file: ParsedFile }> => {
  const parser = fileParser(context.today, readMapping(input))
  let done = 0
  const facts = await readFileRows(bytes, (row) => {
    parser.push(row)
    if (++done % 200 === 0) tellProgress(input.importId, { stage: 'reading', done, of: 0 })
  })
  const file = parser.finish()
  // "Success" over zero rows is how data is lost: it is an error, loudly.
  if (file.layout === null && file.headings.length === 0) throw new Refusal('invalid', 'registry.import.nothingKnown')
  if (file.layout !== null && file.rows.length === 0) throw new Refusal('invalid', 'registry.import.zeroRows')
  return { facts, file }
}

const readMapping = ({ mapping }: Request): Mapping | undefined => {
  if (!mapping) return undefined
  const fields = Object.entries(mapping.fields).flatMap(([column, header]) => {
    const field = findField(header)
    return field ? [[column, field] as const] : []
  })
  const found = fields.map(([, field]) => field)
  if (!found.includes('nik') || !found.includes('nama'))
    throw new Refusal('invalid', 'registry.import.mappingIncomplete')
  return { headerRow: mapping.headerRow, fields: Object.fromEntries(fields) }
}

const judgeFile = async (context: Context, input: Request, file: ParsedFile): Promise<ImportRowRow[]> => {
  const tell = tellPartsOf(input.importId, 'comparing', file.rows.length)(0, 1)
  tell(0, 1)
  const register = await loadRegister(context)
  const judge = rowJudge(file.rows, register, makeDigests(), { kind: kindOf(file.layout) })
  const rows: ImportRowRow[] = []
  const stage = (row: ParsedRow, position: number) =>
    rows.push(stagedRow(context, input.importId, position, judge(row, position)))
  await inSteps(file.rows, stage, tell)
  if (input.pick === 'migrants') pickMigrants(rows)
  else for (const row of rows) row.picked = row.verdict !== 'rejected'
  return rows
}

const batchRow = (
  context: Context,
  input: Request,
  file: ParsedFile,
  facts: FileFacts,
  rows: readonly ImportRowRow[],
): ImportBatchRow => ({
  village_id: context.villageId,
  id: input.importId,
  file_hash: input.fileHash,
  file_name: input.fileName,
  layout: file.layout,
  status: file.layout === null ? 'mapping' : 'staged',
  facts: JSON.stringify({ ...facts, notices: file.notices, heading: file.headings[0] ?? null }),
  read_count: file.rows.length,
  rejected_count: rows.filter((row) => row.verdict === 'rejected').length,
  warning_count: rows.reduce((sum, row) => sum + row.warnings, file.notices.length),
  created_count: null,
  updated_count: null,
  unchanged_count: null,
  left_count: null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  recorded_by_name: context.actor.name,
  applied_at: null,
  applied_by_name: null,
  apply_command_id: null,
  ended_at: null,
  ended_by_name: null,
  ended_because: null,
})

type Counted = Pick<ImportRowRow, 'verdict' | 'picked' | 'warnings' | 'family_digest'>

/** What applying would do with the rows that are picked now. */
export const countsOf = (rows: readonly Counted[]): ImportCounts => {
  const picked = rows.filter((row) => row.picked)
  const count = (...verdicts: string[]) => picked.filter((row) => verdicts.includes(row.verdict)).length
  return {
    read: rows.length,
    created: count('new', 'duplicate'),
    updated: count('changed', 'moved'),
    unchanged: count('unchanged'),
    rejected: rows.filter((row) => row.verdict === 'rejected').length,
    warnings: rows.reduce((sum, row) => sum + row.warnings, 0),
    families: new Set(rows.flatMap((row) => (row.family_digest ? [row.family_digest.toString('hex')] : []))).size,
    picked: picked.length,
  }
}
