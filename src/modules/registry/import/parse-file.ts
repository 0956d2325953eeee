import type { PlainDate } from '#platform/shared/dates.ts'
import { type Cell, filled, type SheetRow } from './cell.ts'
import { type CardLine, cardLine, detectLayout } from './detect-layout.ts'
import { type Fault, fault, quoted } from './faults.ts'
import { isPopulation, type Layout, type ReadField } from './layouts.ts'
import { parseRow } from './parse-row.ts'
import type { ParsedRow } from './parsed-row.ts'

/** Said by whoever imports a plain table: which column holds what, and where the heading is. */
export interface Mapping {
  readonly headerRow: number
  readonly fields: Readonly<Record<string, ReadField>>
}

export interface ParsedFile {
  readonly layout: Layout['name'] | null
  readonly rows: readonly ParsedRow[]
  /** Things to say about the file as a whole, beside its heading. */
  readonly notices: readonly { readonly row: number; readonly fault: Fault }[]
  /** Of a table that nobody knows: its heading, for the mapping step. */
  readonly headings: readonly { readonly row: number; readonly headers: readonly string[] }[]
}

const searchedRows = 60

/** Takes the rows of a file as they come and keeps people, never the cells. */
export const fileParser = (today: PlainDate, mapping?: Mapping) => {
  const rows: ParsedRow[] = []
  const notices: { row: number; fault: Fault }[] = []
  const headings: { row: number; headers: string[] }[] = []
  let fileLayout: Layout | undefined
  let sheet:
    | { name: string; waiting: SheetRow[]; layout: Layout | undefined; card: CardLine | undefined; ended: boolean }
    | undefined

  const settle = (): void => {
    if (!sheet || sheet.layout || sheet.ended) return
    const found = mapping ? mappedLayout(mapping) : detectLayout(sheet.waiting)
    if (!found && headings.length === 0) headings.push(...likelyHeading(sheet.waiting))
    // The first sheet that is understood decides; another kind of sheet in the same file (code lists, notes) is passed over.
    if (!found || (fileLayout && isPopulation(found.name) !== isPopulation(fileLayout.name))) {
      sheet.ended = true
      sheet.waiting = []
      return
    }
    fileLayout ??= found
    sheet.layout = found
    for (const { header } of found.unknownHeaders) {
      notices.push({
        row: found.headerRow,
        fault: fault('warning', quoted(header), 'unknownColumn', { header: quoted(header) }),
      })
    }
    const waiting = sheet.waiting
    sheet.waiting = []
    for (const row of waiting) accept(row)
  }

  const accept = (row: SheetRow): void => {
    if (!sheet?.layout || sheet.ended) return
    const { layout } = sheet
    if (layout.name.startsWith('bip')) {
      const card = cardLine(row)
      if (card) sheet.card = card
      if (card || !isMember(row, layout)) return
    } else if (row.number <= layout.headerRow) return
    if (row.cells.slice(0, 3).some((cell) => cell?.text.trim() === '###')) {
      sheet.ended = true
      return
    }
    const cells = cellsByField(row, layout)
    if (![...cells.values()].some((cell) => filled(cell) !== undefined)) return
    const parsed = parseRow(withCard(cells, sheet.card), today)
    rows.push({ sheet: row.sheet, row: row.number, ...parsed })
  }

  return {
    push: (row: SheetRow): void => {
      if (sheet?.name !== row.sheet) {
        settle()
        sheet = { name: row.sheet, waiting: [], layout: undefined, card: undefined, ended: false }
      }
      if (sheet.layout) accept(row)
      else if (!sheet.ended) sheet.waiting.push(row)
      if (sheet.waiting.length >= searchedRows) settle()
    },
    finish: (): ParsedFile => {
      settle()
      return { layout: fileLayout?.name ?? null, rows: withFileFaults(rows, fileLayout), notices, headings }
    },
  }
}

/** The first line of at least two words without a long number: names of columns, nobody's data. */
const likelyHeading = (rows: readonly SheetRow[]): { row: number; headers: string[] }[] => {
  for (const row of rows.slice(0, 10)) {
    const headers = Array.from(row.cells, (cell) => filled(cell) ?? '')
    const words = headers.filter((header) => header !== '')
    if (words.length > 1 && words.every((word) => !/\d{5}/.test(word))) return [{ row: row.number, headers }]
  }
  return []
}

const mappedLayout = (mapping: Mapping): Layout => ({
  name: 'mapped',
  headerRow: mapping.headerRow,
  fieldByColumn: new Map(Object.entries(mapping.fields).map(([column, field]) => [Number(column), field])),
  unknownHeaders: [],
})

const cellsByField = (row: SheetRow, layout: Layout): Map<ReadField, Cell> => {
  const cells = new Map<ReadField, Cell>()
  for (const [column, field] of layout.fieldByColumn) {
    const cell = row.cells[column]
    if (cell) cells.set(field, cell)
  }
  return cells
}

/** Under a card line stand people: a name that is no heading, or a number. */
const isMember = (row: SheetRow, layout: Layout): boolean => {
  const cells = cellsByField(row, layout)
  const [name, nik] = [filled(cells.get('nama')), filled(cells.get('nik'))]
  return nik !== undefined
    ? /\d{4}/.test(nik)
    : name !== undefined && filled(cells.get('kk_level')) !== undefined && !/^nama/i.test(name)
}

const withCard = (cells: Map<ReadField, Cell>, card: CardLine | undefined): Map<ReadField, Cell> => {
  if (!card) return cells
  const parts = { no_kk: card.cardNo, alamat: card.address, dusun: card.hamlet, rt: card.rt, rw: card.rw } as const
  for (const [field, text] of Object.entries(parts)) {
    if (text && !cells.has(field as ReadField)) cells.set(field as ReadField, { text, kind: 'text', formula: false })
  }
  return cells
}

/** What can only be seen over all rows: one person twice, two heads on one card, and what a new row must have. */
const withFileFaults = (rows: readonly ParsedRow[], layout: Layout | undefined): ParsedRow[] => {
  const firstRowByPerson = new Map<string, number>()
  const headRowByCard = new Map<string, number>()
  const population = layout !== undefined && isPopulation(layout.name)
  return rows.map((row) => {
    const more: Fault[] = []
    const { nik, withoutNik, name, birthPlace, birthDate, cardNo, relationCode, participant } = row.person
    const key =
      nik ?? participant ?? (withoutNik && name ? `0|${name}|${birthPlace}|${birthDate}`.toUpperCase() : undefined)
    const first = key === undefined ? undefined : firstRowByPerson.get(key)
    if (first !== undefined)
      more.push(fault('error', participant && !nik ? 'peserta' : 'nik', 'twiceInFile', { first }))
    else if (key !== undefined) firstRowByPerson.set(key, row.row)
    if (population && key === undefined && !row.faults.some((one) => one.field === 'nik'))
      more.push(fault('error', 'nik', 'nikMissing'))
    const head = cardNo && relationCode === '1' ? headRowByCard.get(cardNo) : undefined
    if (head !== undefined) more.push(fault('info', 'kk_level', 'secondHead', { first: head }))
    else if (cardNo && relationCode === '1') headRowByCard.set(cardNo, row.row)
    return more.length === 0 ? row : { ...row, faults: [...row.faults, ...more] }
  })
}
