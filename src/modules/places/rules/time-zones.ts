import type { TimeZone } from '#platform/shared/dates.ts'

/** Which clock a region keeps. Dated: zones moved before (Bali and West Kalimantan, 1988). */
export interface ZoneRow {
  readonly codePrefixes: readonly string[]
  readonly zone: TimeZone
  readonly since: string
  readonly source: string
}

const source = 'Keppres 41/1987 tentang Pembagian Wilayah RI menjadi 3 Wilayah Waktu'

export const zoneRows: readonly ZoneRow[] = [
  { codePrefixes: ['1', '2', '3', '61', '62'], zone: 'Asia/Jakarta', since: '1988-01-01', source },
  { codePrefixes: ['5', '63', '64', '65', '7'], zone: 'Asia/Makassar', since: '1988-01-01', source },
  { codePrefixes: ['8', '9'], zone: 'Asia/Jayapura', since: '1988-01-01', source },
]

/** The zone of a Kemendagri code of any level: the longest prefix decides. */
export const zoneOfCode = (code: string): TimeZone => {
  const hits = zoneRows.flatMap((row) => row.codePrefixes.map((prefix) => ({ prefix, zone: row.zone })))
  const found = hits.filter(({ prefix }) => code.startsWith(prefix)).sort((a, b) => b.prefix.length - a.prefix.length)
  return found[0]?.zone ?? 'Asia/Jakarta'
}

export const zoneAbbreviations: Readonly<Record<TimeZone, string>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}
