import { foldText } from '#modules/references/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { FieldFault } from '#platform/shared/errors.ts'
import { vacancyFaults } from './vacancy.ts'
import * as cells from './vacancy-cells.ts'
import type { Vacancy, WorkPlace } from './vacancy-shape.ts'

/** What a column of a file may say. */
export const vacancyColumns = [
  ...(['orderNumber', 'title', 'occupation', 'country', 'region', 'agencyName', 'agencyLicence'] as const),
  ...(['employerName', 'places', 'wage', 'wageMaximum', 'wageCurrency', 'workerPaysRupiah', 'costsNote'] as const),
  ...(['contractMonths', 'deadlineOn', 'documents', 'sex', 'age', 'ageMaximum', 'education'] as const),
  ...(['experienceMonths', 'languages', 'certificates', 'sourceName', 'sourceUrl', 'sourceOn'] as const),
] as const
export type VacancyColumn = (typeof vacancyColumns)[number]

/** Names people give to a column, folded. A bare `No` counts the rows of one list and names no order. */
const headerWords: Readonly<Record<VacancyColumn, string>> = {
  orderNumber: 'nomor job order|no job order|job order|kode lowongan|id lowongan|nomor lowongan',
  title: 'jabatan|lowongan|pekerjaan|posisi|nama jabatan|judul|job title|title',
  occupation: 'jenis pekerjaan|kelompok pekerjaan|occupation',
  country: 'negara|negara tujuan|negara penempatan|country',
  region: 'wilayah|kota|lokasi|penempatan|daerah|kabupaten kota|city|place',
  agencyName: 'p3mi|nama p3mi|perusahaan penempatan|agensi|nama agensi|agency',
  agencyLicence: 'izin|nomor izin|no izin|sip3mi|nomor sip3mi|licence',
  employerName: 'majikan|pemberi kerja|perusahaan|nama perusahaan|employer|mitra usaha',
  places: 'jumlah|kuota|kebutuhan|jumlah lowongan|jumlah kebutuhan|places',
  wage: 'upah|gaji|upah minimal|gaji minimal|gaji pokok|wage|salary',
  wageMaximum: 'upah maksimal|gaji maksimal|upah tertinggi',
  wageCurrency: 'mata uang|currency',
  workerPaysRupiah: 'biaya|biaya ditanggung pekerja|biaya pekerja|biaya penempatan',
  costsNote: 'keterangan biaya|catatan biaya',
  contractMonths: 'lama kontrak|kontrak|kontrak bulan|lama kontrak bulan|masa kontrak',
  deadlineOn: 'batas|batas lamaran|batas akhir|tanggal akhir|berlaku sampai|penutupan|tanggal penutupan|deadline',
  documents: 'dokumen|berkas|syarat dokumen|persyaratan dokumen',
  sex: 'jenis kelamin|jk|l p|sex|gender',
  age: 'umur|usia|umur minimal|usia minimal|age',
  ageMaximum: 'umur maksimal|usia maksimal',
  education: 'pendidikan|pendidikan minimal|education',
  experienceMonths: 'pengalaman|pengalaman bulan|pengalaman kerja|lama pengalaman',
  languages: 'bahasa|kemampuan bahasa|language',
  certificates: 'sertifikat|sertifikasi|kompetensi',
  sourceName: 'sumber|source',
  sourceUrl: 'tautan|alamat sumber|url|link',
  sourceOn: 'tanggal|tanggal sumber|tanggal terbit|tanggal lowongan',
}

const meanings = new Map(
  vacancyColumns.flatMap((column) => headerWords[column].split('|').map((word) => [word, column] as const)),
)

export interface FileColumn {
  readonly header: string
  readonly column: VacancyColumn | null
}

/** What each column means: as a person chose, else by its name. A meaning is given once. */
export const readColumns = (
  header: readonly string[],
  chosen: Readonly<Record<string, VacancyColumn | ''>> = {},
): FileColumn[] => {
  const taken = new Set<VacancyColumn>()
  return header.map((name) => {
    const asked = chosen[name]
    const column = asked === undefined ? (meanings.get(foldText(name)) ?? null) : asked || null
    if (column === null || taken.has(column)) return { header: name, column: null }
    taken.add(column)
    return { header: name, column }
  })
}

export interface FileVacancy {
  readonly line: number
  readonly vacancy: Vacancy
  /** Every fault of the row at once; `field` is the column that holds it. */
  readonly faults: readonly FieldFault[]
}

