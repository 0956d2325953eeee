import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { Refusal } from '#platform/shared/errors.ts'
import type { SheetRow } from '../import/cell.ts'
import { readDateStyles, readSheetList, sharedStringsReader, sheetReader } from '../import/workbook-parts.ts'

const megabyte = 1024 * 1024

/** What a workbook may cost before it is opened. Real ones of 10,000 people are 2 MB and unpack to 25. */
export const workbookLimits = {
  entries: 2_000,
  totalBytes: 300 * megabyte,
  ratio: 200,
  ratioFrom: 4 * megabyte,
  stringBytes: 64 * megabyte,
  partBytes: 8 * megabyte,
  rows: 200_000,
} as const

export interface WorkbookFacts {
  readonly sheets: readonly string[]
  /** The official template is .xlsm: its macros are left where they are and never run. */
  readonly macros: boolean
}

const problem = (code: string) => new Refusal('invalid', `registry.import.${code}`)

/** Reads every sheet row by row. Sizes come from the zip's own directory and are checked before a byte is unpacked. */
export const readWorkbook = async (bytes: Uint8Array, onRow: (row: SheetRow) => void): Promise<WorkbookFacts> => {
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
  })
  const entries = await listEntries(zip)
  const book = entries.get('xl/workbook.xml')
  if (!book) throw problem(whatElse(entries))
  const { sheets } = readSheetList(
    await readPart(zip, book),
    await readPart(zip, entries.get('xl/_rels/workbook.xml.rels')),
  )
  const dateStyles = readDateStyles(await readPart(zip, entries.get('xl/styles.xml')))
  const strings = await readStrings(zip, entries.get('xl/sharedStrings.xml'))
  let count = 0
  for (const { name, path } of sheets) {
    const entry = entries.get(path)
    if (!entry) continue
    const counted = (row: SheetRow) => {
      if (++count > workbookLimits.rows) throw problem('tooManyRows')
      onRow(row)
    }
    await streamPart(zip, entry, sheetReader(name, strings, dateStyles, counted))
  }
  return { sheets: sheets.map((sheet) => sheet.name), macros: entries.has('xl/vbaProject.bin') }
}

const listEntries = async (zip: ZipFile): Promise<Map<string, Entry>> => {
  const entries = new Map<string, Entry>()
  let total = 0
  for await (const entry of zip.eachEntry()) {
    total += entry.uncompressedSize
    const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize)
    const swollen = entry.uncompressedSize > workbookLimits.ratioFrom && ratio > workbookLimits.ratio
    if (swollen || total > workbookLimits.totalBytes || entries.size >= workbookLimits.entries) throw problem('zipBomb')
    if (entry.isEncrypted()) throw problem('passwordProtected')
    entries.set(entry.fileName.replace(/^\//, ''), entry)
  }
  return entries
}

const whatElse = (entries: ReadonlyMap<string, Entry>): string => {
  if (entries.has('xl/workbook.bin')) return 'isXlsb'
  if (entries.has('content.xml')) return 'isOds'
  return 'notAWorkbook'
}

const streamPart = async (zip: ZipFile, entry: Entry, push: (text: string) => void): Promise<void> => {
  const decoder = new TextDecoder('utf-8')
  const stream = await zip.openReadStreamPromise(entry)
  for await (const chunk of stream) push(decoder.decode(chunk as Uint8Array, { stream: true }))
  push(decoder.decode())
}

const readPart = async (zip: ZipFile, entry: Entry | undefined): Promise<string> => {
  if (!entry) return ''
  if (entry.uncompressedSize > workbookLimits.partBytes) throw problem('zipBomb')
  const parts: string[] = []
  await streamPart(zip, entry, (text) => parts.push(text))
  return parts.join('')
}

const readStrings = async (zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> => {
  if (!entry) return []
  if (entry.uncompressedSize > workbookLimits.stringBytes) throw problem('zipBomb')
  const reader = sharedStringsReader()
  await streamPart(zip, entry, reader.push)
  return reader.strings
}
