import type * as z from 'zod/mini'
import { readRows } from '#modules/places/server/index.ts'
import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { recordedBy } from '#platform/server/recorded-by.ts'
import { refuse } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import { importVacancies, listVacancyChanges } from '../contract/import.ts'
import { type FileVacancy, readColumns, readVacancies } from '../rules/read-vacancies.ts'
import { keyOf } from '../rules/vacancy-key.ts'
import { type Change, changesBetween, columnsOf, derivedOf, vacancyOf } from '../rules/vacancy-rows.ts'
import type { Vacancy } from '../rules/vacancy-shape.ts'
import { writeChange } from './record-vacancy.ts'
import { db, type VacancyRow } from './tables.ts'

type File = z.output<typeof listVacancyChanges.input>

/** More rows than any labour office publishes at a time. */
const mostRows = 5000
const mostShown = 500

interface Compared extends FileVacancy {
  readonly state: 'new' | 'changed' | 'same' | 'rejected'
  readonly standing: VacancyRow | undefined
  readonly changes: readonly Change[]
}

const standingByKey = async (context: Context): Promise<Map<string, VacancyRow>> => {
  const rows = await db(context)
    .selectFrom('vacancies')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .orderBy('id')
    .execute()
  return new Map(rows.map((row) => [row.known_by, row]))
}

const ofSource: readonly string[] = ['sourceName', 'sourceUrl', 'sourceOn']

/** The same words read again on another day are no news of the vacancy. */
const changesToldBy = (before: Vacancy, after: Vacancy): Change[] => {
  const changes = changesBetween(before, after)
  return changes.every(({ field }) => ofSource.includes(field)) ? [] : changes
}

const compare = async (context: Context, file: File): Promise<{ header: string[]; rows: Compared[] }> => {
  const cells = readRows(file.text)
  const [header = []] = cells
  if (cells.length < 2) refuse('placement.fileEmpty')
  if (cells.length > mostRows) refuse('placement.fileTooLong', { most: mostRows })
  if (!readColumns(header, file.mapping).some(({ column }) => column === 'title' || column === 'occupation'))
    return refuse('placement.noTitleColumn')
  const known = await standingByKey(context)
  const seen = new Map<string, number>()
  const rows = readVacancies(cells, { ...file, today: context.today }).map((row): Compared => {
    const key = keyOf(row.vacancy)
    const earlier = seen.get(key)
    seen.set(key, earlier ?? row.line)
    const twice =
      earlier === undefined ? [] : [{ field: 'line', code: 'placement.rowTwice', details: { told: String(earlier) } }]
    const faults = [...row.faults, ...(row.faults.length === 0 ? twice : [])]
    const standing = known.get(key)
    if (faults.length > 0) return { ...row, faults, state: 'rejected', standing, changes: [] }
    if (!standing) return { ...row, state: 'new', standing, changes: [] }
    // what was taken back stays so, and an older list does not undo a newer one
    const isOver = standing.withdrawn_on !== null || row.vacancy.sourceOn < standing.source_on
    const changes = isOver ? [] : changesToldBy(vacancyOf(standing), row.vacancy)
    return { ...row, state: changes.length > 0 ? 'changed' : 'same', standing, changes }
  })
  return { header, rows }
}

const countsOf = (rows: readonly Compared[]) => {
  const counts = { read: rows.length, new: 0, changed: 0, same: 0, rejected: 0 }
  for (const { state } of rows) counts[state]++
  return counts
}

const gravity = { rejected: 0, changed: 1, new: 2, same: 3 } as const

export const listVacancyChangesHandler = handle(listVacancyChanges, async (context, file) => {
  const { header, rows } = await compare(context, file)
  const shown = rows
    .filter(({ state }) => state !== 'same')
    .toSorted((one, other) => gravity[one.state] - gravity[other.state] || one.line - other.line)
    .slice(0, mostShown)
  return {
    columns: readColumns(header, file.mapping),
    counts: countsOf(rows),
    rows: shown.map(({ line, vacancy, state, changes, faults }) => ({
      ...{ line, title: vacancy.title, state, fields: changes.map(({ field }) => field) },
      faults: faults.map(({ field, code, details }) => ({ field, code, told: String(details?.told ?? '') })),
    })),
  }
})

export const importVacanciesHandler = handle(importVacancies, async (context, file) => {
  const { rows } = await compare(context, file)
  const made = rows
    .filter(({ state }) => state === 'new')
    .map(({ vacancy }) => ({
      ...{ ...recordedBy(context), id: newId(), ...columnsOf(vacancy), ...derivedOf(vacancy) },
      ...{ withdrawn_on: null, imported: true },
    }))
  for (let at = 0; at < made.length; at += 500)
    await db(context)
      .insertInto('vacancies')
      .values(made.slice(at, at + 500))
      .execute()
  for (const { standing, vacancy, changes } of rows.filter(({ state }) => state === 'changed'))
    if (standing) await writeChange(context, standing.id, vacancy, changes, file.sourceName)
  const counts = countsOf(rows)
  context.note({ source: file.sourceName, ...counts })
  return { counts, firstId: made[0]?.id ?? null }
})
