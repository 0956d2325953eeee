import { type Currency, currencies } from '#modules/migration/contract.ts'
import { countries, foldText, type Occupation, occupations } from '#modules/references/contract.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { parseTypedDate } from '#platform/shared/typed-date.ts'
import type {
  EducationCode,
  KnownLanguage,
  LanguageCode,
  LanguageLevel,
  SexAsked,
  WagePeriod,
} from './vacancy-shape.ts'

/** What a cell says, or `undefined` when it cannot be read. An empty cell says `null`. */
export type ReadCell<Value> = Value | null | undefined

const otherNames: Readonly<Record<string, string>> = {
  hongkong: 'HK',
  'hong kong': 'HK',
  korea: 'KR',
  'korea selatan': 'KR',
  'republik korea': 'KR',
  'arab saudi': 'SA',
  'saudi arabia': 'SA',
  uea: 'AE',
  dubai: 'AE',
  'uni emirat arab': 'AE',
  brunei: 'BN',
  singapore: 'SG',
  turki: 'TR',
  makau: 'MO',
  macau: 'MO',
  kamboja: 'KH',
  'dalam negeri': 'ID',
  ri: 'ID',
}

const countryNames = (): ReadonlyMap<string, string> => {
  const names = new Map(Object.entries(otherNames))
  for (const language of ['id', 'en'])
    for (const code of [...countries, 'ID'])
      names.set(foldText(new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code), code)
  return names
}
let knownCountries: ReadonlyMap<string, string> | undefined

export const readCountry = (cell: string): ReadCell<string> => {
  const told = foldText(cell)
  if (told === '') return null
  const code = [...countries, 'ID'].find((one) => one.toLowerCase() === told)
  if (code) return code
  knownCountries ??= countryNames()
  return knownCountries.get(told)
}

// In the order in which they are looked for: the longer name before the shorter one that it holds.
const jobWords: readonly (readonly [string, Occupation])[] = [
  ['penata laksana rumah tangga', 'housekeeper'],
  ['asisten rumah tangga', 'housekeeper'],
  ['pembantu rumah tangga', 'housekeeper'],
  ['pekerja rumah tangga', 'housekeeper'],
  ['house maid', 'housekeeper'],
  ['housemaid', 'housekeeper'],
  ['domestic helper', 'housekeeper'],
  ['plrt', 'housekeeper'],
  ['prt', 'housekeeper'],
  ['pengasuh bayi', 'baby_carer'],
  ['pengasuh anak', 'child_carer'],
  ['pengasuh lansia', 'elderly_carer'],
  ['pengasuh orang tua', 'elderly_carer'],
  ['pengasuh lanjut usia', 'elderly_carer'],
  ['perawat lansia', 'care_worker'],
  ['kaigo', 'care_worker'],
  ['care worker', 'care_worker'],
  ['caregiver', 'elderly_carer'],
  ['perawat', 'nurse'],
  ['nurse', 'nurse'],
  ['juru masak', 'cook'],
  ['sopir keluarga', 'family_driver'],
  ['tukang kebun', 'gardener'],
  ['petugas kebersihan', 'cleaner'],
  ['cleaning service', 'cleaner'],
  ['perkebunan', 'plantation'],
  ['ladang', 'plantation'],
  ['awak kapal perikanan', 'migrant_fisher'],
  ['nelayan', 'migrant_fisher'],
  ['pabrik', 'factory'],
  ['operator produksi', 'factory'],
  ['manufaktur', 'factory'],
  ['konstruksi', 'construction'],
  ['bangunan', 'construction'],
  ['pertanian', 'agriculture'],
  ['hotel', 'hospitality'],
  ['restoran', 'restaurant'],
  ['pelaut', 'seafarer'],
  ['budidaya ikan', 'fish_farm'],
  ['tukang las', 'welder'],
  ['welder', 'welder'],
  ['teknisi', 'technician'],
  ['pramuniaga', 'sales'],
  ['penjualan', 'sales'],
  ['sopir', 'driver'],
  ['pengemudi', 'driver'],
]

/** A job whose name nobody listed is work all the same: it is called what it was called. */
export const readOccupation = (cell: string): Occupation | null => {
  const told = foldText(cell)
  if (told === '') return null
  const code = occupations.find((one) => foldText(one) === told)
  return code ?? jobWords.find(([words]) => ` ${told} `.includes(` ${words} `))?.[1] ?? 'other'
}

/** Whole numbers as people write them: `1.500.000`, `12,500`, `4990.00`. */
const wholeOf = (text: string): number | undefined => {
  const bare = text.replace(/[.,]\d{1,2}$/, '').replace(/[.,\s]/g, '')
  return /^\d{1,12}$/.test(bare) ? Number(bare) : undefined
}

const readWhole = (cell: string): ReadCell<number> => {
  const digits = /\d[\d.,]*/.exec(cell)?.[0]
  if (cell.trim() === '') return null
  return digits === undefined ? undefined : wholeOf(digits)
}

/** A whole number that can be so: 700 places, not 700 million. */
export const readWithin =
  (least: number, most: number) =>
  (cell: string): ReadCell<number> => {
    const read = readWhole(cell)
    return read === null || read === undefined || (read >= least && read <= most) ? read : undefined
  }

