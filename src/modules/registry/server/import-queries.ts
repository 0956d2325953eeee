import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import {
  getImport,
  type ImportFilter,
  type ImportRow,
  type ImportSummary,
  type ImportVerdict,
  listImportFaults,
  listImportRows,
  listImports,
  type PickHint,
} from '../contract/import.ts'
import type { Fault } from '../import/faults.ts'
import { foldName } from '../rules/names.ts'
import { maskNumber } from '../rules/nik.ts'
import { allFaults, getBatch, loadStagedMarks, loadStagedRows, openPerson, type StagedMark } from './import-staging.ts'
import { type ImportBatchRow, type ImportRowRow, importDb } from './import-tables.ts'
import { countsOf } from './request-import.ts'
import { db } from './tables.ts'

export const summaryOf = (row: ImportBatchRow): ImportSummary => ({
  id: row.id,
  fileName: row.file_name,
  layout: row.layout,
  status: row.status,
  read: row.read_count,
  created: row.created_count,
  updated: row.updated_count,
  unchanged: row.unchanged_count,
  rejected: row.rejected_count,
  warnings: row.warning_count,
  left: row.left_count,
  recordedAt: row.recorded_at,
  recordedByName: row.recorded_by_name,
  appliedAt: row.applied_at,
  appliedByName: row.applied_by_name,
  endedAt: row.ended_at,
  endedByName: row.ended_by_name,
  endedBecause: row.ended_because,
})

interface BatchFacts {
  readonly macros: boolean
  readonly heading: { readonly row: number; readonly headers: string[] } | null
  readonly notices: { readonly row: number; readonly fault: Fault }[]
}

export const factsOf = (batch: ImportBatchRow): BatchFacts => JSON.parse(batch.facts) as BatchFacts

const tally = (keys: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1
  return counts
}

const tallyFaults = (rows: readonly StagedMark[]) => {
  const counts = tally(
    rows.flatMap((row) => [...new Set(allFaults(row).map((one) => `${one.severity}|${one.field}|${one.code}`))]),
  )
  return Object.entries(counts)
    .map(([key, count]) => {
      const [severity = 'info', field = '', code = ''] = key.split('|')
      return { severity: severity as Fault['severity'], field, code, rows: count }
    })
    .sort((one, other) => one.severity.localeCompare(other.severity) || other.rows - one.rows)
}

export const getImportHandler = handle(getImport, async (context, { importId }) => {
  const batch = await getBatch(context, importId)
  const rows = await loadStagedMarks(context, importId)
  const facts = factsOf(batch)
  const picked = rows.filter((row) => row.picked)
  return {
    batch: summaryOf(batch),
    counts: countsOf(rows),
    verdicts: tally(rows.map((row) => row.verdict)),
    hints: tally(rows.flatMap((row) => (row.hints === '' ? [] : row.hints.split(',')))),
    hinted: rows.filter((row) => row.hints !== '').length,
    faults: tallyFaults(rows),
    notices: facts.notices.map(({ row, fault }) => ({ row, fault: { ...fault, values: { ...fault.values } } })),
    macros: facts.macros,
    heading: facts.heading,
    familiesPicked: new Set(picked.flatMap((row) => (row.family_digest ? [row.family_digest.toString('hex')] : [])))
      .size,
    canReverse: batch.status === 'applied',
  }
})

const verdictsByFilter: Readonly<Partial<Record<ImportFilter, readonly ImportVerdict[]>>> = {
  new: ['new', 'duplicate'],
  changed: ['changed'],
  moved: ['moved'],
  duplicate: ['duplicate'],
  unchanged: ['unchanged'],
  known: ['known'],
  unknown: ['unknown'],
  rejected: ['rejected'],
}

const filteredRows = (context: Context, importId: string, filter: ImportFilter) => {
  const rows = importDb(context)
    .selectFrom('import_rows')
    .where('village_id', '=', context.villageId)
    .where('import_id', '=', importId)
  const verdicts = verdictsByFilter[filter]
  if (verdicts) return rows.where('verdict', 'in', verdicts)
  if (filter === 'picked') return rows.where('picked', '=', true)
  if (filter === 'left') return rows.where('picked', '=', false).where('verdict', '<>', 'rejected')
  if (filter === 'hinted') return rows.where('hints', '<>', '')
  return filter === 'warnings' ? rows.where('warnings', '>', 0).where('verdict', '<>', 'rejected') : rows
}

