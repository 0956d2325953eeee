import { dateParts, type PlainDate } from '#platform/shared/dates.ts'

const roman = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/** 1 to 12 as letters are numbered: November is XI. */
export const romanMonth = (month: number): string => roman[month - 1] ?? ''

export const patternParts = ['code', 'number', 'village', 'month', 'romanMonth', 'year'] as const
export type PatternPart = (typeof patternParts)[number]

/** A village writes its pattern in its own words. */
const partByWord: Readonly<Record<string, PatternPart>> = {
  kode: 'code',
  nomor: 'number',
  desa: 'village',
  bulan: 'month',
  bulanRomawi: 'romanMonth',
  tahun: 'year',
}

/** What the office software of most villages prints, and what a village starts with here. */
export const usualPattern = '{kode}/{nomor:3}/{desa}/{bulanRomawi}/{tahun}'

interface Piece {
  readonly text?: string
  readonly part?: PatternPart
  readonly digits?: number
}

export type PatternFault = 'unknownPart' | 'numberMissing' | 'yearMissing' | 'braces'

/** Reads a numbering pattern into pieces, or says what is wrong with it. */
export const parsePattern = (pattern: string): { pieces: readonly Piece[] } | { fault: PatternFault } => {
  const pieces: Piece[] = []
  for (const token of pattern.match(/\{[^{}]*\}|[^{}]+|[{}]/g) ?? []) {
    if (token === '{' || token === '}') return { fault: 'braces' }
    const found = /^\{([a-zA-Z]+)(?::([1-6]))?\}$/.exec(token)
    if (!token.startsWith('{')) pieces.push({ text: token })
    else {
      const part = partOf(found?.[1] ?? '')
      if (!part) return { fault: 'unknownPart' }
      pieces.push({ part, digits: Number(found?.[2] ?? 0) })
    }
  }
  if (!pieces.some((piece) => piece.part === 'number')) return { fault: 'numberMissing' }
  // Counters begin again every year, so a number without its year would come twice.
  if (!pieces.some((piece) => piece.part === 'year')) return { fault: 'yearMissing' }
  return { pieces }
}

const partOf = (word: string): PatternPart | undefined => partByWord[word] ?? patternParts.find((part) => part === word)

export interface NumberedLetter {
  readonly code: string
  readonly number: number
  /** The last four digits of the Kemendagri code. */
  readonly village: string
  readonly issuedOn: PlainDate
}

/** `S-39/017/2004/XI/2026`. A pattern that does not parse was refused when it was set. */
export const formatNumber = (pattern: string, letter: NumberedLetter): string => {
  const parsed = parsePattern(pattern)
  if ('fault' in parsed) throw new Error(`numbering pattern: ${parsed.fault}`)
  const { year, month } = dateParts(letter.issuedOn)
  const value: Readonly<Record<PatternPart, string>> = {
    code: letter.code,
    number: String(letter.number),
    village: letter.village,
    month: String(month),
    romanMonth: romanMonth(month),
    year: String(year),
  }
  return parsed.pieces.map(({ text, part, digits }) => text ?? padded(part ? value[part] : '', digits ?? 0)).join('')
}

const padded = (text: string, digits: number): string => text.padStart(digits, '0')

export type CounterScope = 'code' | 'all'

/** One counter for every letter of the year, or one for each code: as the village's own book does. */
export const counterKey = (scope: CounterScope, code: string): string => (scope === 'all' ? '*' : code)

/** Numbers up to the last one that nobody used and nobody explained. */
export const unexplainedGaps = (numbers: readonly number[]): number[] => {
  const known = new Set(numbers)
  const last = numbers.reduce((highest, number) => Math.max(highest, number), 0)
  return Array.from({ length: last }, (_, index) => index + 1).filter((number) => !known.has(number))
}
