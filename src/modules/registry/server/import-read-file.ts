import { Refusal } from '#platform/shared/errors.ts'
import type { SheetRow } from '../import/cell.ts'
import { readCsv } from '../import/read-csv.ts'
import { sniffFile } from '../import/sniff-file.ts'
import { readWorkbook } from './import-read-workbook.ts'
import { inSteps } from './in-steps.ts'

export interface FileFacts {
  readonly kind: 'xlsx' | 'csv'
  readonly sheets: readonly string[]
  readonly macros: boolean
  readonly encoding: string | null
  readonly delimiter: string | null
}

export const maximumFileBytes = 30 * 1024 * 1024

/** Reads a table file of any accepted kind row by row. Whatever the bytes are, the answer is rows or a refusal with a reason. */
export const readFileRows = async (bytes: Uint8Array, onRow: (row: SheetRow) => void): Promise<FileFacts> => {
  if (bytes.length > maximumFileBytes) throw new Refusal('invalid', 'registry.import.fileTooLarge')
  const kind = sniffFile(bytes)
  if (kind !== 'zip' && kind !== 'text') throw new Refusal('invalid', `registry.import.${kind}`)
  if (kind === 'text') {
    const { rows, encoding, delimiter } = readCsv(bytes)
    await inSteps(rows, onRow)
    return { kind: 'csv', sheets: ['CSV'], macros: false, encoding, delimiter }
  }
  try {
    return { kind: 'xlsx', ...(await readWorkbook(bytes, onRow)), encoding: null, delimiter: null }
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal('invalid', 'registry.import.fileBroken')
  }
}
