import type { Column } from './columns.ts'
import type { ParsedPerson } from './parsed-row.ts'

const codeByStatus: Readonly<Record<string, string>> = {
  alive: '1',
  dead: '2',
  moved: '3',
  missing: '4',
  away: '6',
  invalid: '9',
}

/** A person in OpenSID's columns, as codes and text. What is not known is left blank: there, blank keeps. */
export const toOpenSid = (person: ParsedPerson): Readonly<Record<string, string | undefined>> => ({
  alamat: person.address,
  dusun: person.hamlet,
  rw: person.rw,
  rt: person.rt,
  nama: person.name,
  no_kk: person.cardNo,
  nik: person.nik ?? (person.withoutNik ? '0' : undefined),
  sex: person.sex === 'male' ? '1' : person.sex === 'female' ? '2' : undefined,
  tempatlahir: person.birthPlace,
  tanggallahir: person.birthDate,
  pendidikan_kk_id: person.educationCode,
  pendidikan_sedang_id: person.educationNowCode,
  pekerjaan_id: person.occupationCode,
  // "Married, not registered" is 21 with us; OpenSID knows only 2.
  status_kawin: person.maritalCode?.slice(0, 1),
  kk_level: person.relationCode,
  warganegara_id: person.citizenshipCode,
  ayah_nik: person.fatherNik,
  nama_ayah: person.fatherName,
  ibu_nik: person.motherNik,
  nama_ibu: person.motherName,
  dokumen_pasport: person.passportNo,
  tanggal_akhir_paspor: person.passportExpiresOn,
  alamat_sekarang: person.currentAddress,
  status_dasar: person.lifeStatus ? codeByStatus[person.lifeStatus] : undefined,
  ket: person.remark,
})

/** Text that a spreadsheet would run as a formula gets an apostrophe in front. */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)

/** One row of cells in the order of the columns; numbers of identity stay text. */
export const openSidCells = (person: ParsedPerson, columns: readonly Column[]): (string | null)[] => {
  const values = toOpenSid(person)
  return columns.map(({ header }) => {
    const text = values[header]
    return text === undefined ? null : formulaSafe(text)
  })
}
