import type { Context } from '#platform/server/context.ts'
import { sealValue } from '#platform/server/keys.ts'
import { handle } from '#platform/server/module.ts'
import { missing, Refusal } from '#platform/shared/errors.ts'
import { correctImportRow, recordImportPick, settleImportRow } from '../contract/import.ts'
import { type JudgedRow, rowJudge } from '../import/judge-rows.ts'
import { findField, type ReadField } from '../import/layouts.ts'
import { parseRow } from '../import/parse-row.ts'
import type { ParsedPerson } from '../import/parsed-row.ts'
import { hintsOf, speaksOfAbroad } from '../import/pick-hints.ts'
import { importRow, personNames } from './import-queries.ts'
import { loadRegister, makeDigests } from './import-register.ts'
import {
  decisionsOf,
  getBatch,
  kindOf,
  loadStagedMarks,
  loadStagedRows,
  lockStagedBatch,
  openPerson,
  parsedRowOf,
  type StagedMark,
  stagedRow,
} from './import-staging.ts'
import { type ImportRowRow, importDb } from './import-tables.ts'
import { inSteps } from './in-steps.ts'
import { cardDigest } from './numbers.ts'

type Pick = {
  importId: string
  how: 'all' | 'none' | 'hints' | 'list' | 'rows'
  positions: number[]
  picked: boolean
  withFamily: boolean
  listImportId: string | null
}

/** Chooses who is kept. A family comes whole: a child without its carer is no file. */
export const recordImportPickHandler = handle(recordImportPick, async (context, input) => {
  await lockStagedBatch(context, input.importId)
  const rows = (await loadStagedMarks(context, input.importId)).filter((row) => row.verdict !== 'rejected')
  const named = new Set((await namedRows(context, input, rows)).map((row) => row.position))
  const families = new Set(
    rows.flatMap((row) =>
      input.withFamily && named.has(row.position) && row.family_digest ? [row.family_digest.toString('hex')] : [],
    ),
  )
  const touched = (row: StagedMark) =>
    named.has(row.position) || (row.family_digest !== null && families.has(row.family_digest.toString('hex')))
  const value = input.how === 'none' ? false : input.how === 'rows' ? input.picked : true
  const changed = rows.filter((row) => touched(row) && row.picked !== value)
  await setPicked(
    context,
    input.importId,
    changed.map((row) => row.position),
    value,
  )
  const picked = rows.filter((row) => (touched(row) ? value : row.picked))
  return {
    picked: picked.length,
    families: new Set(picked.flatMap((row) => (row.family_digest ? [row.family_digest.toString('hex')] : []))).size,
  }
})

const namedRows = async (
  context: Context,
  input: Pick,
  rows: readonly StagedMark[],
): Promise<readonly StagedMark[]> => {
  if (input.how === 'all' || input.how === 'none') return rows
  if (input.how === 'hints') return rows.filter((row) => row.hints !== '')
  if (input.how === 'rows') {
    const positions = new Set(input.positions)
    return rows.filter((row) => positions.has(row.position))
  }
  return rowsOnList(context, input, rows)
}

/** Rows whose NIK or card stands on a list: suplemen, BP3MI, or any table with a column of NIKs. */
const rowsOnList = async (
  context: Context,
  input: Pick,
  rows: readonly StagedMark[],
): Promise<readonly StagedMark[]> => {
  if (input.listImportId === null) throw new Refusal('invalid', 'registry.import.listMissing')
  await getBatch(context, input.listImportId)
  const listed = (await loadStagedRows(context, input.listImportId)).map(openPerson)
  const byNumber = new Map(
    listed.flatMap((person) =>
      [person.participant, person.nik, person.cardNo].flatMap((number) => (number ? [[number, person] as const] : [])),
    ),
  )
  const cards = new Set([...byNumber.keys()].map((number) => cardDigest(number).toString('hex')))
  const onList = new Set<number>()
  for (const row of await loadStagedRows(context, input.importId)) {
    const entry = byNumber.get(openPerson(row).nik ?? '')
    if (!entry) continue
    onList.add(row.position)
    await noteListed(context, row, entry)
  }
  const named = rows.filter(
    (row) => onList.has(row.position) || (row.family_digest !== null && cards.has(row.family_digest.toString('hex'))),
  )
  if (named.length === 0) throw new Refusal('rule', 'registry.import.listMatchesNobody')
  return named
}

