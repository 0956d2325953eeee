import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { letterMargins, mm, pageOf } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import type { Instant } from '#platform/shared/dates.ts'
import type { EmergencyCard } from '../contract/emergency-card.ts'
import type { Say } from './counter-pack-pdf.ts'

interface CardPrint {
  readonly card: EmergencyCard
  readonly say: Say
  readonly madeAt: Instant
}

// ISO/IEC 7810 ID-1, as a bank card.
const side = { width: mm(85.6), height: mm(54) }

/** Two cards on a sheet: one for the wallet, one for the family. Cut out, and folded in the middle. */
export const printEmergencyCard = ({ card, say, madeAt }: CardPrint): Promise<Uint8Array> =>
  renderPdf({
    title: say('migration.card.title', { name: card.personName }),
    author: card.villageName,
    createdAt: madeAt,
    pageSize: pageOf('A4'),
    pageMargins: [(pageOf('A4').width - 2 * side.width) / 2, letterMargins[1], 0, letterMargins[3]],
    content: [
      { text: say('migration.card.howTo'), margin: [0, mm(4), 0, mm(4)] },
      folded(card, say),
      { text: '', margin: [0, mm(6), 0, 0] },
      folded(card, say),
    ],
  })

const folded = (card: EmergencyCard, say: Say): Content => ({
  table: {
    widths: [side.width - mm(6), side.width - mm(6)],
    heights: [side.height - mm(5)],
    body: [[front(card, say), back(card, say)]],
  },
  layout: {
    hLineStyle: () => ({ dash: { length: 3, space: 2 } }),
    vLineStyle: () => ({ dash: { length: 3, space: 2 } }),
    hLineColor: () => '#777777',
    vLineColor: () => '#777777',
    paddingLeft: () => mm(3),
    paddingRight: () => mm(3),
    paddingTop: () => mm(2.5),
    paddingBottom: () => mm(2.5),
  },
})

const countryOf = (code: string | null): string | null =>
  code ? (new Intl.DisplayNames(['id'], { type: 'region', style: 'short' }).of(code) ?? code) : null

const front = ({ personName, villageName, villagePhone, kin, country }: EmergencyCard, say: Say): TableCell => {
  const own = [
    [say('migration.card.village'), [villageName, villagePhone].filter(Boolean).join(', ')],
    ...(kin ? [[say('migration.card.kin'), [kin.name, kin.phone].filter(Boolean).join(', ')]] : []),
    ...(country ? [[say('migration.card.country'), countryOf(country) ?? '']] : []),
  ]
  return {
    fontSize: 8.5,
    stack: [
      { text: say('migration.card.head'), bold: true, fontSize: 11, characterSpacing: 0.5 },
      { text: personName, bold: true, fontSize: 13, margin: [0, mm(2), 0, mm(2)] },
      ...own.map(
        ([label, value]) =>
          ({
            text: [{ text: `${label}: ` }, { text: value ?? '', bold: true }],
            margin: [0, 0, 0, mm(0.8)],
          }) as Content,
      ),
      { text: say('migration.card.free'), fontSize: 7.5, margin: [0, mm(2), 0, 0] },
    ],
  }
}

const back = ({ lines }: EmergencyCard, say: Say): TableCell => ({
  fontSize: 8,
  stack: [
    { text: say('migration.card.call'), bold: true, margin: [0, 0, 0, mm(1)] },
    ...lines.map(
      ({ title, numbers, confirmed }) =>
        ({
          text: [`${title}${confirmed ? '' : '*'}: `, { text: numbers.join(', '), bold: true }],
          margin: [0, 0, 0, mm(0.6)],
        }) as Content,
    ),
    ...(lines.some(({ confirmed }) => !confirmed)
      ? [{ text: say('migration.card.unconfirmed'), fontSize: 7, margin: [0, mm(1), 0, 0] } as Content]
      : []),
  ],
})
