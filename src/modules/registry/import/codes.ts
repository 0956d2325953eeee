import { type CodeLabel, codeLists } from '../rules/code-lists.ts'

/** One table of codes as OpenSID and Dukcapil number them. Labels change under the same code, so old ones stay as aliases. */
export interface CodeTable {
  readonly codes: ReadonlySet<string>
  readonly codeByKey: ReadonlyMap<string, string>
}

/** Labels meet without case and spaces, and then without the signs between words: "SLTA / SEDERAJAT" is "slta/sederajat". */
const keyOf = (label: string): string => label.toUpperCase().replace(/\s+/g, '')
const looseKeyOf = (label: string): string => keyOf(label).replace(/[^A-Z0-9]/g, '')

const table = (
  rows: readonly (CodeLabel | readonly [string, string])[],
  aliases: Readonly<Record<string, string>> = {},
): CodeTable => {
  const labels = [...rows.map(([code, label]) => [label, code] as const), ...Object.entries(aliases)]
  const codeByKey = new Map<string, string>()
  for (const makeKey of [keyOf, looseKeyOf]) {
    for (const [label, code] of labels) if (!codeByKey.has(makeKey(label))) codeByKey.set(makeKey(label), code)
  }
  return { codes: new Set(rows.map(([code]) => code)), codeByKey }
}

/** The code of a number or a label, or `undefined` for what the table does not know. */
export const findCode = ({ codes, codeByKey }: CodeTable, text: string): string | undefined => {
  const number = /^0*(\d{1,3})(\.0+)?$/.exec(text)?.[1]
  if (number) return codes.has(number) ? number : undefined
  // "5 - PNS" and "5. PNS" come from drop-down lists that show both.
  const both = /^0*(\d{1,3})\s*[-.:)]\s*\D/.exec(text)?.[1]
  if (both && codes.has(both)) return both
  return codeByKey.get(keyOf(text)) ?? codeByKey.get(looseKeyOf(text))
}

export const codeTables = {
  sex: table(
    [
      ['1', 'LAKI-LAKI'],
      ['2', 'PEREMPUAN'],
    ],
    { L: '1', LK: '1', PRIA: '1', M: '1', P: '2', PR: '2', WANITA: '2', W: '2', F: '2' },
  ),
  pendidikan_kk_id: table(codeLists.education, {
    'Tidak/Blm Sekolah': '1',
    'Belum Sekolah': '1',
    'Tidak Sekolah': '1',
    'Tidak Tamat SD/Sederajat': '2',
    'Belum Tamat SD': '2',
    'Tamat SD': '3',
    SD: '3',
    SLTP: '4',
    SMP: '4',
    SLTA: '5',
    SMA: '5',
    SMK: '5',
    'Diploma I/Diploma II': '6',
    'Akademi/Diploma III/Sarjana Muda': '7',
    'Diploma IV/Strata-I': '8',
    S1: '8',
    S2: '9',
    S3: '10',
  }),
  pendidikan_sedang_id: table(codeLists.currentEducation, { 'Tidak Bersekolah': '18' }),
  pekerjaan_id: table(codeLists.occupation, {
    'Belum Bekerja': '1',
    'Tidak Bekerja': '1',
    'Ibu Rumah Tangga': '2',
    Pelajar: '3',
    Mahasiswa: '3',
    'Pegawai Negeri Sipil': '5',
    'Pegawai Negeri Sipil (PNS) / Aparatur Sipil Negara (ASN)': '5',
    'Aparatur Sipil Negara (ASN)': '5',
    PNS: '5',
    ASN: '5',
    TNI: '6',
    POLRI: '7',
    'Kepolisian RI': '7',
    Petani: '9',
    Pekebun: '9',
    Nelayan: '11',
    'Buruh Tani': '20',
    PRT: '23',
    'Asisten Rumah Tangga': '23',
    Lainya: '89',
    'Lain-lain': '89',
  }),
  status_kawin: table(codeLists.marital, { BK: '1', K: '2', CH: '3', CM: '4', 'Kawin Tercatat': '2' }),
  kk_level: table(codeLists.relation, {
    Kepala: '1',
    'Kep. Keluarga': '1',
    KK: '1',
    'Famili Lainnya': '9',
    'Anak Kandung': '4',
  }),
  warganegara_id: table(codeLists.citizenship, {
    'Warga Negara Indonesia': '1',
    Indonesia: '1',
    'Warga Negara Asing': '2',
    'Dwi Kewarganegaraan': '3',
  }),
  ktp_el: table([
    ['1', 'BELUM'],
    ['2', 'KTP-EL'],
    ['3', 'KIA'],
  ]),
  status_rekam: table([
    ['1', 'BELUM WAJIB'],
    ['2', 'BELUM REKAM'],
    ['3', 'SUDAH REKAM'],
    ['4', 'CARD PRINTED'],
    ['5', 'PRINT READY RECORD'],
    ['6', 'CARD SHIPPED'],
    ['7', 'SENT FOR CARD PRINTING'],
    ['8', 'CARD ISSUED'],
  ]),
  status_dasar: table(
    [
      ['1', 'HIDUP'],
      ['2', 'MATI'],
      ['3', 'PINDAH'],
      ['4', 'HILANG'],
      ['6', 'PERGI'],
      ['9', 'TIDAK VALID'],
    ],
    { 'Pindah Dalam Negeri': '3', 'Pindah Luar Negeri': '3', Meninggal: '2' },
  ),
} as const

export type CodedField = keyof typeof codeTables
