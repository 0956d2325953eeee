import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import type { LifeStatus } from '../contract/codes.ts'
import { nikWarnings } from '../rules/nik.ts'
import { type Cell, filled } from './cell.ts'
import { type CodedField, codeTables, findCode } from './codes.ts'
import { isKept } from './columns.ts'
import { hamletInAddress } from './detect-layout.ts'
import { type Fault, fault, nothing, quoted, type Reading, read, wrong } from './faults.ts'
import type { ReadField } from './layouts.ts'
import { parseBirthDate, parseDate } from './parse-date.ts'
import { parseCardNumber, parseNik, parseParentNik } from './parse-nik.ts'
import { certificateColumns, type ParsedPerson } from './parsed-row.ts'
import { namesJob, speaksOfAbroad } from './pick-hints.ts'

export type RowCells = ReadonlyMap<ReadField, Cell>

/** Everything one row says and everything wrong with it, at once. */
export const parseRow = (cells: RowCells, today: PlainDate): { person: ParsedPerson; faults: Fault[] } => {
  const faults: Fault[] = cellFaults(cells)
  const refused = new Set(faults.filter((one) => one.severity === 'error').map((one) => one.field))
  const take = <Value>(field: ReadField, reader: (cell: Cell | undefined) => Reading<Value>): Value | undefined => {
    if (refused.has(field)) return undefined
    const reading = reader(cells.get(field))
    faults.push(...reading.faults)
    return reading.value
  }
  const text = (field: ReadField, longest: number) => take(field, textReader(field, longest))
  const code = (field: CodedField) => take(field, codeReader(field))
  const nik = take('nik', (cell) => parseNik('nik', cell))
  const birthDate = take('tanggallahir', (cell) => parseBirthDate('tanggallahir', cell, today))
  const sexCode = code('sex')
  const status = take('status_dasar', statusReader)
  const educationNowCode = code('pendidikan_sedang_id')
  const isChild = birthDate !== undefined && ageOn(birthDate, today) < 18
  const place = readPlace(cells, text)
  const statedMark = take('pekerja_migran', markReader) ?? take('uraian_pekerjaan', workReader)
  const migrantMark = statedMark ?? (status === 'moved' ? abroadMark(cells) : undefined)
  for (const field of ['ktp_el', 'status_rekam', 'hamil'] as const)
    faults.push(...wordExportFaults(field, cells.get(field)))
  const person = withoutUndefined({
    nik: nik && nik.digits !== '' ? nik.digits : undefined,
    withoutNik: nik && nik.digits === '' ? (true as const) : undefined,
    cardNo: take('no_kk', parseCardNumber),
    name: take('nama', nameReader),
    sex: sexCode === undefined ? undefined : sexCode === '1' ? 'male' : 'female',
    birthPlace: text('tempatlahir', 80),
    birthDate,
    educationCode: code('pendidikan_kk_id'),
    educationNowCode: isChild ? educationNowCode : undefined,
    occupationCode: code('pekerjaan_id'),
    maritalCode: code('status_kawin'),
    relationCode: code('kk_level'),
    citizenshipCode: code('warganegara_id'),
    fatherNik: take('ayah_nik', (cell) => parseParentNik('ayah_nik', cell)),
    fatherName: text('nama_ayah', 120),
    motherNik: take('ibu_nik', (cell) => parseParentNik('ibu_nik', cell)),
    motherName: text('nama_ibu', 120),
    passportNo: take('dokumen_pasport', passportReader),
    passportExpiresOn: take('tanggal_akhir_paspor', (cell) =>
      asWarning(parseDate('tanggal_akhir_paspor', cell, today)),
    ),
    certificates: readCertificates(take),
    ...place,
    currentAddress: text('alamat_sekarang', 240),
    lifeStatus: status,
    remark: text('ket', 200),
    migrantMark,
    jobAbroad: [text('jabatan', 80), statedMark].find((words) => words !== undefined && namesJob(words)),
    participant: take('peserta', participantReader),
    destination: text('tujuan', 80),
  }) as ParsedPerson
  faults.push(...nikFaults(person, today))
  return { person, faults }
}