export const listImportRowsHandler = handle(
  listImportRows,
  async (context, { importId, filter, text, offset, limit }) => {
    const rows = filteredRows(context, importId, filter)
    const sorted = rows.selectAll().orderBy('position')
    if (text.trim() !== '') {
      const found = (await sorted.execute()).filter((row) => matchesText(row, text))
      return { rows: await shownRows(context, found.slice(offset, offset + limit)), total: found.length }
    }
    const counted = await rows.select((count) => count.fn.countAll<number>().as('total')).executeTakeFirst()
    const page = await sorted.offset(offset).limit(limit).execute()
    return { rows: await shownRows(context, page), total: Number(counted?.total ?? 0) }
  },
)

const shownRows = async (context: Context, page: readonly ImportRowRow[]): Promise<ImportRow[]> => {
  const names = await personNames(context, page)
  return page.map((row) => importRow(row, names))
}

const matchesText = (row: ImportRowRow, text: string): boolean => {
  const person = openPerson(row)
  const digits = text.replace(/\D/g, '')
  if (digits.length >= 6)
    return [person.nik, person.cardNo, person.participant].some((number) => number?.includes(digits))
  const words = foldName(text)
  return (
    foldName(person.name ?? '').includes(words) ||
    (person.hamlet ?? '').toLowerCase().includes(text.trim().toLowerCase())
  )
}

export const personNames = async (context: Context, rows: readonly ImportRowRow[]): Promise<Map<string, string>> => {
  const ids = rows.flatMap((row) => (row.person_id ? [row.person_id] : []))
  if (ids.length === 0) return new Map()
  const people = await db(context)
    .selectFrom('people')
    .select(['id', 'name'])
    .where('village_id', '=', context.villageId)
    .where('id', 'in', ids)
    .where('sealed', '=', false)
    .execute()
  return new Map(people.map((person) => [person.id, person.name]))
}

/** A staged row as it may be shown: numbers masked. */
export const importRow = (row: ImportRowRow, names: ReadonlyMap<string, string>): ImportRow => {
  const person = openPerson(row)
  const nik = person.nik ?? person.participant
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row_number,
    name: person.name ?? null,
    nikMasked: nik ? maskNumber(nik) : null,
    cardMasked: person.cardNo ? maskNumber(person.cardNo) : null,
    birthDate: person.birthDate ?? null,
    sex: person.sex ?? null,
    relationCode: person.relationCode ?? null,
    hamlet: person.hamlet ?? null,
    rt: person.rt ?? null,
    verdict: row.verdict,
    hints: row.hints === '' ? [] : (row.hints.split(',') as PickHint[]),
    remark: person.remark ?? person.migrantMark ?? person.destination ?? null,
    picked: row.picked,
    decision: row.decision,
    faults: allFaults(row).map((one) => ({ ...one, values: { ...one.values } })),
    personId: row.person_id,
    personName: row.person_id ? (names.get(row.person_id) ?? null) : null,
    score: row.score_basis_points === null ? null : row.score_basis_points / 10_000,
    reasons: row.reasons === '' ? [] : row.reasons.split(','),
    family: row.family_digest?.toString('hex').slice(0, 12) ?? null,
  }
}

export const listImportsHandler = handle(listImports, async (context) => {
  const rows = await importDb(context)
    .selectFrom('import_batches')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('recorded_at', 'desc')
    .limit(100)
    .execute()
  return { imports: rows.map(summaryOf) }
})

export const listImportFaultsHandler = handle(listImportFaults, async (context, { importId }) => {
  const batch = await getBatch(context, importId)
  const notices = factsOf(batch).notices.map(({ row, fault }) => ({
    row,
    sheet: '',
    fault: { ...fault, values: { ...fault.values } },
  }))
  const rows = await loadStagedRows(context, importId)
  const faults = rows.flatMap((row) =>
    allFaults(row)
      .filter((one) => one.severity !== 'info')
      .map((one) => ({ row: row.row_number, sheet: row.sheet, fault: { ...one, values: { ...one.values } } })),
  )
  return { faults: [...notices, ...faults] }
})
