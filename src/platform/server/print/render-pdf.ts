import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Instant } from '../../shared/dates.ts'
import { parsedOnce } from './parsed-font.ts'
import { slimFont } from './slim-font.ts'

const require = createRequire(import.meta.url)

// Tinos has the widths of Times New Roman and may be given away (OFL 1.1): letters break the same on every machine.
const fontFiles = {
  normal: '400Regular/Tinos_400Regular.ttf',
  bold: '700Bold/Tinos_700Bold.ttf',
  italics: '400Regular_Italic/Tinos_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/Tinos_700Bold_Italic.ttf',
} as const

interface Printer {
  createPdf(definition: TDocumentDefinitions): { getBuffer(): Promise<Uint8Array> }
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void
  setUrlAccessPolicy(policy: () => boolean): void
  setLocalAccessPolicy(policy: () => boolean): void
  /** Missing from the types: fonts given from memory, so that no path is ever opened. */
  readonly virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void }
}

const makePrinter = async (): Promise<Printer> => {
  const { default: library } = await import('pdfmake')
  const printer = library as unknown as Printer
  const names = Object.entries(fontFiles).map(([style, file]) => {
    const bytes = slimFont(readFileSync(require.resolve(`@expo-google-fonts/tinos/${file}`)))
    printer.virtualfs.writeFileSync(file, parsedOnce(bytes))
    return [style, file] as const
  })
  printer.setFonts({ Tinos: Object.fromEntries(names) })
  printer.setUrlAccessPolicy(() => false)
  printer.setLocalAccessPolicy(() => false)
  return printer
}

// Loaded with the first document: a server that prints nothing carries no printer.
let loading: Promise<Printer> | undefined
const printer = (): Promise<Printer> => {
  loading ??= makePrinter()
  return loading
}

/** What a document must say besides its content. The moment is given, never read from the clock: the same input gives the same bytes. */
export interface PdfDocument extends Omit<TDocumentDefinitions, 'info'> {
  readonly title: string
  readonly author: string
  /** Readable by programs in the file itself. */
  readonly keywords?: string
  readonly createdAt: Instant
}

/** One document as PDF bytes, in Tinos 12 unless it says otherwise. Reads no file and no address besides its own fonts. */
export const renderPdf = async (document: PdfDocument): Promise<Uint8Array> => {
  const { title, author, keywords, createdAt, defaultStyle, ...definition } = document
  const created = new Date(createdAt)
  const pdf = (await printer()).createPdf({
    ...definition,
    version: '1.7',
    language: 'id',
    displayTitle: true,
    info: {
      title,
      author,
      ...(keywords ? { keywords } : {}),
      creator: 'Desmigratif',
      producer: 'Desmigratif',
      creationDate: created,
      modDate: created,
    },
    defaultStyle: { font: 'Tinos', fontSize: 12, ...defaultStyle },
  })
  return new Uint8Array(await pdf.getBuffer())
}
