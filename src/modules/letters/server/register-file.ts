import type { Context } from '#platform/server/context.ts'
import { handle } from '#platform/server/module.ts'
import { letterMargins, mm, type Paper, pageOf } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
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
  row.givenOn.split('-').reverse().join('-'),
  row.kindTitle ? wordsOfKind(row.kindTitle) : '',
  row.subjectName ?? '',
  row.signatoryName ?? '',
  row.explanation ?? (row.state ? (stateWords[row.state] ?? '') : ''),
]

/** A cell that begins like a formula is written as text: a sheet must not run what somebody typed as a name. */
export const safeCell = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

const csvOf = (rows: readonly (readonly string[])[]): Buffer => {
  const lines = rows.map((row) => row.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(','))
  // The mark at the start makes Excel read the file as UTF-8.
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`, 'utf8')
}

const xlsxOf = async (rows: readonly (readonly string[])[]): Promise<Buffer> => {
  const { default: excel } = await import('exceljs')
  const book = new excel.Workbook()
  const sheet = book.addWorksheet('Buku Agenda', { views: [{ state: 'frozen', ySplit: 1 }] })
  for (const row of rows) sheet.addRow(row.map(safeCell))
  sheet.getRow(1).font = { bold: true }
  for (const [index, width] of [6, 28, 12, 36, 28, 24, 28].entries()) sheet.getColumn(index + 1).width = width
  return Buffer.from(await book.xlsx.writeBuffer())
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
      ? csvOf(rows)
      : input.format === 'xlsx'
        ? await xlsxOf(rows)
        : await pdfOf(context, input.year, rows, input.paper)
  return {
    name: `buku-agenda-${input.year}.${input.format}`,
    mediaType: mediaTypes[input.format],
    bytes: Buffer.from(bytes).toString('base64'),
  }
})
