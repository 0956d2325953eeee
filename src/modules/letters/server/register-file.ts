import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { letterMargins, mm, type Paper, pageOf } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import { csvOf, safeCell } from '#platform/shared/csv.ts'
import { typedDigits } from '#platform/shared/typed-date.ts'
import { getRegisterFile, type RegisterRow } from '../contract/register.ts'
import { longDate } from '../rules/words.ts'
import { lettersTexts } from '../texts.ts'
import { registerRows } from './register.ts'
import { loadVillage } from './sources.ts'

const columns = ['No.', 'Nomor surat', 'Tanggal', 'Jenis surat', 'Nama', 'Ditandatangani', 'Keterangan'] as const

const stateWords: Readonly<Record<string, string>> = { revoked: 'Dicabut', replaced: 'Diganti' }

const wordsOfKind = (title: string): string => (lettersTexts.id as Readonly<Record<string, string>>)[title] ?? title

const cellsOf = (row: RegisterRow): string[] => [
  String(row.number),
  row.numberText,
  typedDigits(row.givenOn),
  row.kindTitle ? wordsOfKind(row.kindTitle) : '',
  row.subjectName ?? '',
  row.signatoryName ?? '',
  row.explanation ?? (row.state ? (stateWords[row.state] ?? '') : ''),
]

const widths = [6, 28, 12, 36, 28, 24, 28]

const xlsxOf = async (rows: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const { writeXlsx } = await import('hucre/xlsx')
  const safe = rows.map((row) => row.map(safeCell))
  const heading = new Map(
    (safe[0] ?? []).map((value, column) => [
      `0,${column}`,
      { value, type: 'string' as const, style: { font: { bold: true } } },
    ]),
  )
  const columns = widths.map((width) => ({ width }))
  return writeXlsx({ sheets: [{ name: 'Buku Agenda', rows: safe, cells: heading, columns, freezePane: { rows: 1 } }] })
}

const pdfOf = async (
  context: Context,
  year: number,
  rows: readonly (readonly string[])[],
  paper: Paper,
): Promise<Uint8Array> => {
  const village = await loadVillage(context)
  const { width, height } = pageOf(paper)
  const [, top, , bottom] = letterMargins
  const [head = [], ...body] = rows
  return renderPdf({
    title: `Buku Agenda ${year}`,
    author: `${village.kindWord} ${village.name}`,
    createdAt: context.now,
    pageSize: { width: height, height: width },
    pageMargins: [mm(20), top, mm(15), bottom + 24],
    defaultStyle: { fontSize: 10 },
    footer: (page, pages) => ({
      margin: [mm(20), 6, mm(15), 0],
      fontSize: 8.5,
      columns: [
        { text: `Dicetak ${longDate(context.today)} oleh ${context.actor.name} · Rahasia: memuat nama warga` },
        { text: `Halaman ${page} dari ${pages}`, alignment: 'right' },
      ],
    }),
    content: [
      { text: `BUKU AGENDA SURAT TAHUN ${year}`, bold: true, fontSize: 13, alignment: 'center' },
      {
        text: `${village.kindWord} ${village.name}, ${village.districtWord} ${village.district}, ${village.regency}`,
        alignment: 'center',
        margin: [0, 0, 0, 10],
      },
      {
        layout: 'lightHorizontalLines',
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: [24, 130, 56, '*', '*', 100, 100],
          body: [head.map((text) => ({ text, bold: true })), ...body.map((row) => [...row])],
        },
      },
    ],
  })
}

const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export const getRegisterFileHandler = handle(getRegisterFile, async (context, input) => {
  const found = await registerRows(context, input.year, { offset: 0, limit: 20_000 })
  const rows = [[...columns], ...found.reverse().map(cellsOf)]
  const bytes =
    input.format === 'csv'
      ? Buffer.from(csvOf(rows), 'utf8')
      : input.format === 'xlsx'
        ? await xlsxOf(rows)
        : await pdfOf(context, input.year, rows, input.paper)
  return {
    name: `buku-agenda-${input.year}.${input.format}`,
    mediaType: mediaTypes[input.format],
    bytes: Buffer.from(bytes).toString('base64'),
  }
})
