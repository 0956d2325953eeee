import { PDFDocument, type PDFPage } from 'pdf-lib'
import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { letterMargins, mm, pageOf } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import type { Instant } from '#platform/shared/dates.ts'
import type { CounterPack } from '../contract/counter-pack.ts'

export type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** The bytes of one paper of the pack: a picture or a PDF. */
export interface PackFile {
  readonly code: CounterPack['papers'][number]['code']
  readonly bytes: Uint8Array
}

interface PackPrint {
  readonly pack: CounterPack
  readonly files: readonly PackFile[]
  readonly say: Say
  readonly madeAt: Instant
}

/** A cover sheet and behind it every paper that is there, in the order of the set. What cannot be read is named on the cover. */
export const printCounterPack = async ({ pack, files, say, madeAt }: PackPrint): Promise<Uint8Array> => {
  const readable: { code: string; document: PDFDocument }[] = []
  for (const { code } of pack.papers) {
    for (const file of files.filter((one) => one.code === code)) {
      const document = await asPages(file.bytes)
      if (document) readable.push({ code, document })
    }
  }
  const attached = new Set(readable.map(({ code }) => code))
  const cover = await renderPdf({
    title: say('migration.print.title'),
    author: say('migration.print.village', { village: pack.village.name }),
    createdAt: madeAt,
    pageSize: pageOf('A4'),
    pageMargins: [...letterMargins],
    content: coverContent(pack, attached, say),
  })
  const whole = await PDFDocument.load(cover, { updateMetadata: false })
  for (const { document } of readable) {
    for (const page of await whole.copyPages(document, document.getPageIndices())) whole.addPage(page)
  }
  return whole.save()
}

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

/** A scan as pages of its own; `undefined` when it is neither a picture nor a whole PDF. */
const asPages = async (bytes: Uint8Array): Promise<PDFDocument | undefined> => {
  try {
    const document = isPdf(bytes) ? await PDFDocument.load(bytes) : await picturePage(bytes)
    return document.getPageCount() > 0 ? document : undefined // a broken file is only noticed when its pages are counted
  } catch {
    return undefined
  }
}

const longestSide = 1800

const picturePage = async (bytes: Uint8Array): Promise<PDFDocument> => {
  const { default: sharp } = await import('sharp')
  const upright = sharp(bytes).rotate().resize(longestSide, longestSide, { fit: 'inside', withoutEnlargement: true })
  const document = await PDFDocument.create({ updateMetadata: false })
  const picture = await document.embedJpg(await upright.jpeg({ quality: 82 }).toBuffer())
  const { width, height } = pageOf('A4')
  placeInside(document.addPage([width, height]), picture)
  return document
}

const placeInside = (page: PDFPage, picture: Awaited<ReturnType<PDFDocument['embedJpg']>>): void => {
  const margin = mm(12)
  const size = picture.scaleToFit(page.getWidth() - 2 * margin, page.getHeight() - 2 * margin)
  const [x, y] = [(page.getWidth() - size.width) / 2, (page.getHeight() - size.height) / 2]
  page.drawImage(picture, { x, y, ...size })
}

const coverContent = (pack: CounterPack, attached: ReadonlySet<string>, say: Say): Content[] => {
  const { candidate, plan, village } = pack
  const country = plan.destinationCountry
    ? new Intl.DisplayNames(['id'], { type: 'region' }).of(plan.destinationCountry)
    : undefined
  const job = plan.occupationTold ?? (plan.occupation ? say(`references.occupation.${plan.occupation}`) : undefined)
  const born = [candidate.birthPlace, candidate.birthDate && dayWords(candidate.birthDate)].filter(Boolean).join(', ')
  return [
    { text: say('migration.print.title'), bold: true, fontSize: 14, alignment: 'center' },
    { text: say('migration.print.village', { village: village.name }), alignment: 'center', margin: [0, 2, 0, 14] },
    labelled([
      [say('migration.print.name'), candidate.name],
      [say('migration.print.nik'), candidate.nik],
      [say('migration.print.born'), born],
      [say('migration.print.address'), candidate.address],
      [say('migration.factCountry'), country],
      [say('migration.factJob'), job],
      [say('migration.factScheme'), plan.scheme === 'UNKNOWN' ? null : say(`references.scheme.${plan.scheme}`)],
      [say('migration.agencySaid'), [plan.agencyName, plan.agencyLicence].filter(Boolean).join(' / ')],
      [say('migration.print.verified'), pack.verifiedOn && dayWords(pack.verifiedOn)],
    ]),
    paperTable(pack, attached, say),
    ...(pack.missing.length > 0
      ? [
          {
            text: say('migration.packMissing', {
              papers: pack.missing.map((code) => say(`references.document.${code}`)).join(', '),
            }),
            margin: [0, 8, 0, 0],
          } as Content,
        ]
      : []),
    { text: `${say('migration.packFree')} ${say('migration.signs.channels')}`, fontSize: 10, margin: [0, 12, 0, 0] },
    { text: say('migration.print.made', { day: dayWords(pack.madeOn) }), fontSize: 10 },
  ]
}

const labelled = (rows: readonly (readonly [string, string | null | undefined])[]): Content => ({
  table: { widths: [mm(45), '*'], body: rows.map(([label, value]) => [label, `: ${value || '…'}`]) },
  layout: 'noBorders',
  margin: [0, 0, 0, 12],
})

const paperTable = (pack: CounterPack, attached: ReadonlySet<string>, say: Say): Content => {
  const head: TableCell[] = [
    'migration.print.no',
    'migration.print.paper',
    'migration.print.number',
    'migration.print.state',
  ].map((key) => ({ text: say(key), bold: true }))
  const rows = pack.papers.map((paper, index): TableCell[] => [
    String(index + 1),
    say(`references.document.${paper.code}`),
    [paper.numberShown, paper.validUntil && say('migration.paperUntil', { day: dayWords(paper.validUntil) })]
      .filter(Boolean)
      .join(', '),
    `${say(`migration.paperStatus.${paper.status}`)}${attached.has(paper.code) ? `; ${say('migration.print.attached')}` : ''}`,
  ])
  return { table: { headerRows: 1, widths: [mm(8), '*', mm(52), mm(38)], body: [head, ...rows] }, fontSize: 11 }
}

const dayWords = (day: string) =>
  new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(day),
  )
