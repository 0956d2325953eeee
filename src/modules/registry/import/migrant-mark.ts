import type { ParsedPerson } from './parsed-row.ts'
import { speaksOfAbroad } from './pick-hints.ts'

export const markBases = ['stated', 'remark', 'list'] as const
/** `stated`: a column made for it; `remark`: words beside the person; `list`: a list of travellers. */
export type MarkBasis = (typeof markBases)[number]

export interface MigrantMark {
  readonly basis: MarkBasis
  /** ISO 3166-1 alpha-2, when the words name one. */
  readonly country: string | null
}

const countryWords: readonly (readonly [string, RegExp])[] = [
  ['HK', /hong ?kong/i], ['TW', /taiwan|taipei|kaohsiung/i], ['MY', /malaysia|kuala lumpur|johor|sabah|sarawak|penang/i],
  ['SG', /singapura|singapore/i], ['BN', /brunei/i], ['KR', /korea|seoul/i], ['JP', /jepang|japan|tokyo/i],
  ['SA', /arab|saudi|jeddah|riyadh|mekkah|madinah/i], ['AE', /dubai|\buea\b/i], ['QA', /qatar/i], ['KW', /kuwait/i], ['OM', /\boman\b/i],
  ['JO', /yordania/i], ['BH', /bahrain/i], ['MO', /makau|macau/i], ['TR', /turki/i], ['IT', /italia/i], ['DE', /jerman/i],
  ['PL', /polandia/i], ['US', /amerika/i], ['AU', /australia/i], ['NZ', /selandia/i], ['CA', /kanada/i],
] // biome-ignore format: a table

/** The country that words name; `null` for none, and for two. */
export const countryNamed = (words: string): string | null => {
  const named = countryWords.flatMap(([code, pattern]) => (pattern.test(words) ? [code] : []))
  return named.length === 1 ? (named[0] ?? null) : null
}

/**
 * What a row says outright of work abroad, in codes: of the words only the name of a job is kept, and that apart. A passport or an occupation is a
 * hint to pick by, and no mark.
 */
export const markOf = (person: ParsedPerson): MigrantMark | undefined => {
  const words = [person.migrantMark, person.destination, person.remark].filter((one) => one !== undefined)
  const country = countryNamed(words.join(' '))
  if (person.migrantMark) return { basis: 'stated', country }
  if (person.listed) return { basis: 'list', country }
  return words.some(speaksOfAbroad) ? { basis: 'remark', country } : undefined
}
