import type { CellValue } from 'hucre/xlsx'
import { handle } from '#platform/server/module.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { getImportFaultSheet } from '../contract/import.ts'
import { importColumnsOf } from '../import/columns.ts'
import type { Fault } from '../import/faults.ts'
import { openSidCells } from '../import/to-opensid.ts'
import { faultSentence } from '../texts/import.ts'
import { allFaults, getBatch, loadStagedRows, openPerson } from './import-staging.ts'

const columns = importColumnsOf(2026)
const wrongCell = {
  fill: { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FBE8E6' } },
  font: { bold: true, color: { rgb: 'A52A33' } },
}

// A number that lost digits would pass as sixteen digits once it is text: it must be typed again.
const shownAgain = (one: Fault): string | null =>
  one.code === 'numberLostDigits' ? null : typeof one.values.text === 'string' ? one.values.text : null

/** A workbook of the rows that are wrong: the bad cells marked, the sentences beside, ready to correct and load again. */
export const getImportFaultSheetHandler = handle(getImportFaultSheet, async (context, { importId }) => {
  await getBatch(context, importId)
  const rejected = (await loadStagedRows(context, importId)).filter((row) => row.verdict === 'rejected')
  if (rejected.length === 0) throw new Refusal('rule', 'registry.import.noFaultyRows')
  const table: CellValue[][] = [[...columns.map(({ header }) => header), 'perbaiki']]
  const cells = new Map<string, { value: CellValue; type: 'string' | 'empty'; style: typeof wrongCell }>()
  rejected.forEach((row, index) => {
    const errors = allFaults(row).filter((one) => one.severity === 'error')
    const line: CellValue[] = openSidCells(openPerson(row), columns)
    for (const one of errors) {
      const column = columns.findIndex(({ header }) => header === one.field)
      if (column < 0) continue
      line[column] ??= shownAgain(one)
      cells.set(`${index + 1},${column}`, { value: line[column] ?? '', type: 'string', style: wrongCell })
    }
    const sentences = errors.map((one) => `${one.field}: ${faultSentence(one)}`)
    table.push([...line, `Baris ${row.row_number}. ${sentences.join(' ')}`])
  })
  const { writeXlsx } = await import('hucre/xlsx')
  const bytes = await writeXlsx({ sheets: [{ name: 'Data Penduduk', rows: table, cells, freezePane: { rows: 1 } }] })
  return { fileName: 'baris-yang-perlu-dibetulkan.xlsx', base64: Buffer.from(bytes).toString('base64') }
})