export interface FileDefaults {
  readonly workPlace: WorkPlace
  readonly sourceName: string
  readonly sourceOn: PlainDate
  readonly today: PlainDate
  readonly mapping?: Readonly<Record<string, VacancyColumn | ''>>
}

/** The vacancies of a file; its first row names the columns. */
export const readVacancies = (rows: readonly (readonly string[])[], defaults: FileDefaults): FileVacancy[] => {
  const [header = [], ...lines] = rows
  const columns = readColumns(header, defaults.mapping)
  return lines.map((line, index) =>
    readLine(
      index + 2,
      (wanted) => (line[columns.findIndex(({ column }) => column === wanted)] ?? '').trim(),
      defaults,
    ),
  )
}

const money = cells.readWithin(0, 1_000_000_000)

const shortened = (text: string, longest: number): string | null => text.replace(/\s+/g, ' ').slice(0, longest) || null

const readLine = (line: number, cellOf: (column: VacancyColumn) => string, defaults: FileDefaults): FileVacancy => {
  const faults: FieldFault[] = []
  const cell = <Value>(column: VacancyColumn, read: (text: string) => cells.ReadCell<Value>): Value | null => {
    const value = read(cellOf(column))
    if (value === undefined)
      faults.push({ field: column, code: `placement.cell.${column}`, details: { told: cellOf(column).slice(0, 60) } })
    return value ?? null
  }
  const day = (text: string) => cells.readDay(text, defaults.today)
  const { today, workPlace: usual } = defaults
  const country = cell('country', cells.readCountry)
  const workPlace = country === null ? usual : country === 'ID' ? 'home' : 'abroad'
  const wage = cell('wage', cells.readWage)
  const [age, sex] = [cell('age', cells.readAge), cell('sex', cells.readSex)]
  const title = cellOf('title') || cellOf('occupation')
  if (title === '') faults.push({ field: 'title', code: 'placement.cell.title' })
  const vacancy: Vacancy = {
    ...{ workPlace, country: workPlace === 'home' ? 'ID' : country, title: title.slice(0, 120) },
    occupation: cells.readOccupation(cellOf('occupation') || title),
    ...{ orderNumber: shortened(cellOf('orderNumber'), 80), region: shortened(cellOf('region'), 120) },
    ...{ agencyName: shortened(cellOf('agencyName'), 160), agencyLicence: shortened(cellOf('agencyLicence'), 80) },
    ...{ employerName: shortened(cellOf('employerName'), 160), places: cell('places', cells.readWithin(1, 100_000)) },
    ...{ wageMinimum: wage?.minimum ?? null, wageMaximum: cell('wageMaximum', money) ?? wage?.maximum ?? null },
    wageCurrency: cells.readCurrency(cellOf('wageCurrency')) ?? wage?.currency ?? 'IDR',
    ...{ wagePer: wage?.per ?? 'month', workerPaysRupiah: cell('workerPaysRupiah', money) },
    ...{
      costsNote: shortened(cellOf('costsNote'), 400),
      contractMonths: cell('contractMonths', cells.readWithin(1, 120)),
    },
    ...{ deadlineOn: cell('deadlineOn', day), documents: cells.listIn(cellOf('documents')).slice(0, 20) },
    ...{ sex: sex === 'any' ? null : sex, ageMinimum: age?.minimum ?? null },
    ageMaximum: cell('ageMaximum', cells.readWithin(15, 80)) ?? age?.maximum ?? null,
    ...{
      education: cell('education', cells.readEducation),
      experienceMonths: cell('experienceMonths', cells.readWithin(1, 480)),
    },
    ...{
      languages: cell('languages', cells.readLanguages) ?? [],
      certificates: cells.listIn(cellOf('certificates')).slice(0, 10),
    },
    ...{
      sourceName: shortened(cellOf('sourceName'), 160) ?? defaults.sourceName,
      sourceUrl: cell('sourceUrl', readAddress),
    },
    sourceOn: cell('sourceOn', day) ?? defaults.sourceOn,
  }
  const known = new Set(faults.map((fault) => fault.field))
  const more = vacancyFaults(vacancy, today).filter((fault) => !known.has(fault.field))
  return { line, vacancy, faults: [...faults, ...more] }
}

const readAddress = (cell: string): cells.ReadCell<string> =>
  cell === '' ? null : /^https?:\/\/\S{3,390}$/.test(cell) ? cell : undefined
