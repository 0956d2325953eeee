import Papa from 'papaparse'
import { decodeText, type TextEncoding } from '../rules/decode-text.ts'
import type { SheetRow } from './cell.ts'
import { textCell } from './cell.ts'

export interface CsvReading {
  readonly rows: SheetRow[]
  readonly encoding: TextEncoding
  readonly delimiter: string
}

const delimiters = [';', '\t', ',', '|'] as const

/** The sign that cuts the first lines into the most columns, equally often on each. */
export const detectDelimiter = (text: string): string => {
  const parsed = delimiters.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text.slice(0, 20_000), { delimiter, preview: 20, skipEmptyLines: true })
    const widths = data.map((row) => row.length)
    const first = widths[0] ?? 1
    return {
      delimiter,
      score: first < 2 ? 0 : first * (widths.filter((width) => width === first).length / widths.length),
    }
  })
  return parsed.reduce((best, next) => (next.score > best.score ? next : best), { delimiter: ',', score: 0 }).delimiter
}

export const readCsv = (bytes: Uint8Array, sheet = 'CSV'): CsvReading => {
  const { text, encoding } = decodeText(bytes)
  const delimiter = detectDelimiter(text)
  const rows: SheetRow[] = []
  let number = 0
  Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    delimiter,
    step: ({ data }) => {
      number++
      if (data.every((value) => value.trim() === '')) return
      rows.push({ sheet, number, cells: data.map((value) => (value.trim() === '' ? undefined : textCell(value))) })
    },
  })
  return { rows, encoding, delimiter }
}
