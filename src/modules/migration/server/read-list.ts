import { filled, nikKey, parseDate, readFileRows, type SheetRow } from '#modules/registry/server/index.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { countryCode, guessColumns, type ListedWorker, type ListField } from '../rules/reconciliation.ts'

export interface ListRow extends ListedWorker {
  readonly number: number
}

export interface ReadList {
  /** `null`: nobody could tell which column is the name. */
  readonly rows: readonly ListRow[] | null
  /** The first rows as they stand, to choose the columns by. */
  readonly sample: { readonly headerRow: number; readonly rows: readonly string[][] }
}

type Columns = Readonly<Partial<Record<ListField, number>>>

const sampleRows = 8
const mostRows = 20_000
const headWithin = 20

/** Reads a list of another office: by the columns that were shown, or by its headings. */
export const readList = async (
  bytes: Uint8Array,
  today: PlainDate,
  shown?: { readonly headerRow: number; readonly columns: Columns },
): Promise<ReadList> => {
  const rows: SheetRow[] = []
  await readFileRows(bytes, (row) => {
    if (rows.length >= mostRows) throw new Refusal('invalid', 'migration.list.tooLong')
    rows.push(row)
  })
  if (rows.length < 2) throw new Refusal('invalid', 'migration.list.empty')
  const head = shown ? rows.find(({ number }) => number === shown.headerRow) : headOf(rows)
  const columns = shown?.columns ?? guessColumns(head ? textsOf(head) : [])
  const start = head ?? firstWideRow(rows)
  const sample = {
    headerRow: start?.number ?? 1,
    rows: rows
      .slice(start ? rows.indexOf(start) : 0)
      .slice(0, sampleRows)
      .map((row) => textsOf(row)),
  }
  if (columns.name === undefined) return { rows: null, sample }
  const listed = rows.slice(start ? rows.indexOf(start) + 1 : 1).flatMap((row) => workerOf(row, columns, today) ?? [])
  if (listed.length === 0) throw new Refusal('invalid', 'migration.list.empty')
  return { rows: listed, sample }
}

const textsOf = (row: SheetRow): string[] => Array.from(row.cells, (cell) => filled(cell) ?? '')

/** Titles and logos may stand above: the headings are the first row that names a person's column. */
const headOf = (rows: readonly SheetRow[]): SheetRow | undefined =>
  rows.slice(0, headWithin).find((row) => guessColumns(textsOf(row)).name !== undefined)

/** Where no heading is known: a title fills a cell or two, the headings fill most of what the table is wide. */
const firstWideRow = (rows: readonly SheetRow[]): SheetRow | undefined => {
  const widthOf = (row: SheetRow) => textsOf(row).filter(Boolean).length
  const first = rows.slice(0, headWithin)
  const widest = Math.max(0, ...first.map(widthOf))
  return first.find((row) => widthOf(row) * 2 > widest)
}

const workerOf = (row: SheetRow, columns: Columns, today: PlainDate): ListRow | undefined => {
  const cellOf = (field: ListField) => {
    const column = columns[field]
    return column === undefined ? undefined : row.cells[column]
  }
  const text = (field: ListField) => filled(cellOf(field)) ?? null
  const name = text('name')
  if (name === null) return undefined
  const nik = text('nik')?.replace(/\D/g, '') ?? ''
  return {
    ...{ number: row.number, name, nik: nik.length === 16 ? nikKey(nik) : null, hamlet: text('hamlet') },
    birthDate: parseDate('birth', cellOf('birthDate'), today).value ?? null,
    country: countryCode(text('country') ?? ''),
    agency: text('agency'),
    departedOn: parseDate('departed', cellOf('departedOn'), today).value ?? null,
  }
}
