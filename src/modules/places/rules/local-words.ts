import { isUrban, kindOfCode } from './codes.ts'

/** What a place and its head are called there. A village's own letterhead may say it otherwise. */
export interface LocalWords {
  readonly kindWord: string
  readonly headTitle: string
}

interface LocalRow extends LocalWords {
  /** Dotted prefix of the Kemendagri code of 2025. */
  readonly prefixes: readonly string[]
}

/** UU 6/2014 art. 1: "desa atau yang disebut dengan nama lain". Regional names are general knowledge, not confirmed with each regency. */
const ruralRows: readonly LocalRow[] = [
  { prefixes: [''], kindWord: 'Desa', headTitle: 'Kepala Desa' },
  { prefixes: ['11'], kindWord: 'Gampong', headTitle: 'Keuchik' },
  { prefixes: ['11.02'], kindWord: 'Kute', headTitle: 'Pengulu' },
  { prefixes: ['11.04', '11.17'], kindWord: 'Kampung', headTitle: 'Reje' },
  { prefixes: ['11.09'], kindWord: 'Desa', headTitle: 'Kepala Desa' },
  { prefixes: ['11.10', '11.75'], kindWord: 'Kampong', headTitle: 'Kepala Kampong' },
  { prefixes: ['11.13'], kindWord: 'Kampung', headTitle: 'Pengulu' },
  { prefixes: ['11.16'], kindWord: 'Kampung', headTitle: 'Datok Penghulu' },
  { prefixes: ['13'], kindWord: 'Nagari', headTitle: 'Wali Nagari' },
  { prefixes: ['13.09', '13.73', '13.77'], kindWord: 'Desa', headTitle: 'Kepala Desa' },
  { prefixes: ['14.07'], kindWord: 'Kepenghuluan', headTitle: 'Penghulu' },
  { prefixes: ['14.08'], kindWord: 'Kampung', headTitle: 'Penghulu' },
  { prefixes: ['15.08'], kindWord: 'Dusun', headTitle: 'Rio' },
  { prefixes: ['18.04', '18.13'], kindWord: 'Pekon', headTitle: 'Peratin' },
  { prefixes: ['18.06', '18.10'], kindWord: 'Pekon', headTitle: 'Kepala Pekon' },
  { prefixes: ['18.02', '18.05', '18.08'], kindWord: 'Kampung', headTitle: 'Kepala Kampung' },
  { prefixes: ['18.12'], kindWord: 'Tiyuh', headTitle: 'Kepalo Tiyuh' },
  { prefixes: ['34'], kindWord: 'Kalurahan', headTitle: 'Lurah' },
  { prefixes: ['51'], kindWord: 'Desa', headTitle: 'Perbekel' },
  { prefixes: ['64.03'], kindWord: 'Kampung', headTitle: 'Kepala Kampung' },
  { prefixes: ['64.07', '64.11'], kindWord: 'Kampung', headTitle: 'Petinggi' },
  { prefixes: ['71.01', '71.08', '71.10', '71.11', '71.74'], kindWord: 'Desa', headTitle: 'Sangadi' },
  { prefixes: ['71.02', '71.05', '71.06', '71.07'], kindWord: 'Desa', headTitle: 'Hukum Tua' },
  { prefixes: ['71.03', '71.09'], kindWord: 'Kampung', headTitle: 'Kapitalaung' },
  { prefixes: ['73.18', '73.26'], kindWord: 'Lembang', headTitle: 'Kepala Lembang' },
  { prefixes: ['81.01', '81.05', '81.71'], kindWord: 'Negeri', headTitle: 'Kepala Pemerintah Negeri' },
  { prefixes: ['81.02'], kindWord: 'Ohoi', headTitle: 'Kepala Ohoi' },
  { prefixes: ['91', '92', '93', '94', '95', '96'], kindWord: 'Kampung', headTitle: 'Kepala Kampung' },
]

const districtRows: readonly LocalRow[] = [
  { prefixes: [''], kindWord: 'Kecamatan', headTitle: 'Camat' },
  { prefixes: ['34'], kindWord: 'Kapanewon', headTitle: 'Panewu' },
  { prefixes: ['34.71'], kindWord: 'Kemantren', headTitle: 'Mantri Pamong Praja' },
  { prefixes: ['91', '92', '93', '94', '95', '96'], kindWord: 'Distrik', headTitle: 'Kepala Distrik' },
]

const longest = (rows: readonly LocalRow[], code: string): LocalWords => {
  const hits = rows.flatMap((row) => row.prefixes.map((prefix) => ({ prefix, row })))
  const matching = hits.filter(({ prefix }) => code.startsWith(prefix))
  const best = matching.reduce((one, other) => (other.prefix.length > one.prefix.length ? other : one))
  return { kindWord: best.row.kindWord, headTitle: best.row.headTitle }
}

const urban: LocalWords = { kindWord: 'Kelurahan', headTitle: 'Lurah' }
const province: LocalWords = { kindWord: 'Provinsi', headTitle: 'Gubernur' }

/** The words for a place when its code is first listed; afterwards the place keeps them with its version. */
export const localWordsOf = (code: string): LocalWords => {
  const kind = kindOfCode(code)
  if (kind === 'village') return isUrban(code) ? urban : longest(ruralRows, code)
  if (kind === 'district') return longest(districtRows, code)
  if (kind === 'province') return province
  const isCity = Number(code.split('.')[1]) > 70
  return isCity ? { kindWord: 'Kota', headTitle: 'Wali Kota' } : { kindWord: 'Kabupaten', headTitle: 'Bupati' }
}
