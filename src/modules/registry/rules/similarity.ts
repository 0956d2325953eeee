import { nameTokens, skeleton } from './names.ts'

/** Jaro (1989): the share of letters two words have in common near the same place, less half for each pair out of order. */
const jaro = (one: string, other: string): number => {
  const window = Math.max(Math.floor(Math.max(one.length, other.length) / 2) - 1, 0)
  const taken = new Uint8Array(other.length)
  const matched: number[] = []
  for (let index = 0; index < one.length; index++) {
    const last = Math.min(index + window, other.length - 1)
    for (let place = Math.max(0, index - window); place <= last; place++) {
      if (taken[place] || one.charCodeAt(index) !== other.charCodeAt(place)) continue
      taken[place] = 1
      matched.push(one.charCodeAt(index))
      break
    }
  }
  if (matched.length === 0) return 0
  let [outOfOrder, next] = [0, 0]
  for (let place = 0; place < other.length; place++) {
    if (taken[place] && other.charCodeAt(place) !== matched[next++]) outOfOrder++
  }
  const count = matched.length
  return (count / one.length + count / other.length + (count - outOfOrder / 2) / count) / 3
}

/** Jaro-Winkler (Winkler 1990): 1 equal, 0 nothing in common; up to four equal first letters count more. */
export const jaroWinkler = (one: string, other: string): number => {
  if (one === other) return 1
  if (one.length === 0 || other.length === 0) return 0
  let prefix = 0
  while (prefix < 4 && prefix < one.length && one[prefix] === other[prefix]) prefix++
  const base = jaro(one, other)
  return base + prefix * 0.1 * (1 - base)
}

/** Two words of a name: written alike, or sounding alike. An initial stands for any word it begins. */
export const tokenSimilarity = (one: string, other: string): number => {
  if (one === other) return 1
  if (one.length === 1 || other.length === 1) return one[0] === other[0] ? 0.9 : 0
  const written = jaroWinkler(one, other)
  return one.length > 3 && other.length > 3 && skeleton(one) === skeleton(other) ? Math.max(written, 0.94) : written
}

/** How alike two names are, from 0 to 1. Order does not matter; a word that only one of them has costs little: single names grow. */
export const tokensSimilarity = (one: readonly string[], other: readonly string[]): number => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (short.length === 0) return 0
  const free = new Set(long.keys())
  let [total, weight] = [0, 0]
  for (const token of [...short].sort((a, b) => b.length - a.length)) {
    let [best, bestPlace] = [0, -1]
    for (const place of free) {
      const likeness = tokenSimilarity(token, long[place] ?? '')
      if (likeness > best) [best, bestPlace] = [likeness, place]
    }
    if (bestPlace >= 0) free.delete(bestPlace)
    total += best * token.length
    weight += token.length
  }
  const joined = jaroWinkler(one.join(''), other.join(''))
  const spare = [...free].reduce((sum, place) => sum + (long[place]?.length ?? 0), 0)
  const whole = total / weight - Math.min(0.12, (spare / (weight + spare)) * 0.15)
  return Math.max(whole, one.length === other.length ? 0 : joined - 0.02)
}

export const nameSimilarity = (one: string, other: string): number =>
  tokensSimilarity(nameTokens(one), nameTokens(other))

/** One digit wrong, or two neighbours changed places: what hands do to numbers. */
export const digitsNearlyEqual = (one: string, other: string): boolean => {
  if (one.length !== other.length || one === other) return false
  const places = [...one].flatMap((digit, place) => (digit === other[place] ? [] : [place]))
  if (places.length === 1) return true
  const [first = 0, second = 0] = places
  return places.length === 2 && second === first + 1 && one[first] === other[second] && one[second] === other[first]
}
