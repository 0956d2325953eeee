import type { Content } from 'pdfmake/interfaces.js'
import { mm } from '#platform/server/print/paper.ts'
import type { LetterContent } from '../rules/letter-content.ts'
import type { FilledLetter, Party } from '../rules/template.ts'
import { longDate } from '../rules/words.ts'

const gap = mm(19)

/** Who signs where. The parties first, then witnesses at the left and the head at the right. */
export const signatureRows = (content: LetterContent, mark: Content): Content[] => {
  const { letter } = content
  const dated = `${content.place}, ${content.issuedOn ? longDate(content.issuedOn) : '…………………………'}`
  if (letter.head === 'issues') {
    // These letters are short: a line of air above the place of signing.
    return [{ text: ' ', fontSize: 10 }, pair(partyOrNothing(letter.left, ' '), headBlock(content, dated)), mark]
  }
  const parties =
    letter.left || letter.right ? [pair(partyOrNothing(letter.left, ' '), partyOrNothing(letter.right, dated))] : []
  const aside: Content = { stack: [...signerLines(letter), ...witnessLines(letter), mark] }
  // Where nobody but the head dates the letter, the day stands above his name.
  return [...parties, pair(aside, headBlock(content, letter.right ? null : dated))]
}

const pair = (left: Content, right: Content): Content => ({
  margin: [0, mm(2.5), 0, 0],
  columnGap: mm(6),
  columns: [
    { width: '*', stack: [left] },
    { width: '*', stack: [right] },
  ],
})

const partyOrNothing = (party: Party | null, above: string): Content =>
  party ? partyBlock(party, above) : { text: '' }

const partyBlock = (party: Party, above: string): Content => ({
  stack: [
    { text: above, alignment: 'center' },
    { text: party.caption, alignment: 'center' },
    party.duty ? dutyBox() : space(),
    nameLine(party.name),
  ],
})

const headBlock = (content: LetterContent, dated: string | null): Content => ({
  stack: [
    ...(dated ? [{ text: dated, alignment: 'center' } as Content] : []),
    ...(content.letter.head === 'attests' ? [{ text: 'Mengetahui,', alignment: 'center' } as Content] : []),
    ...content.signatory.lines.map((line) => ({ text: line, alignment: 'center' }) as Content),
    stampRing(),
    nameLine(content.signatory.name.toUpperCase()),
  ],
})

const nameLine = (name: string): Content => ({ text: name, bold: true, decoration: 'underline', alignment: 'center' })

const space = (): Content => ({ canvas: [{ type: 'rect', x: 0, y: 0, w: 1, h: gap, lineWidth: 0, color: '#fff' }] })

const faint = '#777777'
const boxWidth = mm(17)
const boxHeight = mm(12)

// The duty stamp of Rp10.000 (UU 10/2020) is glued here and signed across.
const dutyBox = (): Content => ({
  stack: [
    {
      canvas: [
        { type: 'rect', x: 0, y: 0, w: 1, h: gap, lineWidth: 0, color: '#fff' },
        {
          type: 'rect',
          x: 2,
          y: (gap - boxHeight) / 2,
          w: boxWidth,
          h: boxHeight,
          lineWidth: 0.6,
          lineColor: faint,
          dash: { length: 2 },
        },
      ],
    },
    overlay(['METERAI', 'Rp10.000'], 2, (gap - boxHeight) / 2 + 9, boxWidth),
  ],
})

const ring = mm(8.5)

const stampRing = (): Content => ({
  stack: [
    {
      canvas: [
        { type: 'rect', x: 0, y: 0, w: 1, h: gap, lineWidth: 0, color: '#fff' },
        {
          type: 'ellipse',
          x: ring + 2,
          y: gap / 2,
          r1: ring,
          r2: ring,
          lineWidth: 0.6,
          lineColor: faint,
          dash: { length: 2 },
        },
      ],
    },
    overlay(['cap', 'desa'], 2, gap / 2 - 9, ring * 2),
  ],
})

/** Small grey words over what was just drawn, taking no room of their own. */
const overlay = (lines: readonly string[], x: number, y: number, width: number): Content => ({
  relativePosition: { x, y: y - gap },
  columns: [
    {
      width,
      stack: lines.map((line) => ({ text: line, fontSize: 7.5, color: faint, alignment: 'center' as const })),
    },
  ],
})

const witnessLines = ({ witnesses }: FilledLetter): Content[] =>
  witnesses.length === 0
    ? []
    : [
        { text: 'Saksi-saksi:' },
        ...witnesses.map(({ name, role }, index) => dottedLine(index + 1, role ? `${name}, ${role}` : name)),
      ]

const signerLines = ({ signers }: FilledLetter): Content[] =>
  signers
    ? [
        { text: signers.caption },
        ...signers.names.map((name, index) => dottedLine(index + 1, name)),
        { text: ' ', fontSize: 5 },
      ]
    : []

const dottedLine = (place: number, name: string): Content => ({
  margin: [0, 2, 0, 1],
  columnGap: 4,
  columns: [
    { width: '*', text: `${place}. ${name}` },
    { width: mm(25), text: '...........................', color: '#333', noWrap: true },
  ],
})
