/** One invented row in OpenSID's columns, codes as numbers. Nobody is real: the region 99.99 does not exist. */
export type SyntheticRow = Record<string, string>

const femaleNames = [
  'SITI',
  'SRI',
  'TUTIK',
  'KARSINAH',
  'RINI',
  'WATI',
  'NUNUNG',
  'EUIS',
  'AISYAH',
  'DEWI',
  'LESTARI',
  'PARTINI',
]
const maleNames = [
  'SLAMET',
  'AGUS',
  'TONO',
  'KARTO',
  'DEDE',
  'UJANG',
  'BUDI',
  'HADI',
  'YANTO',
  'SURYA',
  'JOKO',
  'WAWAN',
]
const secondNames = [
  '',
  'PRASETYO',
  'RAHAYU',
  'NURJANAH',
  'WIBOWO',
  'HIDAYAT',
  'SARI',
  'MULYANI',
  'UTOMO',
  'PERTIWI',
  'SAPUTRA',
  'ANGGRAINI',
]
const hamlets = ['KRAJAN', 'KIDUL', 'LOR', 'WETAN']

/** A stream of numbers that is the same for the same seed (mulberry32). */
export const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const two = (value: number): string => String(value).padStart(2, '0')

export interface SyntheticOptions {
  readonly seed?: number
  /** The first number of the serials, so that two lots share nobody. */
  readonly from?: number
}

/** Families of one to six, whose NIKs agree with their birth dates. */
export const syntheticPeople = (count: number, { seed = 1, from = 1 }: SyntheticOptions = {}): SyntheticRow[] => {
  const random = randomFrom(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const rows: SyntheticRow[] = []
  let family = from
  while (rows.length < count) {
    const size = Math.min(1 + Math.floor(random() * 6), count - rows.length)
    const place = { dusun: pick(hamlets), rw: '001', rt: `00${1 + Math.floor(random() * 6)}` }
    const card = `999901${two(1 + (family % 28))}0119${String(family).padStart(4, '0').slice(-4)}`
      .padEnd(16, '0')
      .slice(0, 11)
    const mother = `${pick(femaleNames)} ${pick(secondNames)}`.trim()
    for (let member = 0; member < size; member++) {
      const female = member === 0 ? random() < 0.2 : random() < 0.5
      const year = member === 0 ? 1955 + Math.floor(random() * 40) : 1960 + Math.floor(random() * 62)
      const [month, day] = [1 + Math.floor(random() * 12), 1 + Math.floor(random() * 28)]
      const serial = String(from + rows.length)
        .padStart(4, '0')
        .slice(-4)
      const area = `9999${two(1 + Math.floor((from + rows.length) / 10_000))}`
      rows.push({
        alamat: `JL MELATI ${family}`,
        ...place,
        nama: `${pick(female ? femaleNames : maleNames)} ${pick(secondNames)} ${pick(secondNames)}`
          .replace(/\s+/g, ' ')
          .trim(),
        no_kk: `${card}${String(family).padStart(5, '0')}`,
        nik: `${area}${two(female ? day + 40 : day)}${two(month)}${two(year % 100)}${serial}`,
        sex: female ? '2' : '1',
        tempatlahir: 'KOTA CONTOH',
        tanggallahir: `${year}-${two(month)}-${two(day)}`,
        agama_id: '1',
        pendidikan_kk_id: String(1 + Math.floor(random() * 6)),
        pendidikan_sedang_id: '18',
        pekerjaan_id: String(pick([1, 2, 3, 9, 15, 19, 20, 23, 84, 88])),
        status_kawin: member === 0 ? '2' : '1',
        kk_level: member === 0 ? '1' : '4',
        warganegara_id: '1',
        nama_ayah: `${pick(maleNames)} ${pick(secondNames)}`.trim(),
        nama_ibu: mother,
        golongan_darah_id: '13',
        status_dasar: '1',
      })
    }
    family++
  }
  return rows
}
