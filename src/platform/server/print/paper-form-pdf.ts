import type { Column, Content, TableCell } from 'pdfmake/interfaces.js'
import type { Instant } from '../../shared/dates.ts'
import type { PaperField, PaperForm, PaperPart } from '../../shared/paper-form.ts'
import { type Sheet, typedCodeOf, writeSheet } from '../../shared/paper-sheet.ts'
import { mm, type Paper, pageOf, paperSizes } from './paper.ts'
import { qrCode } from './qr-code.ts'
import { renderPdf } from './render-pdf.ts'

/** What is known already, by field; one entry a printed line for a part that repeats. */
export type PaperValues = Readonly<Record<string, string | null | undefined>>

interface Printing {
  readonly form: PaperForm
  readonly sheet: Sheet
  readonly paper: Paper
  readonly say: (key: string) => string
  /** The village and, on a form that belongs to somebody, whose it is. */
  readonly whose: string
  /** For each part of the form its lines. */
  readonly values: readonly (readonly PaperValues[])[]
  readonly printedAt: Instant
}

const [side, top, bottom] = [mm(14), mm(32), mm(14)]
const twelfth = (paper: Paper) => (mm(paperSizes[paper].width) - 2 * side) / 12

/** Where the app lives, as a phone's own camera opens it. */
const siteAddress = (): string =>
  (process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`).replace(/\/$/, '')

/** A form to be filled by hand: blanks in the order of the screen, and on every page the code that finds the file again. */
export const printPaperForm = (printing: Printing): Promise<Uint8Array> => {
  const { form, paper, say, printedAt, whose } = printing
  return renderPdf({
    title: `${say(form.title)} ${form.kind}${form.version}`,
    author: whose,
    createdAt: printedAt,
    pageSize: pageOf(paper),
    pageMargins: [side, top, side, bottom],
    header: (page, pages) => headerOf(printing, page, pages),
    content: form.parts.flatMap((part, index) => partContent(printing, part, printing.values[index] ?? [])),
    defaultStyle: { fontSize: 10 },
  })
}

const headerOf = ({ form, sheet, say, whose }: Printing, page: number, pages: number): Content => ({
  margin: [side, mm(8), side, 0],
  columns: [
    {
      width: '*',
      stack: [
        { text: say(form.title), fontSize: 14, bold: true },
        { text: whose, fontSize: 10, margin: [0, 2, 0, 2] },
        { text: `${say(form.hint)} (${page}/${pages})`, fontSize: 8 },
      ],
    },
    { width: 'auto', stack: [{ text: typedCodeOf(sheet), fontSize: 10, bold: true, margin: [0, mm(14), 8, 0] }] },
    { ...(qrCode(`${siteAddress()}/formulir/${writeSheet(sheet)}`, mm(20)) as object), width: mm(20) } as Content,
  ],
})

const partContent = (printing: Printing, part: PaperPart, lines: readonly PaperValues[]): Content[] => {
  const count = Math.max(part.lines ?? 1, lines.length)
  return Array.from({ length: count }, (_, index) => ({
    unbreakable: true,
    margin: [0, 0, 0, mm(3)],
    stack: [
      { text: titleOf(printing, part, index), bold: true, margin: [0, 0, 0, 2] },
      ...rowsOf(part.fields).map((row) => rowContent(printing, row, lines[index] ?? {})),
    ],
  }))
}

const titleOf = ({ say }: Printing, part: PaperPart, index: number): string =>
  part.lines === undefined ? say(part.title) : `${say(part.title)} ${index + 1}`

/** Fields that fit beside each other. */
const rowsOf = (fields: readonly PaperField[]): readonly (readonly PaperField[])[] => {
  const rows: PaperField[][] = []
  let room = 0
  for (const field of fields) {
    if (field.width > room) {
      rows.push([])
      room = 12
    }
    rows.at(-1)?.push(field)
    room -= field.width
  }
  return rows
}

const rowContent = (printing: Printing, row: readonly PaperField[], values: PaperValues): Content => ({
  table: {
    widths: row.map(({ width }) => width * twelfth(printing.paper) - 9),
    heights: mm(9),
    body: [row.map((field) => cellOf(printing, field, values[field.name] ?? null))],
  },
  layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, paddingTop: () => 2, paddingBottom: () => 1 },
  margin: [0, 0, 0, -0.5],
})

const cellOf = ({ say }: Printing, field: PaperField, value: string | null): TableCell => {
  const label: Content = { text: say(field.label), fontSize: 7, color: '#333333' }
  if (field.box === 'ticks') return { stack: [label, ticksOf((field.ticks ?? []).map(say), value)] }
  if (value !== null) return { stack: [label, { text: value, fontSize: 11 }] }
  return { stack: [label, field.box === 'sixteen' ? sixteenBoxes() : { text: ' ', fontSize: 11 }] }
}

const box = mm(5)
// Made anew each time: the printer writes its place into a drawing.
const sixteenBoxes = (): Content => ({
  margin: [0, 1, 0, 0],
  canvas: Array.from({ length: 16 }, (_, index) => ({
    ...{ type: 'rect' as const, x: index * (box + 1) + Math.floor(index / 4) * 3, y: 0 },
    ...{ w: box, h: box, lineWidth: 0.5 },
  })),
})

const ticksOf = (words: readonly string[], value: string | null): Content => ({
  margin: [0, 3, 0, 0],
  columnGap: 4,
  columns: words.flatMap((word): Column[] => [
    {
      width: 9,
      canvas: [
        { type: 'rect', x: 0, y: 0, w: 9, h: 9, lineWidth: 0.6 },
        ...(word === value
          ? [
              { type: 'line' as const, x1: 1.5, y1: 4.5, x2: 4, y2: 7.5, lineWidth: 1.2 },
              { type: 'line' as const, x1: 4, y1: 7.5, x2: 8, y2: 1.5, lineWidth: 1.2 },
            ]
          : []),
      ],
    },
    { width: 'auto', text: word, fontSize: 9, margin: [0, -1, 6, 0] },
  ]),
})
