import type { Content } from 'pdfmake/interfaces.js'
import { mm } from '#platform/server/print/paper.ts'
import type { LetterContent } from '../rules/letter-content.ts'

// A plain shield until the regency's own emblem is loaded.
const shield =
  '<svg viewBox="0 0 66 78"><path d="M4 4h58v36c0 18-12 28-29 34C16 68 4 58 4 40Z" fill="none" stroke="#000" stroke-width="1.6"/>' +
  '<path d="M12 50 26 30l7 9 7-9 14 20" fill="none" stroke="#000" stroke-width="1.2"/></svg>'

const emblemWidth = mm(16)

/** Emblem, the village's lines and the double rule under them. */
export const letterhead = (head: LetterContent['letterhead'], emblem: string | null, width: number): Content[] => [
  {
    columnGap: mm(4),
    columns: [
      emblem
        ? { image: emblem, fit: [emblemWidth, mm(21)], width: emblemWidth }
        : { svg: shield, width: emblemWidth, height: mm(19) },
      {
        width: '*',
        lineHeight: 1.0,
        alignment: 'center',
        stack: [
          ...head.lines.slice(0, -1).map((line) => ({ text: line, fontSize: 13 })),
          { text: head.lines.at(-1) ?? '', fontSize: 17, bold: true },
          { text: head.address, fontSize: 10 },
        ],
      },
      { width: mm(12), text: '' },
    ],
  },
  {
    margin: [0, mm(2), 0, mm(4)],
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1 },
      { type: 'line', x1: 0, y1: 2.2, x2: width, y2: 2.2, lineWidth: 1 },
    ],
  },
]
