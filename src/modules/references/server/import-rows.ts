import type { Insertable } from 'kysely'
import type * as z from 'zod/mini'
import { readRows } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { addDays, plainDate } from '#platform/shared/dates.ts'
import { refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { importRows, listImportChanges } from '../contract.ts'
import { compareRows, type Difference, type StandingRow } from '../rules/compare-rows.ts'
import { type FileRow, readReferenceFile } from '../rules/read-file.ts'
import { searchTextOf } from './row-shape.ts'
import { rowsOf } from './rows-of.ts'
import { db, type ReferencesTables } from './tables.ts'

type ImportFile = z.output<typeof listImportChanges.input>
type NewRow = Insertable<ReferencesTables['reference_rows']>

const compareFile = async (context: Context, file: ImportFile): Promise<Difference[]> => {
  const rows = readReferenceFile(file.kind, readRows(file.text))
  // a file with nothing read in it is a fault, loudly
  if (!rows.some((row) => row.faults.length === 0)) refuse('references.fileEmpty')
  return compareRows(rows, await rowsOf(context, file.kind, plainDate(file.effectiveFrom)))
}

const countsOf = (differences: readonly Difference[]) => {
  const counts = { read: 0, new: 0, changed: 0, same: 0, missing: 0, rejected: 0 }
  for (const { state } of differences) {
    counts[state]++
    if (state !== 'missing') counts.read++
  }
  return counts
}

export const listImportChangesHandler = handle(listImportChanges, async (context, file) => {
  const differences = await compareFile(context, file)
  const rows = differences.flatMap((one) => {
    if (one.state === 'same') return []
    const { key, title } = one.state === 'missing' ? one.standing : one.row
    return [
      { line: one.state === 'missing' ? null : one.row.line, key, title, state: one.state, fields: [...one.fields] },
    ]
  })
  return { counts: countsOf(differences), rows: rows.slice(0, 500) }
})

export const importRowsHandler = handle(importRows, async (context, file) => {
  const differences = await compareFile(context, file)
  const confirmation = file.confirmed ? { confirmed_by: context.actor.name, confirmed_on: context.today } : {}
  const made: NewRow[] = differences.flatMap((one) => {
    if (one.state === 'new') return [{ ...newRow(context, file, one.row, null), ...confirmation }]
    if (one.state === 'changed') return [{ ...newRow(context, file, one.row, one.standing), ...confirmation }]
    return one.state === 'missing' && file.endMissing ? [endedRow(context, file, one.standing)] : []
  })
  for (let at = 0; at < made.length; at += 1000) {
    await db(context)
      .insertInto('reference_rows')
      .values(made.slice(at, at + 1000))
      .execute()
  }
  const counts = countsOf(differences)
  context.note({ kind: file.kind, source: file.source, ...counts })
  return { counts }
})

const recorded = (context: Context) => ({
  id: newId(),
  recorded_at: context.now,
  recorded_by: context.actor.name,
  starter: false,
})

const newRow = (context: Context, file: ImportFile, row: FileRow, standing: StandingRow | null): NewRow => {
  const effectiveFrom = row.effectiveFrom ?? file.effectiveFrom
  const source = row.source ?? file.source
  return {
    ...recorded(context),
    kind: file.kind,
    key: row.key,
    title: row.title,
    title_en: row.titleEn ?? standing?.titleEn ?? null,
    body: JSON.stringify(row.body),
    search_text: searchTextOf({ ...row, source }),
    effective_from: effectiveFrom,
    effective_to: row.effectiveTo,
    source,
    source_url: row.sourceUrl ?? file.sourceUrl,
    // starting the same day it says the other was wrong; starting later it only follows
    replaces: standing && standing.effectiveFrom >= effectiveFrom ? standing.id : null,
  }
}

/** What a complete list lacks ended the day before, or never began. */
const endedRow = (context: Context, file: ImportFile, standing: StandingRow): NewRow => {
  const lastDay = addDays(plainDate(file.effectiveFrom), -1)
  return {
    ...recorded(context),
    kind: file.kind,
    key: standing.key,
    title: standing.title,
    title_en: standing.titleEn,
    body: JSON.stringify(standing.body),
    search_text: searchTextOf({ ...standing, source: file.source }),
    effective_from: standing.effectiveFrom,
    effective_to: [lastDay, standing.effectiveFrom].sort()[1] ?? lastDay,
    source: file.source,
    source_url: file.sourceUrl,
    replaces: standing.id,
  }
}
