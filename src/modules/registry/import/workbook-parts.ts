import type { Cell, SheetRow } from './cell.ts'
import { attribute, xmlScanner } from './xml-scanner.ts'

export interface SheetPart {
  readonly name: string
  readonly path: string
}

/** The sheets of a workbook in their order, with the part each one lives in. */
export const readSheetList = (workbook: string, relations: string): { sheets: SheetPart[]; starts1904: boolean } => {
  const targetById = new Map<string, string>()
  xmlScanner({
    open: (name, attributes) => {
      const id = attribute(attributes, 'Id')
      const target = attribute(attributes, 'Target')
      if (name === 'Relationship' && id && target) targetById.set(id, target)
    },
    close: () => {},
    text: () => {},
  })(relations)
  const sheets: SheetPart[] = []
  let starts1904 = false
  xmlScanner({
    open: (name, attributes) => {
      if (name === 'workbookPr') starts1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '')
      const target = targetById.get(attribute(attributes, 'id') ?? '')
      if (name === 'sheet' && target) sheets.push({ name: attribute(attributes, 'name') ?? '', path: partPath(target) })
    },
    close: () => {},
    text: () => {},
  })(workbook)
  return { sheets, starts1904 }
}

const partPath = (target: string): string =>
  target.startsWith('/') ? target.slice(1) : `xl/${target}`.replace(/[^/]+\/\.\.\//g, '')

const builtInDates = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])

/** Is a number format one of dates? Colours, literals and escapes are taken out first. */
const isDateFormat = (format: string): boolean => {
  const bare = format.replace(/\[[^\]]*\]|"[^"]*"|\\./g, '')
  return /[dy]/i.test(bare) || /m{3,}/i.test(bare)
}

/** For each cell style, whether its numbers are days. */
export const readDateStyles = (styles: string): boolean[] => {
  const formatById = new Map<number, string>()
  const dates: boolean[] = []
  let inCellFormats = false
  xmlScanner({
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellFormats = true
      if (name === 'numFmt')
        formatById.set(Number(attribute(attributes, 'numFmtId')), attribute(attributes, 'formatCode') ?? '')
      if (name === 'xf' && inCellFormats) {
        const id = Number(attribute(attributes, 'numFmtId') ?? 0)
        dates.push(builtInDates.has(id) || isDateFormat(formatById.get(id) ?? ''))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
    text: () => {},
  })(styles)
  return dates
}

/** Collects the shared strings; phonetic hints are left out. */
export const sharedStringsReader = () => {
  const strings: string[] = []
  let [inText, inPhonetic, current] = [false, false, '']
  const push = xmlScanner({
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 't') inText = true
      if (name === 'rPh') inPhonetic = true
    },
    close: (name) => {
      if (name === 't') inText = false
      if (name === 'rPh') inPhonetic = false
      if (name === 'si') strings.push(current)
    },
    text: (value) => {
      if (inText && !inPhonetic) current += value
    },
  })
  return { push, strings }
}

/** Column of a reference: `A1` is 0, `AB7` is 27; `undefined` when there is none. */
export const columnOf = (reference: string | undefined): number | undefined => {
  if (!reference) return undefined
  let column = 0
  for (let index = 0; index < reference.length; index++) {
    const code = reference.charCodeAt(index) & 0xdf
    if (code < 65 || code > 90) return index > 0 && column <= 16_384 ? column - 1 : undefined
    column = column * 26 + (code - 64)
  }
  return undefined
}

const unescapeXstring = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text

interface OpenCell {
  column: number
  type: string
  style: number
  value: string
  formula: boolean
}

/** Turns the text of one sheet into rows that hold something, as it comes. Empty rows cost nothing. */
export const sheetReader = (
  sheet: string,
  strings: readonly string[],
  dateStyles: readonly boolean[],
  onRow: (row: SheetRow) => void,
) => {
  let [rowNumber, cells, cell, collecting]: [number, (Cell | undefined)[], OpenCell | undefined, boolean] = [
    0,
    [],
    undefined,
    false,
  ]

  const finishCell = (): void => {
    if (!cell) return
    const finished = toCell(cell, strings, dateStyles)
    if (finished) cells[cell.column] = finished
    cell = undefined
  }

  return xmlScanner({
    open: (name, attributes) => {
      if (name === 'row') {
        rowNumber = Number(attribute(attributes, 'r') ?? rowNumber + 1)
        cells = []
      } else if (name === 'c') {
        const column = columnOf(attribute(attributes, 'r')) ?? cells.length
        cell = {
          column,
          type: attribute(attributes, 't') ?? 'n',
          style: Number(attribute(attributes, 's') ?? -1),
          value: '',
          formula: false,
        }
      } else if (name === 'f' && cell) cell.formula = true
      else if (name === 'v' || name === 't') collecting = true
    },
    close: (name) => {
      if (name === 'v' || name === 't') collecting = false
      else if (name === 'c') finishCell()
      else if (name === 'row' && cells.length > 0) onRow({ sheet, number: rowNumber, cells })
    },
    text: (value) => {
      if (collecting && cell) cell.value += value
    },
  })
}

const toCell = (cell: OpenCell, strings: readonly string[], dateStyles: readonly boolean[]): Cell | undefined => {
  const { type, formula } = cell
  if (type === 's') return textOrNothing(strings[Number(cell.value)] ?? '', formula)
  if (type === 'inlineStr' || type === 'str') return textOrNothing(cell.value, formula)
  if (cell.value === '') return formula ? { text: '', kind: 'empty', formula } : undefined
  if (type === 'e') return { text: cell.value, kind: 'error', formula }
  if (type === 'd') return { text: cell.value, kind: 'text', formula }
  if (type === 'b') return { text: cell.value === '1' ? 'TRUE' : 'FALSE', kind: 'text', formula }
  return { text: cell.value, kind: dateStyles[cell.style] ? 'date' : 'number', formula }
}

const textOrNothing = (text: string, formula: boolean): Cell | undefined => {
  const value = unescapeXstring(text)
  return value.trim() === '' && !formula ? undefined : { text: value, kind: value === '' ? 'empty' : 'text', formula }
}
