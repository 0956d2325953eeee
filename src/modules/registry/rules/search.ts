import type { PlainDate } from '#platform/shared/dates.ts'
import { parseTypedDate } from '#platform/shared/typed-date.ts'
import { nameTokens, skeleton } from './names.ts'
import { onlyDigits } from './nik.ts'
import { tokenSimilarity } from './similarity.ts'

/** What a typed search means. The browser and the server plan and rank with this file alone. */
export interface SearchPlan {
  /** Sixteen digits: a NIK or a card. */
  readonly number: string | null
  readonly birthDate: PlainDate | null
  readonly birthYear: string | null
  readonly tokens: readonly string[]
  readonly motherTokens: readonly string[]
  /** Words said to be a hamlet: "dusun krajan". */
  readonly hamletTokens: readonly string[]
  /** The hamlets of this village that are meant, as they are stored; `null` is anywhere. */
  readonly hamlets: readonly string[] | null
  readonly rt: string | null
  readonly rw: string | null
  readonly empty: boolean
}

const datePattern = /\b(\d{1,2}[-/. ](\d{1,2}|[a-z]{3,9})[-/. ]\d{2,4}|\d{4}-\d{2}-\d{2})\b/i

const normalPlaceNumber = (digits: string): string => digits.replace(/^0+(?=.)/, '')

/** Reads "soeparmi 12-3-1990", "ibu karsinah", "3307…", "siti rt 2", "siti dusun krajan": words in any order. */
export const planSearch = (text: string, today: PlainDate): SearchPlan => {
  let rest = ` ${text.trim().replace(/\s+/g, ' ')} `
  const take = (pattern: RegExp): string | null => {
    const found = pattern.exec(rest)
    if (!found) return null
    rest = rest.replace(found[0], ' ')
    return found[1] ?? found[0]
  }
  const digits = take(/((?:\d[ .-]?){16})/)
  const dateText = digits === null ? take(datePattern) : null
  const date = dateText === null ? undefined : parseTypedDate(dateText, { today, latest: today })
  const rt = take(/\brt\.? ?0*(\d{1,3})\b/i)
  const rw = take(/\brw\.? ?0*(\d{1,3})\b/i)
  const birthYear = take(/\b(?:lahir |born )?((?:19|20)\d{2})\b/i)
  const hamlet = take(/\b(?:dusun|dsn|dukuh|hamlet)\b[.: ]+([a-z0-9' .-]*[a-z0-9])\s*$/i)
  const mother = take(/\b(?:ibu|mother|mak|simbok)[: ]+([a-z' .-]{2,})$/i)
  const plan = {
    number: digits === null ? null : onlyDigits(digits),
    birthDate: date && 'ok' in date ? date.ok : null,
    birthYear,
    tokens: nameTokens(rest).filter((token) => token.length > 0),
    motherTokens: mother === null ? [] : nameTokens(mother),
    hamletTokens: hamlet === null ? [] : nameTokens(hamlet),
    hamlets: null,
    rt: rt === null ? null : normalPlaceNumber(rt),
    rw: rw === null ? null : normalPlaceNumber(rw),
  }
  const asked = plan.number ?? plan.birthDate ?? plan.birthYear ?? plan.rt ?? plan.rw
  const words = plan.tokens.length + plan.motherTokens.length + plan.hamletTokens.length
  return { ...plan, empty: asked === null && words === 0 }
}

/** The hamlets with the words said in their name: "krajan" is Krajan, and Krajan Wetan. */
export const inSaidHamlet = (plan: SearchPlan, hamlets: readonly string[]): SearchPlan => {
  const said = plan.hamletTokens.join(' ')
  return { ...plan, hamlets: hamlets.filter((hamlet) => ` ${nameTokens(hamlet).join(' ')}`.includes(` ${said}`)) }
}

/** "siti krajan" where nobody is called so: the words that name a hamlet are read as one. `undefined` when none does. */
export const inNamedHamlet = (plan: SearchPlan, hamlets: readonly string[]): SearchPlan | undefined => {
  const isWhole = (hamlet: string) => nameTokens(hamlet).every((token) => plan.tokens.includes(token))
  const named = hamlets.filter(isWhole).sort((one, other) => other.length - one.length)
  const [longest] = named
  if (longest === undefined) return undefined
  const words = nameTokens(longest)
  return { ...plan, tokens: plan.tokens.filter((token) => !words.includes(token)), hamlets: [longest] }
}

/** The keys a person is found by: `n:` words as folded, `s:` as they sound, `m:` the mother's words as they sound. */
export const searchKeys = (name: string, motherName: string | null): string[] => {
  const own = nameTokens(name)
  const mother = motherName ? nameTokens(motherName) : []
  return [
    ...new Set([
      ...own.map((token) => `n:${token}`),
      ...own.filter((token) => token.length > 2).map((token) => `s:${skeleton(token)}`),
      ...mother.map((token) => `m:${skeleton(token)}`),
    ]),
  ]
}

export interface Findable {
  readonly tokens: readonly string[]
  readonly motherTokens: readonly string[]
}

/** How well one word of a name answers one word typed, 0 to 1; the last letters may still be missing. */
export const rankWord = (asked: string, held: string): number => {
  if (held === asked) return 1
  const begun = held.startsWith(asked) ? 0.9 + 0.09 * (asked.length / held.length) : 0
  // words that share neither a first letter nor a length have never been one name
  const far = asked[0] !== held[0] && Math.abs(asked.length - held.length) > 1
  return Math.max(begun, asked.length > 2 && !far ? Math.min(0.97, tokenSimilarity(asked, held)) : 0)
}

/** Below this a word is no answer. */
export const foundFrom = 0.86

/** How well a row answers the words typed, 0 to 1, 0 when one of them is not met. Names share their words, so each pair is compared once. */
export const makeRanking = (plan: SearchPlan): ((row: Findable) => number) => {
  const known = new Map<string, number>()
  const rank = (asked: string, held: string): number => {
    const pair = `${asked} ${held}`
    const before = known.get(pair)
    if (before !== undefined) return before
    const now = rankWord(asked, held)
    known.set(pair, now)
    return now
  }
  const best = (asked: string, held: readonly string[]) =>
    held.reduce((most, token) => Math.max(most, rank(asked, token)), 0)
  return (row) => {
    const words = [
      ...plan.tokens.map((asked) => best(asked, row.tokens)),
      ...plan.motherTokens.map((asked) => best(asked, row.motherTokens)),
    ]
    if (words.length === 0) return 1
    return words.some((word) => word < foundFrom) ? 0 : words.reduce((sum, word) => sum + word, 0) / words.length
  }
}

export const rankFound = (plan: SearchPlan, row: Findable): number => makeRanking(plan)(row)
