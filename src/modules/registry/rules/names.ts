/** Titles are kept beside the name: "H. Slamet, S.Pd." is found as Slamet. */
const titlesBefore = new Set(
  'h hj haji hajjah kh k.h kyai kiai nyai ust ustad ustadz ustadzah dr dra drs drg drh ir prof r rr ra raden rm tb tubagus alm almh almarhum almarhumah ny nn tn bp bpk bapak ibu sdr sdri'.split(
    ' ',
  ),
)
const titleAfter =
  /^(s|m|d|a|b)\.?(pd|h|e|si|kom|t|sos|ag|hum|kep|keb|farm|p|pt|km|ip|ikom|psi|ak|kes|md|m|pdi|pd\.i|sy|th|gz|tr|mat|kn|ma|fil|stat)\.?(i|sd|keb|kep|hk|ak|t)?\.?$|^(se|sh|st|ss|sp|mm|mh|mt|ma|mba|phd|ph\.d|amd|am\.d|a\.md|sip|skm|ssi|skom|spd|sag|spdi|ners|ns|apt)\.?$/

export interface SplitName {
  readonly before: string | null
  readonly name: string
  readonly after: string | null
}

const bare = (word: string): string => word.toLowerCase().replace(/[.,]+$/g, '')

/** Parts the titles from the name. A name that would be left empty keeps its words. */
export const splitTitles = (text: string): SplitName => {
  const clean = text.trim().replace(/\s+/g, ' ')
  const [head = '', ...tails] = clean.split(',').map((part) => part.trim())
  const words = head.split(' ').filter(Boolean)
  const before: string[] = []
  while (words.length > 1 && titlesBefore.has(bare(words[0] ?? ''))) before.push(words.shift() ?? '')
  const after: string[] = []
  while (words.length > 1 && titleAfter.test(bare(words.at(-1) ?? '')) && /[.]|^[A-Z]{2,}$/.test(words.at(-1) ?? '')) {
    after.unshift(words.pop() ?? '')
  }
  const name = words.join(' ')
  const rest = [...after, ...tails].filter(Boolean)
  return { before: before.join(' ') || null, name, after: rest.join(', ') || null }
}

const particles = new Set(['bin', 'binti', 'bn', 'bt', 'bte', 'ibn', 'ibnu', 'b', 'al', 'el'])

const oldSpelling = (word: string): string =>
  word
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/nj/g, 'ny')
    .replace(/sj/g, 'sy')
    .replace(/ch(?=[aeiou])/g, 'kh')
    .replace(/(.)\1+/g, '$1')

/** The tokens a name is sorted and searched by: no titles, no bin/binti, new spelling, no doubled letters. */
export const nameTokens = (name: string): string[] => {
  const plain = splitTitles(name)
    .name.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’`´ʼ-]/g, '')
    .replace(/[^a-z0-9 ]+/g, ' ')
  const tokens = plain.split(' ').filter(Boolean).map(oldSpelling)
  const named = tokens.filter((token) => !particles.has(token))
  return named.length > 0 ? named : tokens
}

/** One name for "Soeparmi", "SUPARMI binti Karto" is "suparmi karto". */
export const foldName = (name: string): string => nameTokens(name).join(' ')

/** Strong folding of one token for candidates only: consonants as they sound, vowels dropped. `Choirul`, `Hoirul` and `Khairul` meet. */
export const skeleton = (token: string): string => {
  const sounds = token
    .replace(/ks|x/g, 'ks')
    .replace(/sy|z(?=[^aeiou]|$)|c(?=[^aeiou]|$)/g, 's')
    .replace(/z/g, 'j')
    .replace(/^[kh]h?(?=[aeiou])/, 'k')
    .replace(/kh|q|g(?=$)/g, 'k')
    .replace(/dh/g, 'd')
    .replace(/th/g, 't')
    .replace(/[fv]/g, 'p')
    .replace(/y/g, 'i')
    .replace(/h/g, '')
  const first = sounds.slice(0, 1)
  const lead = /[aeiou]/.test(first) ? (/[ei]/.test(first) ? 'i' : /[ou]/.test(first) ? 'u' : 'a') : first
  return (lead + sounds.slice(1).replace(/[aeiou]/g, '')).replace(/(.)\1+/g, '$1')
}

const lowerWords = new Set(['bin', 'binti'])
/** Written in capitals wherever they stand: parts of an address, and Roman numbers of hamlets. */
const upperWords = /^(rt|rw|km|[ivx]+)$/

/**
 * A name of a person or a place as it is shown: files write "SITI AMINAH" and "KARANG TENGAH II", people read "Siti Aminah" and
 * "Karang Tengah II". What has small letters already is left as it is; what is stored stays as the paper has it.
 */
export const shownName = (name: string): string => {
  if (name !== name.toUpperCase() || !/\p{L}{2}/u.test(name)) return name
  return name.toLowerCase().replace(/[^\s.,(/-]+/gu, (word) => {
    if (lowerWords.has(word)) return word
    if (upperWords.test(word)) return word.toUpperCase()
    return word.replace(/\p{L}/u, (letter) => letter.toUpperCase())
  })
}

/** `shownName` of what may not be known. */
export const shownNameOrNull = (name: string | null): string | null => (name === null ? null : shownName(name))