/** Formulas and error values. Identity is never taken from a formula; elsewhere the value that was stored beside it is used. */
const cellFaults = (cells: RowCells): Fault[] => {
  const faults: Fault[] = []
  for (const [field, cell] of cells) {
    if (!isKept(field)) continue
    if (cell.kind === 'error') faults.push(fault('error', field, 'cellHasError', { text: quoted(cell.text) }))
    else if (cell.formula && identity.has(field)) faults.push(fault('error', field, 'formulaRefused'))
    else if (cell.formula && cell.kind === 'empty') faults.push(fault('warning', field, 'formulaWithoutValue'))
    else if (cell.formula) faults.push(fault('info', field, 'formulaValueUsed'))
  }
  return faults
}

const identity: ReadonlySet<ReadField> = new Set<ReadField>(['nik', 'no_kk', 'nama', 'tanggallahir', 'peserta'])

const textReader =
  (field: string, longest: number) =>
  (cell: Cell | undefined): Reading<string> => {
    // The apostrophe that keeps a spreadsheet from running a text is no part of it.
    const text = filled(cell)?.replace(/^'(?=[=+\-@])/, '')
    if (text === undefined) return nothing
    return text.length <= longest
      ? read(text)
      : read(text.slice(0, longest), fault('warning', field, 'textCut', { longest }))
  }

const nameReader = (cell: Cell | undefined): Reading<string> => {
  const text = filled(cell)
    ?.replace(/^[=+@'"]+/, '')
    .trim()
  if (!text) return nothing
  if (text.length > 120) return wrong('nama', 'nameTooLong', { longest: 120 })
  if (!/\p{L}/u.test(text)) return wrong('nama', 'nameWithoutLetters', { text: quoted(text) })
  // People write what their certificate says: an odd sign is asked about, never a reason to lose somebody.
  return /^[\p{L}\p{M} '.,`’/()-]+$/u.test(text)
    ? read(text)
    : read(text, fault('warning', 'nama', 'nameOddSigns', { text: quoted(text) }))
}

const codeReader =
  (field: CodedField) =>
  (cell: Cell | undefined): Reading<string> => {
    const text = filled(cell)
    if (text === undefined || /^0+$/.test(text)) return nothing
    const code = findCode(codeTables[field], text)
    return code === undefined ? wrong(field, 'codeUnknown', { text: quoted(text) }) : read(code)
  }

const lifeStatusByCode: Readonly<Record<string, LifeStatus>> = {
  1: 'alive',
  2: 'dead',
  3: 'moved',
  4: 'missing',
  6: 'away',
  9: 'invalid',
}

const statusReader = (cell: Cell | undefined): Reading<LifeStatus> => {
  const text = filled(cell)
  // OpenSID's "export as words" writes TETAP for the living and TIDAK TETAP for the dead: nobody may be revived by it.
  if (text && /^(tidak\s*)?tetap$/i.test(text)) return wrong('status_dasar', 'wordExport', { text: quoted(text) })
  const reading = codeReader('status_dasar')(cell)
  const status = reading.value === undefined ? undefined : lifeStatusByCode[reading.value]
  return status ? read(status, ...reading.faults) : { faults: reading.faults }
}

const abroadMark = (cells: RowCells): string | undefined =>
  /luar\s*negeri/i.test(cells.get('status_dasar')?.text ?? '') ? 'Pindah luar negeri' : undefined

const markReader = (cell: Cell | undefined): Reading<string> => {
  const text = filled(cell)
  return text === undefined || /^bukan|^tidak|^0$/i.test(text) ? nothing : read(text.slice(0, 80))
}

/** SIAK's own words for a job: where its 89 codes know no work abroad, the officer wrote it here. Anything else is not kept. */
const workReader = (cell: Cell | undefined): Reading<string> => {
  const text = filled(cell)
  return text !== undefined && speaksOfAbroad(text) ? read(text.slice(0, 80)) : nothing
}

const passportReader = (cell: Cell | undefined): Reading<string> => {
  const text = filled(cell)?.toUpperCase()
  if (!text || /^0+$/.test(text)) return nothing
  return text.length > 45 ? { faults: [fault('warning', 'dokumen_pasport', 'textCut', { longest: 45 })] } : read(text)
}

type Take = <Value>(field: ReadField, reader: (cell: Cell | undefined) => Reading<Value>) => Value | undefined

const readCertificates = (take: Take): ParsedPerson['certificates'] => {
  const stated = Object.entries(certificateColumns).flatMap(([kind, field]) => {
    const number = take(field, certificateReader)
    return number === undefined ? [] : [[kind, number] as const]
  })
  return stated.length > 0 ? Object.fromEntries(stated) : undefined
}

/** A number of a certificate; a date or a mere "ada" in its place, as samples and lists have it, is none. */
const certificateReader = (cell: Cell | undefined): Reading<string> => {
  const text = filled(cell)?.toUpperCase()
  const isNumber = text !== undefined && /\d{2}/.test(text) && !/^0+$/.test(text) && !dateLike.test(text)
  return isNumber && cell?.kind !== 'date' && text.length <= 60 ? read(text) : nothing
}

const dateLike = /^(\d{1,2}[-/. ]\d{1,2}[-/. ]\d{2,4}|\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2})$/

const participantReader = (cell: Cell | undefined): Reading<string> => {
  const reading = parseNik('nik', cell)
  const faults = reading.faults.map((one) => ({ ...one, field: 'peserta' }))
  return reading.value?.digits ? { value: reading.value.digits, faults } : { faults }
}

const asWarning = <Value>(reading: Reading<Value>): Reading<Value> => ({
  ...reading,
  faults: reading.faults.map((one) => ({ ...one, severity: 'warning' as const })),
})

const citizenshipWords = /^(wni|wna|dua\s*kewarganegaraan)$/i

/** The other three columns that "export as words" gets wrong. We keep none of them, so they cost nobody the row. */
const wordExportFaults = (field: 'ktp_el' | 'status_rekam' | 'hamil', cell: Cell | undefined): Fault[] => {
  const text = filled(cell)
  if (!text) return []
  const wrongWord = field === 'hamil' ? /^(ya|tidak)$/i.test(text) : citizenshipWords.test(text)
  // The word itself stays out of the report: pregnancy is nobody's business here.
  return wrongWord ? [fault('warning', field, 'wordExportIgnored')] : []
}

const readPlace = (cells: RowCells, text: (field: ReadField, longest: number) => string | undefined) => {
  const address = text('alamat', 240)
  const hamlet = text('dusun', 80) ?? (address ? hamletInAddress(address) : undefined)
  const [rt, rw] = (filled(cells.get('rt_rw')) ?? '').split(/[/\\-]/).map((part) => part.trim())
  return {
    address,
    hamlet: hamlet ? hamletName(hamlet) : undefined,
    rw: areaNumber(text('rw', 8) ?? rw),
    rt: areaNumber(text('rt', 8) ?? rt),
  }
}

/** One spelling for a hamlet: capitals, no underscore, without the word itself. */
export const hamletName = (text: string): string =>
  text
    .toUpperCase()
    .replace(/_/g, ' ')
    .replace(/^(DUSUN|DSN|DUKUH|LINGKUNGAN)\b\.?\s+/, '')
    .replace(/\s+/g, ' ')
    .trim()

const areaNumber = (text: string | undefined): string | undefined => {
  if (!text || /^0+$/.test(text)) return undefined
  return /^\d{1,3}$/.test(text) ? text.padStart(3, '0') : text
}

/** A NIK that disagrees with the birth date is common and never a reason to refuse a person: one warning a row. */
const nikFaults = (person: ParsedPerson, today: PlainDate): Fault[] => {
  const known = { birthDate: person.birthDate ?? null, sex: person.sex ?? 'unknown' }
  const codes = nikWarnings(person.nik ?? null, known, today)
  if (codes.includes('registry.nikDateUnreadable') || codes.includes('registry.nikBirthDateDiffers')) {
    return [fault('warning', 'tanggallahir', 'nikBirthDateDiffers')]
  }
  if (codes.includes('registry.nikSexDiffers')) return [fault('warning', 'sex', 'nikSexDiffers')]
  return codes.includes('registry.nikTemporary') ? [fault('info', 'nik', 'nikTemporary')] : []
}

const withoutUndefined = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
