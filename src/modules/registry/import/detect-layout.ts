import { cleanText, type SheetRow } from './cell.ts'
import { findField, headerKey, isPassedOver, type Layout, type LayoutName, type ReadField } from './layouts.ts'

interface Heading {
  readonly row: SheetRow
  readonly fields: ReadonlyMap<number, ReadField>
  readonly keys: ReadonlySet<string>
  readonly unknown: Layout['unknownHeaders']
}

const longestHeader = 60

const readHeading = (row: SheetRow): Heading => {
  const fields = new Map<number, ReadField>()
  const keys = new Set<string>()
  const unknown: { column: number; header: string }[] = []
  const taken = new Set<ReadField>()
  row.cells.forEach((cell, column) => {
    const header = cell ? cleanText(cell.text) : ''
    if (header === '' || header.length > longestHeader) return
    keys.add(headerKey(header))
    const field = findField(header)
    if (field && !taken.has(field)) {
      fields.set(column, field)
      taken.add(field)
    } else if (!field && !isPassedOver(header)) unknown.push({ column, header })
  })
  return { row, fields, keys, unknown }
}

/** Finds the heading among the first rows of a sheet: by names alone, in any order, whatever the sheet is called. */
export const detectLayout = (rows: readonly SheetRow[]): Layout | undefined => {
  let best: Heading | undefined
  for (const row of rows) {
    const heading = readHeading(row)
    if (heading.fields.size > (best?.fields.size ?? 0)) best = heading
  }
  if (!best) return bareNumbers(rows)
  const name = layoutOf(best, rows)
  if (!name) return undefined
  const fieldByColumn = name === 'bp3mi' ? withJobs(best.fields) : best.fields
  return { name, headerRow: best.row.number, fieldByColumn, unknownHeaders: best.unknown }
}

/** A list of travellers names the job abroad, and none of the register's 89 occupations. */
const withJobs = (fields: Heading['fields']): Heading['fields'] =>
  [...fields.values()].includes('jabatan')
    ? fields
    : new Map([...fields].map(([column, field]) => [column, field === 'pekerjaan_id' ? 'jabatan' : field]))

const layoutOf = (heading: Heading, rows: readonly SheetRow[]): LayoutName | undefined => {
  const fields = new Set(heading.fields.values())
  const has = (...wanted: ReadField[]) => wanted.every((field) => fields.has(field))
  if (has('peserta')) return has('nik') || has('nomor_peserta') ? 'aid' : 'suplemen'
  if ((has('nik') && has('no_rumah_tangga')) || (has('nik', 'no_rtm') && !has('nama'))) return 'rtm'
  if (has('nik', 'tujuan')) return 'bp3mi'
  // One column of numbers is a list of people, whatever it is called.
  if (fields.size === 1 && (has('nik') || has('no_kk')) && heading.unknown.length === 0) return 'suplemen'
  if (!has('nik') || fields.size < 2) return undefined
  if (!has('no_kk') && has('nama', 'kk_level') && rows.some((row) => cardLine(row) !== undefined)) return bipOf(heading)
  if (heading.keys.has('petugasregistrasi') || (heading.keys.has('shdk') && heading.keys.has('desakel'))) return 'siak'
  if (heading.keys.has('nomornik') || heading.keys.has('nomorkk'))
    return heading.keys.has('desaid') ? 'opendk' : 'opensid-2024'
  return has('nama') || has('no_kk') || isExactHeading(heading) ? openSidOf(fields) : undefined
}

/** NIKs beneath each other with no heading at all. */
const bareNumbers = (rows: readonly SheetRow[]): Layout | undefined => {
  const bare = rows.length > 0 && rows.every((row) => /^'?\d{16}$/.test(cleanText(row.cells[0]?.text ?? '')))
  return bare
    ? { name: 'suplemen', headerRow: 0, fieldByColumn: new Map([[0, 'peserta']]), unknownHeaders: [] }
    : undefined
}

/** "Change one column in bulk": `nik` and one more column in OpenSID's own spelling are enough. */
const isExactHeading = (heading: Heading): boolean => heading.unknown.length === 0

const openSidOf = (fields: ReadonlySet<ReadField>): LayoutName => {
  if (fields.has('no_rtm')) return 'opensid-export'
  if (fields.has('ket')) return 'opensid-2026'
  return fields.has('lat') ? 'opensid-2024' : 'opensid-2022'
}

// The four printouts of the Buku Induk Penduduk differ in what they add to the members' line.
const bipOf = ({ keys }: Heading): LayoutName => {
  if (['wjbktp', 'wajibktp', 'statrkm', 'ktpel', 'ektp'].some((key) => keys.has(key))) return 'bip-ektp'
  if (['noakta', 'noaktalahir'].some((key) => keys.has(key))) return 'bip-2016-luwu-timur'
  return ['statkwn', 'goldrh', 'statuskwn'].some((key) => keys.has(key)) ? 'bip-2016' : 'bip-2012'
}

/** What the line above a family says in a grouped printout. */
export interface CardLine {
  readonly cardNo: string
  readonly address: string | undefined
  readonly hamlet: string | undefined
  readonly rt: string | undefined
  readonly rw: string | undefined
}

/** Reads "No. KK : 33…", "Alamat : …", "RT/RW : 001/002", "Dusun : …" from the cells of one line; `undefined` when it names no card. */
export const cardLine = (row: SheetRow): CardLine | undefined => {
  const line = row.cells
    .map((cell) => (cell ? cleanText(cell.text) : ''))
    .filter(Boolean)
    .join(' ')
  const cardNo = /(?:no\.?|nomor)\s*(?:kk|kartu keluarga)\s*[:.]?\s*((?:\d[\s.-]?){16})(?!\d)/i
    .exec(line)?.[1]
    ?.replace(/\D/g, '')
  if (!cardNo) return undefined
  const both = /rt\s*\/\s*rw\s*[:.]?\s*(\d{1,3})\s*\/\s*(\d{1,3})/i.exec(line)
  return {
    cardNo,
    address:
      /alamat\s*[:.]?\s*(.+?)(?=\s*(?:\b(?:rt|rw|dusun|kode ?pos|desa|kecamatan|nama|jumlah)\b)|$)/i
        .exec(line)?.[1]
        ?.trim() || undefined,
    hamlet:
      /dusun\s*[:.]?\s*([a-z][a-z .'-]*?)(?=\s*(?:\b(?:rt|rw|kode ?pos|desa|kecamatan|alamat|nama)\b)|$)/i
        .exec(line)?.[1]
        ?.trim() || undefined,
    rt: both?.[1] ?? /\brt\.?\s*[:.]?\s*(\d{1,3})\b/i.exec(line)?.[1],
    rw: both?.[2] ?? /\brw\.?\s*[:.]?\s*(\d{1,3})\b/i.exec(line)?.[1],
  }
}

/** The hamlet that SIAK hides in the address: "JL MAWAR DSN. KRAJAN RT 2" is Krajan. */
export const hamletInAddress = (address: string): string | undefined =>
  /\b(?:dsn|dusun|ds)\b\.?\s*([a-z][a-z .'-]*?)(?=\s*(?:,|\b(?:rt|rw|no|desa|kec|jl|gg)\b|\d|$))/i
    .exec(address)?.[1]
    ?.trim()
