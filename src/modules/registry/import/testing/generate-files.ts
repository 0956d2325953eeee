import { BlobWriter, TextReader, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js'
import { type CellValue, writeXlsx } from 'hucre/xlsx'
import { importColumnsOf, openSidColumns } from '../columns.ts'
import { randomFrom, type SyntheticRow } from './synthetic-people.ts'

export type Table = (CellValue | null)[][]

const headersOf = (generation: 2022 | 2024 | 2026 | 'export'): string[] =>
  (generation === 'export' ? openSidColumns : importColumnsOf(generation)).map(({ header }) => header)

/** A table in the list of one generation; `shuffled` puts the columns in another order. */
export const openSidTable = (
  rows: readonly SyntheticRow[],
  generation: 2022 | 2024 | 2026 | 'export' = 2024,
  shuffled = false,
): Table => {
  const headers = headersOf(generation)
  const random = randomFrom(7)
  const order = shuffled ? headers.map((header) => ({ header, at: random() })).sort((a, b) => a.at - b.at) : undefined
  const columns = order ? order.map(({ header }) => header) : headers
  return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? null))]
}

/** A workbook of one or more sheets. */
export const workbook = async (sheets: Readonly<Record<string, Table>>): Promise<Uint8Array> =>
  writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows })) })

/** A workbook in which one cell is a formula with the value stored beside it. */
export const workbookWithFormula = async (
  rows: Table,
  at: { readonly row: number; readonly column: number; readonly formula: string; readonly value: string | null },
): Promise<Uint8Array> => {
  const cells = new Map([
    [
      `${at.row},${at.column}`,
      { value: at.value, type: 'formula' as const, formula: at.formula, formulaResult: at.value },
    ],
  ])
  return writeXlsx({ sheets: [{ name: 'Sheet1', rows, cells }] })
}