const currencyMarks: readonly (readonly [RegExp, Currency])[] = [
  [/\brp\b|rupiah/i, 'IDR'],
  [/\bhk\s?\$/i, 'HKD'],
  [/\bnt\s?\$/i, 'TWD'],
  [/\brm\s?\d|ringgit/i, 'MYR'],
  [/\bs\s?\$/i, 'SGD'],
  [/¥|yen/i, 'JPY'],
  [/₩|won\b/i, 'KRW'],
  [/riyal|\bsr\b/i, 'SAR'],
  [/€|euro/i, 'EUR'],
]

export const readCurrency = (cell: string): Currency | null =>
  currencies.find((one) => new RegExp(`\\b${one}\\b`, 'i').test(cell)) ??
  currencyMarks.find(([mark]) => mark.test(cell))?.[1] ??
  null

export interface WageCell {
  readonly minimum: number
  readonly maximum: number | null
  readonly currency: Currency | null
  readonly per: WagePeriod | null
}

const periods: readonly (readonly [RegExp, WagePeriod])[] = [
  [/hari|day/i, 'day'],
  [/jam\b|hour/i, 'hour'],
  [/tahun|year/i, 'year'],
  [/bulan|month/i, 'month'],
]

/** `HKD 4.990`, `Rp 3.000.000 - 4.500.000 per bulan`. */
export const readWage = (cell: string): ReadCell<WageCell> => {
  if (cell.trim() === '') return null
  const amounts = [...cell.matchAll(/\d[\d.,]*/g)].map(([digits]) => wholeOf(digits))
  const [minimum, maximum] = amounts
  if (minimum === undefined || amounts.length > 2 || amounts.includes(undefined)) return undefined
  return {
    ...{ minimum, maximum: maximum ?? null, currency: readCurrency(cell) },
    per: periods.find(([mark]) => mark.test(cell))?.[1] ?? null,
  }
}

export const readDay = (cell: string, today: PlainDate): ReadCell<PlainDate> => {
  if (cell.trim() === '') return null
  const read = parseTypedDate(cell.trim(), { today })
  return 'ok' in read ? read.ok : undefined
}

export const readSex = (cell: string): ReadCell<SexAsked | 'any'> => {
  const told = foldText(cell)
  if (told === '') return null
  if (/^(l|laki laki|laki|pria|male|m)$/.test(told)) return 'male'
  if (/^(p|perempuan|wanita|female|f)$/.test(told)) return 'female'
  return /^(l p|p l|bebas|semua|laki laki perempuan|pria wanita|any|l dan p|laki laki dan perempuan)$/.test(told)
    ? 'any'
    : undefined
}

export interface AgeCell {
  readonly minimum: number | null
  readonly maximum: number | null
}

const isAgeAsked = (age: number) => age >= 15 && age <= 80

/** `21-40`, `min 21`, `maks. 45 tahun`, `21`. */
export const readAge = (cell: string): ReadCell<AgeCell> => {
  if (cell.trim() === '') return null
  const [first, second, third] = [...cell.matchAll(/\d{1,3}/g)].map(([digits]) => Number(digits))
  if (first === undefined || third !== undefined || ![first, second ?? first].every(isAgeAsked)) return undefined
  if (second !== undefined) return { minimum: first, maximum: second }
  return /mak|max|sampai/i.test(cell) ? { minimum: null, maximum: first } : { minimum: first, maximum: null }
}

export const readEducation = (cell: string): ReadCell<EducationCode> => {
  const told = foldText(cell).replaceAll(' ', '')
  if (told === '') return null
  const found = (
    [
      [/^(min(imal)?)?(sd|mi(?!n)|sekolahdasar)/, '3'],
      [/^(min(imal)?)?(smp|sltp|mts)/, '4'],
      [/^(min(imal)?)?(sma|smk|smu|slta|ma$|sederajatsma)/, '5'],
      [/^(min(imal)?)?(d1|d2|di$|dii$)/, '6'],
      [/^(min(imal)?)?(d3|diii|diploma)/, '7'],
      [/^(min(imal)?)?(s1|d4|div|sarjana)/, '8'],
    ] as const
  ).find(([mark]) => mark.test(told))
  return found?.[1]
}

const languageNames: readonly (readonly [RegExp, LanguageCode])[] = [
  [/kanton|cantonese/, 'yue'],
  [/mandarin|cina|tionghoa|chinese/, 'zh'],
  [/inggris|english/, 'en'],
  [/jepang|japan|jlpt|jft/, 'ja'],
  [/korea|topik/, 'ko'],
  [/arab/, 'ar'],
  [/melayu|malay/, 'ms'],
  [/jerman|german|deutsch/, 'de'],
  [/itali/, 'it'],
  [/turki|turkish/, 'tr'],
]

const levelIn = (told: string): LanguageLevel => {
  if (/lancar|fluent|aktif|mahir/.test(told)) return 'fluent'
  return /cukup|menengah|fair|sedang/.test(told) ? 'fair' : 'basic'
}

/** `Mandarin dasar; Inggris lancar`. What asks for no level asks for a few words. */
export const readLanguages = (cell: string): ReadCell<KnownLanguage[]> => {
  if (cell.trim() === '') return null
  const parts = listIn(cell)
  const read = parts.map((part) => {
    const told = foldText(part)
    const found = languageNames.find(([mark]) => mark.test(told))
    return found && { language: found[1], level: levelIn(told) }
  })
  return read.includes(undefined) ? undefined : read.filter((one) => one !== undefined).slice(0, 6)
}

/** A list in one cell: by semicolon, stroke or comma. */
export const listIn = (cell: string): string[] =>
  cell
    .split(/[;|,]/)
    .map((part) => part.trim().replace(/\s+/g, ' ').slice(0, 80))
    .filter(Boolean)
