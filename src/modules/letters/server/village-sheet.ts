import type { Content } from 'pdfmake/interfaces.js'
import { letterMargins, mm, pageOf, textWidth } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import type { Instant } from '#platform/shared/dates.ts'
import { letterhead } from './pdf-letterhead.ts'

interface VillageSheet {
  readonly title: string
  /** Above the facts, in capitals. */
  readonly heading: string
  readonly village: { readonly kindWord: string; readonly name: string }
  readonly settings: Pick<Parameters<typeof letterhead>[0], 'lines' | 'address'>
  readonly createdAt: Instant
  readonly facts: readonly (readonly [label: string, value: Content])[]
  readonly rest: readonly Content[]
}

/** One A4 page under the village's letterhead that is no letter: a heading, facts, and what follows them. */
export const villageSheet = (sheet: VillageSheet): Promise<Uint8Array> => {
  const { title, heading, village, settings, createdAt, facts, rest } = sheet
  return renderPdf({
    title,
    author: `${village.kindWord} ${village.name}`,
    createdAt,
    pageSize: pageOf('A4'),
    pageMargins: [...letterMargins],
    content: [
      ...letterhead({ lines: settings.lines, address: settings.address, emblemHash: null }, null, textWidth('A4')),
      { text: heading, bold: true, decoration: 'underline', alignment: 'center', margin: [0, 0, 0, mm(4)] },
      {
        layout: 'noBorders',
        table: { widths: [mm(44), mm(3), '*'], body: facts.map(([label, value]) => [label, ':', value]) },
      },
      ...rest,
    ],
  })
}
