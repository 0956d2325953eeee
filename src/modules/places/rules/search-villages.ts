import { foldName } from './fold-name.ts'
import { type IndexedVillage, type VillageIndex, villageAt } from './village-index.ts'

/** Words people put before a name; the list has them nowhere. */
const titles = new Set(['desa', 'ds', 'kelurahan', 'kel', 'kecamatan', 'kec', 'provinsi', 'prov'])
const maximumWords = 6

const wordsOf = (query: string): string[] => {
  const all = foldName(query).split(' ').filter(Boolean)
  const words = all.filter((word) => !titles.has(word))
  return (words.length > 0 ? words : all).slice(0, maximumWords)
}

/**
 * Villages whose name or chain has a word beginning with each word asked, in any order: `kuripan wono`, `wono kuri`.
 * A code finds too. First those with more of the words in their own name, exact names before longer ones.
 */
export const searchVillages = (index: VillageIndex, query: string, limit = 12): IndexedVillage[] => {
  if (/^[\d.\s]+$/.test(query) && /\d/.test(query)) return searchCode(index, query.replace(/[\s.]/g, ''), limit)
  const words = wordsOf(query)
  if (words.length === 0) return []
  const found = searchWords(index, words, limit)
  return found.length > 0 ? found : searchJoined(index, words, limit)
}

/** Names are written in one word or two: "watu malang" is Watumalang. */
const searchJoined = (index: VillageIndex, words: readonly string[], limit: number): IndexedVillage[] => {
  for (let at = 0; at + 1 < words.length; at++) {
    const joined = [...words.slice(0, at), `${words[at]}${words[at + 1]}`, ...words.slice(at + 2)]
    const found = searchWords(index, joined, limit)
    if (found.length > 0) return found
  }
  return []
}

const searchWords = (index: VillageIndex, words: readonly string[], limit: number): IndexedVillage[] => {
  const full = (1 << words.length) - 1
  const inName = namesWith(index, words)
  const inChain = index.districts.map((district) => maskOf(district.folded, words))
  const buckets: number[][] = words.map(() => []).concat([[]])
  for (let at = 0; at < index.size; at++) {
    const own = inName[at] ?? 0
    if ((own | (inChain[index.districtOf[at] ?? 0] ?? 0)) === full) buckets[bits(own)]?.push(at)
  }
  return buckets
    .reverse()
    .flatMap((bucket) => bestFirst(index, bucket, words).slice(0, limit))
    .slice(0, limit)
    .map((at) => villageAt(index, at))
}

const namesWith = (index: VillageIndex, words: readonly string[]): Uint8Array => {
  const masks = new Uint8Array(index.size)
  words.forEach((word, bit) => {
    const needle = ` ${word}`
    let village = 0
    for (let at = index.text.indexOf(needle); at >= 0; at = index.text.indexOf(needle, at + 1)) {
      while (village + 1 < index.size && (index.starts[village + 1] ?? 0) <= at) village++
      masks[village] = (masks[village] ?? 0) | (1 << bit)
    }
  })
  return masks
}

const maskOf = (folded: string, words: readonly string[]): number =>
  words.reduce((mask, word, bit) => (folded.includes(` ${word}`) ? mask | (1 << bit) : mask), 0)

const bits = (mask: number): number => {
  let count = 0
  for (let rest = mask; rest > 0; rest &= rest - 1) count++
  return count
}

/** Exact name, then a name that begins so, then the shorter; the order of codes decides the rest. */
const bestFirst = (index: VillageIndex, positions: readonly number[], words: readonly string[]): readonly number[] => {
  if (positions.length > 4000) return positions
  const folded = (at: number) =>
    index.text.slice((index.starts[at] ?? 0) + 2, index.starts[at + 1] ?? index.text.length)
  const rank = (at: number) => {
    const name = folded(at)
    if (words.some((word) => word === name) || words.join(' ') === name) return 0
    return words.some((word) => name.startsWith(word)) ? name.length : 100 + name.length
  }
  const ranked = positions.map((at) => ({ at, rank: rank(at) }))
  return ranked.sort((one, other) => one.rank - other.rank || one.at - other.at).map(({ at }) => at)
}

const searchCode = (index: VillageIndex, digits: string, limit: number): IndexedVillage[] => {
  const found: IndexedVillage[] = []
  for (const [number, district] of index.districts.entries()) {
    const code = district.code.replaceAll('.', '')
    if (!digits.startsWith(code) && !code.startsWith(digits)) continue
    const end = index.districts[number + 1]?.from ?? index.size
    for (let at = district.from; at < end && found.length < limit; at++) {
      if (`${code}${index.codes[at]}`.startsWith(digits)) found.push(villageAt(index, at))
    }
  }
  return found
}
