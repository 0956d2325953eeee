import Papa from 'papaparse'
import type { SheetRow } from './cell.ts'
import { textCell } from './cell.ts'

export interface CsvReading {
  readonly rows: SheetRow[]
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1252'
  readonly delimiter: string
}

/** The words of a text file, whichever of the three encodings of village computers wrote it. */
export const decodeText = (bytes: Uint8Array): { text: string; encoding: CsvReading['encoding'] } => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  const guess = zeroBytesSide(bytes)
  if (guess) return { text: new TextDecoder(guess).decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

// UTF-16 without a mark: every second byte of plain Latin text is zero.
const zeroBytesSide = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 400)
  if (sample.length < 8) return undefined
  const zeros = [0, 0]
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const half = sample.length / 2
  if ((zeros[1] ?? 0) > half * 0.7 && zeros[0] === 0) return 'utf-16le'
  return (zeros[0] ?? 0) > half * 0.7 && zeros[1] === 0 ? 'utf-16be' : undefined
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