export const csv = (rows: Table, delimiter = ','): string =>
  rows
    .map((row) =>
      row
        .map((value) => String(value ?? ''))
        .map((value) => (value.includes(delimiter) || /["\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
        .join(delimiter),
    )
    .join('\r\n')

const sexWord = (row: SyntheticRow): string => (row.sex === '2' ? 'PEREMPUAN' : 'LAKI-LAKI')

const siakHeaders = [
  'Nomor KK', 'NIK', 'Nama Penduduk', 'Status', 'Tempat Lahir', 'Tanggal Lahir', 'Kelamin', 'NIK Ayah', 'Ayah', 'NIK Ibu', 'Ibu', 'Status Kawin',
  'SHDK', 'Agama', 'Kecamatan', 'Desa/Kel', 'Alamat', 'RW', 'RT', 'Pendidikan', 'Pekerjaan', 'Deskripsi Pekerjaan', 'Gol. Darah', 'Cacat',
  'Cetak KTP', 'Ganti KTP', 'KTP Berakhir', 'Nomor Paspor', 'Nomor Akta Lahir', 'Nomor Akta Kawin', 'Tanggal Kwn', 'Nomor Akta Cerai',
  'Tgl Cerai', 'Petugas Registrasi', 'Tgl Ubah', 'Petugas Entri', 'Tgl Entri',
] // biome-ignore format: a list

const siakWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  kk_level: { 1: 'Kepala Keluarga', 4: 'Anak' },
  status_kawin: { 1: 'Belum Kawin', 2: 'Kawin' },
}

/** The 37 columns of SIAK: labels instead of codes, the hamlet inside the address, day-first dates. */
export const siakTable = (rows: readonly SyntheticRow[]): Table => [
  siakHeaders,
  ...rows.map((row) => {
    const values: Record<string, string | undefined> = {
      'Nomor KK': row.no_kk,
      NIK: row.nik,
      'Nama Penduduk': row.nama,
      'Tempat Lahir': row.tempatlahir,
      'Tanggal Lahir': row.tanggallahir?.split('-').reverse().join('-'),
      Kelamin: sexWord(row),
      Ayah: row.nama_ayah,
      Ibu: row.nama_ibu,
      'Status Kawin': siakWords.status_kawin?.[row.status_kawin ?? ''],
      SHDK: siakWords.kk_level?.[row.kk_level ?? ''],
      Agama: 'Islam',
      Alamat: `${row.alamat} DSN. ${row.dusun}`,
      RW: row.rw,
      RT: row.rt,
      Pendidikan: 'SLTA / Sederajat',
      Pekerjaan: 'Petani/Pekebun',
    }
    return siakHeaders.map((header) => values[header] ?? null)
  }),
]

export type BipKind = '2012' | '2016' | '2016-luwu-timur' | 'ektp'

const bipHeaders: Readonly<Record<BipKind, readonly string[]>> = {
  '2012': ['No', 'Nama', 'NIK', 'Tempat Lahir', 'Tgl Lahir', 'JK', 'SHDK', 'Agama', 'Pendidikan', 'Pekerjaan', 'Nama Ibu', 'Nama Ayah'],
  '2016': ['No', 'Nama', 'NIK', 'Tempat Lahir', 'Tgl Lahir', 'JK', 'Stat Kwn', 'Gol.Drh', 'SHDK', 'Agama', 'Pendidikan', 'Pekerjaan', 'Nama Ibu', 'Nama Ayah'],
  '2016-luwu-timur': ['No', 'Nama', 'NIK', 'Tempat Lahir', 'Tgl Lahir', 'JK', 'Stat Kwn', 'SHDK', 'Agama', 'Pendidikan', 'No Akta', 'Pekerjaan', 'Nama Ibu', 'Nama Ayah'],
  ektp: ['No', 'Nama', 'NIK', 'Tempat Lahir', 'Tgl Lahir', 'JK', 'Stat Kwn', 'SHDK', 'Agama', 'Pendidikan', 'Pekerjaan', 'Nama Ibu', 'Nama Ayah', 'Wjb KTP', 'KTP-eL', 'Status', 'Stat Rkm'],
} // biome-ignore format: one layout a line

/** A grouped printout: a line for each card, its people beneath, NIKs with non-breaking spaces. */
export const bipTable = (rows: readonly SyntheticRow[], kind: BipKind): Table => {
  const headers = bipHeaders[kind]
  const table: Table = [['BUKU INDUK PENDUDUK'], ['DESA CONTOH'], [...headers]]
  let card: string | undefined
  rows.forEach((row, index) => {
    if (row.no_kk !== card) {
      card = row.no_kk
      table.push([
        null,
        `No. KK : ${card}`,
        null,
        `Alamat : ${row.alamat}`,
        `RT/RW : ${row.rt}/${row.rw}`,
        `Dusun : ${row.dusun}`,
      ])
    }
    const values: Record<string, CellValue | undefined> = {
      No: index + 1,
      Nama: row.nama,
      NIK: `${row.nik?.slice(0, 6)}\u00a0${row.nik?.slice(6)}\u00a0`,
      'Tempat Lahir': row.tempatlahir,
      'Tgl Lahir': row.tanggallahir?.split('-').reverse().join('-'),
      JK: row.sex === '2' ? 'Pr' : 'Lk',
      'Stat Kwn': row.status_kawin === '2' ? 'K' : 'BK',
      'Gol.Drh': 'Tdk Th',
      SHDK: row.kk_level === '1' ? 'Kepala Keluarga' : 'Anak',
      Agama: 'Islam',
      Pendidikan: 'Tidak/Blm Sekolah',
      Pekerjaan: 'Pelajar/Mahasiswa',
      'Nama Ibu': row.nama_ibu,
      'Nama Ayah': row.nama_ayah,
    }
    table.push(headers.map((header) => values[header] ?? null))
  })
  return table
}

/** A zip from parts: to build files that no honest program writes. */
export const zipOf = async (parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> => {
  const writer = new ZipWriter(new BlobWriter(), { useWebWorkers: false })
  for (const [name, part] of Object.entries(parts)) {
    await writer.add(name, typeof part === 'string' ? new TextReader(part) : new Uint8ArrayReader(part))
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer())
}

const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** A workbook whose one sheet is the given XML between `<sheetData>` tags; `extra` adds parts such as macros. */
export const rawWorkbook = (
  sheetData: string,
  extra: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Uint8Array> =>
  zipOf({
    '[Content_Types].xml': '<?xml version="1.0"?><Types/>',
    'xl/workbook.xml': `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Data Penduduk" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<?xml version="1.0"?><worksheet xmlns="${main}"><sheetData>${sheetData}</sheetData></worksheet>`,
    ...extra,
  })
