import type { ReferenceKind } from '../contract/bodies.ts'
import { shapeOf } from './body-fields.ts'
import { keyOfBody } from './keys.ts'
import { readCell } from './read-cell.ts'

/** A row of a file, ready to compare; or what cannot be read in it. */
export interface FileRow {
  readonly line: number
  readonly key: string
  readonly title: string
  readonly titleEn: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly source: string | null
  readonly sourceUrl: string | null
  /** Names of the columns that cannot be read. */
  readonly faults: readonly string[]
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Names people give to columns → ours. Those of a kind come before those of all. */
const columnNames: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  all: {
    kunci: 'key',
    judul: 'title',
    nama: 'title',
    name: 'title',
    berlaku: 'effectivefrom',
    mulai: 'effectivefrom',
    sampai: 'effectiveto',
    sumber: 'source',
    alamatsumber: 'sourceurl',
  },
  kbli: { kategori: 'category', kode: 'code', digit: 'digits' },
  kbji: { kode: 'code', digit: 'digits' },
  holiday: { tanggal: 'on', liburnasional: 'type', jenis: 'type' },
  organisation: {
    jenis: 'type',
    namaperusahaan: 'title',
    nomorizin: 'licencenumber',
    noizin: 'licencenumber',
    status: 'licencestatus',
    pertanggal: 'asof',
    alamat: 'address',
    telepon: 'phone',
    surel: 'email',
    situs: 'website',
    kodewilayah: 'regioncode',
    negara: 'countries',
  },
}

/** Words people write in a cell → the code. */
const cellWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  type: { ya: '', tidak: 'observance', cutibersama: 'joint_leave' },
  licencestatus: {
    aktif: 'active',
    dibekukan: 'suspended',
    dicabut: 'revoked',
    habis: 'expired',
    tidakdiketahui: 'unknown',
  },
}

/** The rows of a file of one kind. The first row names the columns, ours or the people's. */
export const readReferenceFile = (kind: ReferenceKind, rows: readonly (readonly string[])[]): FileRow[] => {
  const [header = [], ...lines] = rows
  const named = header.map((cell) => columnNames[kind]?.[plain(cell)] ?? columnNames.all?.[plain(cell)] ?? plain(cell))
  const cellOf = (cells: readonly string[], column: string) => {
    const cell = (cells[named.indexOf(column)] ?? '').trim()
    return cellWords[column]?.[plain(cell)] ?? cell
  }
  return lines.map((cells, index) => readRow(kind, index + 2, (column) => cellOf(cells, column)))
}

const readRow = (kind: ReferenceKind, line: number, cellOf: (column: string) => string): FileRow => {
  const faults: string[] = []
  const body: Record<string, unknown> = {}
  const title = cellOf('title')
  for (const [field, schema] of Object.entries(shapeOf(kind))) {
    const read = readCell(schema, cellOf(plain(field)) || impliedCell(kind, field, title, cellOf))
    if (read) body[field] = read.value
    else faults.push(field)
  }
  const day = (column: string, field: string) => {
    const cell = cellOf(column)
    if (cell !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(cell)) faults.push(field)
    return cell === '' ? null : cell
  }
  if (title === '') faults.push('title')
  return {
    line,
    key: cellOf('key') || keyOfBody(kind, title, body),
    title,
    titleEn: cellOf('titleen') || null,
    body,
    effectiveFrom: day('effectivefrom', 'effectiveFrom'),
    effectiveTo: day('effectiveto', 'effectiveTo'),
    source: cellOf('source') || null,
    sourceUrl: cellOf('sourceurl') || null,
    faults,
  }
}

const impliedCell = (kind: ReferenceKind, field: string, title: string, cellOf: (column: string) => string): string => {
  if ((kind === 'kbli' || kind === 'kbji') && field === 'digits') return String(cellOf('code').replace('.', '').length)
  if (kind === 'holiday' && field === 'type') return /cuti bersama/i.test(title) ? 'joint_leave' : 'national'
  if (kind === 'organisation' && field === 'type') return 'p3mi'
  if (kind === 'organisation' && field === 'licenceStatus') return 'unknown'
  return ''
}
