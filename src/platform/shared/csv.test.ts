import { expect, it } from 'vitest'
import { csvOf } from './csv.ts'

it('opens in a spreadsheet, runs nothing, and keeps what was written', () => {
  const rows = [
    ['Nama', 'Jumlah'],
    ['=1+1', 2],
    ['Siti "Ati", Kuripan', -3],
  ]
  expect(csvOf(rows)).toBe('\uFEFF"Nama","Jumlah"\r\n"\'=1+1",2\r\n"Siti ""Ati"", Kuripan",-3\r\n')
})
