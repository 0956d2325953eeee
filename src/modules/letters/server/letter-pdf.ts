import type { Content } from 'pdfmake/interfaces.js'
import { letterMargins, mm, type Paper, pageOf, textWidth } from '#platform/server/print/paper.ts'
import { qrCode } from '#platform/server/print/qr-code.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import { freeOfCharge, type LetterContent } from '../rules/letter-content.ts'
import type { FilledBlock } from '../rules/template.ts'
import { letterhead } from './pdf-letterhead.ts'
import { signatureRows } from './pdf-signatures.ts'

/** What the QR and the line beside it say; a draft has none. */
export interface CheckMark {
  readonly token: string
  readonly address: string
  readonly site: string
  readonly code: string
}

export interface LetterSheet {
  readonly content: LetterContent
  readonly paper: Paper
  readonly mark: CheckMark | null
  readonly emblem: string | null
  /** Written across a sheet that is no letter yet: `DRAF`, unless it is something else. */
  readonly draft?: string
}

const footerHeight = 26

// 12 points as offices expect; a little smaller rather than a second sheet with three lines on it.
const sizes = [12, 11.5, 11] as const

/** One letter as a PDF: the same letter on the same paper is the same bytes, today and in ten years. */
export const renderLetter = async (sheet: LetterSheet): Promise<Uint8Array> => {
  const full = await renderAt(sheet, sizes[0])
  if (full.pages === 1) return full.bytes
  for (const size of sizes.slice(1)) {
    const smaller = await renderAt(sheet, size)
    if (smaller.pages < full.pages) return smaller.bytes
  }
  return full.bytes
}

const renderAt = async ({ content, paper, mark, emblem, draft = 'DRAF' }: LetterSheet, fontSize: number) => {
  let pages = 0
  const { letter, number } = content
  const [left, top, right, bottom] = letterMargins
  const body: Content[] = [
    ...letterhead(content.letterhead, emblem, textWidth(paper)),
    { text: letter.title, style: 'title' },
    { text: `Nomor: ${number ?? '………………………'}`, alignment: 'center', margin: [0, 0, 0, mm(3.5)] },
    ...letter.blocks.map(blockContent),
    {
      unbreakable: true,
      stack: [
        { text: bold(letter.closing), alignment: 'justify' },
        ...signatureRows(content, mark ? checkMark(mark, letter.basis) : basisLine(letter.basis)),
      ],
    },
  ]
  const bytes = await renderPdf({
    title: titleOf(content),
    author: content.villageFull,
    ...(mark ? { keywords: mark.token } : {}),
    createdAt: content.recordedAt,
    pageSize: pageOf(paper),
    pageMargins: [left, top, right, bottom + footerHeight],
    defaultStyle: { fontSize, lineHeight: 1.08 },
    styles: {
      title: { fontSize: 13.5, bold: true, decoration: 'underline', alignment: 'center' },
      small: { fontSize: 9 },
    },
    ...(mark ? {} : { watermark: { text: draft, opacity: 0.12, bold: true, angle: -45 } }),
    footer: (page, count) => {
      pages = count
      return footer(content, paper, page, count)
    },
    content: body,
  })
  return { bytes, pages }
}

// The document's title names nobody: viewers show it as the name of the window.
const titleOf = ({ letter, number }: LetterContent): string =>
  number ? `${letter.title} ${number}` : `${letter.title} (draf)`

const footer = (content: LetterContent, paper: Paper, page: number, pages: number): Content => ({
  margin: [letterMargins[0], 8, letterMargins[2], 0],
  stack: [
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: textWidth(paper), y2: 0, lineWidth: 0.5 }] },
    {
      text: `${freeOfCharge(content.levy)} Lembar ${page} dari ${pages}`,
      fontSize: 8.5,
      alignment: 'center',
      margin: [0, 3, 0, 0],
    },
  ],
})

/** `*bold*` inside a sentence. */
export const bold = (text: string): Content =>
  text.split('*').map((piece, index) => (index % 2 === 1 ? { text: piece, bold: true } : { text: piece })) as Content

const blockContent = (block: FilledBlock): Content => {
  if (block.type === 'text') return { text: bold(block.text), alignment: 'justify', margin: [0, 0, 0, mm(1.5)] }
  if (block.type === 'list') {
    return { ol: block.items.map((item) => ({ text: bold(item) })), margin: [mm(8), 0, 0, mm(2.5)] } as Content
  }
  if (block.rows.length === 0) return { text: '', fontSize: 1 }
  return {
    margin: [mm(8), mm(0.5), 0, mm(2.5)],
    layout: factLayout,
    table: {
      widths: [mm(44), mm(3), '*'],
      dontBreakRows: true,
      body: block.rows.map(([label, text]) => [{ text: label }, { text: ':' }, { text: bold(text) }]),
    },
  }
}

const factLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 2,
  paddingTop: () => 0.6,
  paddingBottom: () => 0.6,
}

const basisLine = (basis: string): Content => ({ text: `Dasar: ${basis}.`, style: 'small', margin: [0, mm(3), 0, 0] })

const checkMark = (mark: CheckMark, basis: string): Content => ({
  margin: [0, mm(3), 0, 0],
  columnGap: mm(3),
  columns: [
    { width: mm(22), ...(qrCode(mark.address, mm(22)) as object) } as Content,
    {
      width: '*',
      style: 'small',
      margin: [0, mm(1.5), 0, 0],
      stack: [
        { text: 'Periksa keaslian surat:' },
        { text: mark.site },
        { text: mark.code, bold: true },
        { text: `Dasar: ${basis}.`, margin: [0, 2, 0, 0] },
      ],
    },
  ],
})