/** A person named by a list carries what it says until the file is applied; a family named by its card says nothing of one member. */
const noteListed = async (context: Context, row: ImportRowRow, entry: ParsedPerson): Promise<void> => {
  const person = openPerson(row)
  const said = [entry.destination, entry.remark].find((words) => words !== undefined && speaksOfAbroad(words))
  const listed: ParsedPerson = {
    ...person,
    listed: true,
    ...(person.destination === undefined && said !== undefined && { destination: said }),
    ...(person.jobAbroad === undefined && entry.jobAbroad !== undefined && { jobAbroad: entry.jobAbroad }),
  }
  await importDb(context)
    .updateTable('import_rows')
    .set({ person_sealed: sealValue(JSON.stringify(listed)), hints: hintsOf(listed).join(',') })
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', row.import_id)
    .where('position', '=', row.position)
    .execute()
}

const setPicked = async (
  context: Context,
  importId: string,
  positions: readonly number[],
  picked: boolean,
): Promise<void> => {
  for (let start = 0; start < positions.length; start += 5_000) {
    await importDb(context)
      .updateTable('import_rows')
      .set({ picked })
      .where('village_id', '=', context.villageId)
      .where('import_id', '=', importId)
      .where('position', 'in', positions.slice(start, start + 5_000))
      .execute()
  }
}

export const settleImportRowHandler = handle(settleImportRow, async (context, { importId, position, decision }) => {
  await lockStagedBatch(context, importId)
  const { numUpdatedRows } = await importDb(context)
    .updateTable('import_rows')
    .set({ decision })
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .where('verdict', '=', 'duplicate')
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw missing('registry.import.rowMissing')
  return { position }
})

/** Cells of one row, typed anew. The row is read again, and all rows are compared again: a corrected NIK may be another row's. */
export const correctImportRowHandler = handle(correctImportRow, async (context, { importId, position, values }) => {
  const batch = await lockStagedBatch(context, importId)
  const rows = await loadStagedRows(context, importId)
  const index = rows.findIndex((row) => row.position === position)
  const staged = rows[index]
  if (!staged) throw missing('registry.import.rowMissing')
  const cells = new Map(
    Object.entries(values).flatMap(([header, text]) => {
      const field = findField(header)
      return field
        ? [[field, { text, kind: text === '' ? ('empty' as const) : ('text' as const), formula: false }] as const]
        : []
    }),
  )
  const before = parsedRowOf(staged)
  const again = parseRow(cells, context.today)
  const corrected: ReadonlySet<string> = new Set<ReadField>(cells.keys())
  const faults = [...before.faults.filter((one) => !corrected.has(one.field)), ...again.faults]
  const parsed = rows.map((row, at) =>
    at === index ? { ...before, person: { ...before.person, ...again.person }, faults } : parsedRowOf(row),
  )
  const judge = rowJudge(parsed, await loadRegister(context), makeDigests(), {
    kind: kindOf(batch.layout),
    decisions: decisionsOf(rows),
  })
  const all: JudgedRow[] = []
  await inSteps(parsed, (row, at) => all.push(judge(row, at)))
  const judged = all[index]
  if (!judged) throw missing('registry.import.rowMissing')
  const next = {
    ...stagedRow(context, importId, position, judged),
    picked: staged.picked || judged.verdict !== 'rejected',
  }
  await importDb(context)
    .updateTable('import_rows')
    .set(next)
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .execute()
  await importDb(context)
    .updateTable('import_batches')
    .set({
      rejected_count: rows.filter((row, at) => (at === index ? judged.verdict : row.verdict) === 'rejected').length,
    })
    .where('village_id', '=', context.villageId)
    .where('id', '=', importId)
    .execute()
  return { row: importRow(next, await personNames(context, [next])) }
})
