import type { BirthPrecision, Sex } from '../contract/codes.ts'
import { nameTokens } from './names.ts'
import { digitsNearlyEqual, jaroWinkler, tokensSimilarity } from './similarity.ts'

/** What two rows are compared by. Numbers may be digests: then only "equal" and "different" can be said of them. */
export interface Likeness {
  readonly tokens: readonly string[]
  readonly nik: string | null
  /** True when `nik` is plain digits, so that a slip of one digit can be seen. */
  readonly nikReadable: boolean
  readonly birthDate: string | null
  readonly birthPrecision: BirthPrecision
  readonly sex: Sex
  readonly motherTokens: readonly string[]
  readonly place: string | null
}

export type MatchReasonCode =
  | 'nikSame' | 'nikNearly' | 'nikDiffers'
  | 'nameSame' | 'nameAlike' | 'nameSimilar' | 'nameDiffers'
  | 'birthSame' | 'birthSwapped' | 'birthNearly' | 'birthYear' | 'birthDiffers'
  | 'motherSame' | 'motherDiffers'
  | 'sexDiffers'
  | 'placeSame' // biome-ignore format: groups

export interface MatchReason {
  readonly code: MatchReasonCode
  readonly points: number
}

export interface Match {
  /** Probability-like, 0 to 1. It orders the list; a person decides. */
  readonly score: number
  readonly level: 'certain' | 'likely' | 'possible' | 'no'
  readonly reasons: readonly MatchReason[]
}

/** From this score on a pair is shown. */
export const possibleFrom = 0.5
const likelyFrom = 0.9
const certainFrom = 0.995

const reason = (code: MatchReasonCode, points: number): MatchReason => ({ code, points })

/** Fellegi and Sunter's idea: each agreement adds evidence, each disagreement takes some away; points are bits, tuned on the vectors of the tests. */
export const scoreMatch = (one: Likeness, other: Likeness): Match => {
  const reasons = [
    nikReason(one, other),
    nameReason(one, other),
    birthReason(one, other),
    motherReason(one, other),
    sexReason(one, other),
    placeReason(one, other),
  ].filter((found) => found !== undefined)
  const points = reasons.reduce((sum, found) => sum + found.points, 0)
  const score = 1 / (1 + 2 ** (threshold - points))
  return { score, level: levelOf(score), reasons }
}

const threshold = 7.5

const levelOf = (score: number): Match['level'] => {
  if (score >= certainFrom) return 'certain'
  if (score >= likelyFrom) return 'likely'
  return score >= possibleFrom ? 'possible' : 'no'
}

const nikReason = (one: Likeness, other: Likeness) => {
  if (one.nik === null || other.nik === null) return undefined
  if (one.nik === other.nik) return reason('nikSame', 12)
  const slip = one.nikReadable && other.nikReadable && digitsNearlyEqual(one.nik, other.nik)
  return slip ? reason('nikNearly', 6) : reason('nikDiffers', -3)
}

const nameReason = (one: Likeness, other: Likeness) => {
  if (one.tokens.length === 0 || other.tokens.length === 0) return undefined
  const likeness = tokensSimilarity(one.tokens, other.tokens)
  if (likeness >= 0.985) return reason('nameSame', one.tokens.length > 1 && other.tokens.length > 1 ? 6 : 4.5)
  if (likeness >= 0.92) return reason('nameAlike', 4.5)
  if (likeness >= 0.84) return reason('nameSimilar', 2.5)
  return reason('nameDiffers', likeness >= 0.74 ? -1.5 : -5)
}

const swapDayAndMonth = (date: string): string => `${date.slice(0, 5)}${date.slice(8)}-${date.slice(5, 7)}`

const birthReason = (one: Likeness, other: Likeness) => {
  if (one.birthDate === null || other.birthDate === null) return undefined
  const apart = Math.abs(Number(one.birthDate.slice(0, 4)) - Number(other.birthDate.slice(0, 4)))
  if (one.birthPrecision !== 'day' || other.birthPrecision !== 'day') {
    const allowed = one.birthPrecision === 'about' || other.birthPrecision === 'about' ? 3 : 0
    return apart <= allowed ? reason('birthYear', 1.5) : reason('birthDiffers', apart <= allowed + 1 ? -0.5 : -3)
  }
  if (one.birthDate === other.birthDate) return reason('birthSame', 5)
  if (one.birthDate === swapDayAndMonth(other.birthDate)) return reason('birthSwapped', 3.5)
  if (digitsNearlyEqual(one.birthDate.replaceAll('-', ''), other.birthDate.replaceAll('-', '')))
    return reason('birthNearly', 3)
  return reason('birthDiffers', apart === 0 ? -2.5 : -3.5)
}

const motherReason = (one: Likeness, other: Likeness) => {
  if (one.motherTokens.length === 0 || other.motherTokens.length === 0) return undefined
  const likeness = tokensSimilarity(one.motherTokens, other.motherTokens)
  if (likeness >= 0.9) return reason('motherSame', 3)
  return likeness < 0.7 ? reason('motherDiffers', -2) : undefined
}

const sexReason = (one: Likeness, other: Likeness) =>
  one.sex !== 'unknown' && other.sex !== 'unknown' && one.sex !== other.sex ? reason('sexDiffers', -3) : undefined

/** Shorter is the name of a hamlet, which half the village shares; longer is an address. */
const addressLength = 14

const placeReason = (one: Likeness, other: Likeness) => {
  if (one.place === null || other.place === null) return undefined
  if (one.place.length < addressLength || other.place.length < addressLength) {
    return one.place === other.place ? reason('placeSame', 1) : undefined
  }
  return jaroWinkler(one.place, other.place) >= 0.92 ? reason('placeSame', 2.5) : undefined
}

/** The likeness of a row with readable values: what is typed, or a row of a file. */
export const likenessOf = (row: {
  readonly name: string
  readonly nik?: string | null
  readonly birthDate?: string | null
  readonly birthPrecision?: BirthPrecision
  readonly sex?: Sex
  readonly motherName?: string | null
  readonly place?: string | null
}): Likeness => ({
  tokens: nameTokens(row.name),
  nik: row.nik ?? null,
  nikReadable: true,
  birthDate: row.birthDate ?? null,
  birthPrecision: row.birthPrecision ?? 'day',
  sex: row.sex ?? 'unknown',
  motherTokens: row.motherName ? nameTokens(row.motherName) : [],
  place: row.place ? row.place.trim().toLowerCase() : null,
})
