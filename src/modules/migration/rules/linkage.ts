import { digitsNearlyEqual, jaroWinkler, tokensSimilarity } from '#modules/registry/contract.ts'
import { linkFrom, linkWeights } from './linkage-weights.ts'

/** What two rows of different lists are compared by; what a list does not say is `null`. Both sides fill the same fields. */
export interface LinkRecord {
  /** The words of the name, folded. */
  readonly name: readonly string[]
  /** `yyyymmdd`. */
  readonly birth: string | null
  /** Any number that belongs to one person alone. */
  readonly number: string | null
  readonly address: string | null
  readonly house: string | null
  readonly area: string | null
  readonly code: string | null
  readonly region: string | null
}

export const linkFields = ['name', 'birth', 'number', 'address', 'house', 'area', 'code', 'region'] as const
export type LinkField = (typeof linkFields)[number]

export const linkLevels = ['same', 'alike', 'similar', 'weak', 'swapped', 'nearly', 'year', 'differs'] as const
export type LinkLevel = (typeof linkLevels)[number]

type Compare = (one: LinkRecord, other: LinkRecord) => LinkLevel | null

// The cut-offs at which the register proposes two entries as one person (registry, `rules/match.ts`): set by hand there, counted on no data set.
const nameLevel: Compare = ({ name: one }, { name: other }) => {
  if (one.length === 0 || other.length === 0) return null
  const likeness = tokensSimilarity(one, other)
  if (likeness >= 0.985) return 'same'
  if (likeness >= 0.92) return 'alike'
  if (likeness >= 0.84) return 'similar'
  return likeness >= 0.74 ? 'weak' : 'differs'
}

const words = (one: string | null, other: string | null): LinkLevel | null => {
  if (!one || !other) return null
  if (one === other) return 'same'
  const likeness = jaroWinkler(one, other)
  return likeness >= 0.9 ? 'alike' : likeness >= 0.75 ? 'weak' : 'differs'
}

const digits = (one: string | null, other: string | null): LinkLevel | null => {
  if (!one || !other) return null
  if (one === other) return 'same'
  return digitsNearlyEqual(one, other) ? 'nearly' : 'differs'
}

const dayAndMonthSwapped = (birth: string): string => `${birth.slice(0, 4)}${birth.slice(6)}${birth.slice(4, 6)}`

const birthLevel: Compare = ({ birth: one }, { birth: other }) => {
  const level = digits(one, other)
  if (!one || !other || level === null || level === 'same') return level
  if (dayAndMonthSwapped(one) === other) return 'swapped'
  return level === 'nearly' ? 'nearly' : one.slice(0, 4) === other.slice(0, 4) ? 'year' : 'differs'
}

const comparisons: Readonly<Record<LinkField, Compare>> = {
  name: nameLevel,
  birth: birthLevel,
  number: (one, other) => digits(one.number, other.number),
  address: (one, other) => words(one.address, other.address),
  house: (one, other) => words(one.house, other.house),
  area: (one, other) => words(one.area, other.area),
  code: (one, other) => digits(one.code, other.code),
  region: (one, other) => words(one.region, other.region),
}

export type Compared = Readonly<Record<LinkField, LinkLevel | null>>

/** How each field of two records stands to the other; `null` where one of them says nothing. */
export const compareRecords = (one: LinkRecord, other: LinkRecord): Compared =>
  Object.fromEntries(linkFields.map((field) => [field, comparisons[field](one, other)])) as Compared

export interface Link {
  /** Bits of evidence (Fellegi and Sunter 1969): what agrees adds, what differs takes away. */
  readonly bits: number
  readonly isSame: boolean
  readonly compared: Compared
}

/** Whether two records are one person: orders and proposes; a person decides. */
export const linkOf = (one: LinkRecord, other: LinkRecord): Link => judgeLink(compareRecords(one, other))

export const judgeLink = (compared: Compared): Link => {
  const weights = linkFields.map((field) => weightOf(field, compared[field]))
  const bits = weights.reduce((sum, weight) => sum + weight, 0)
  const agreeing = weights.filter((weight) => weight > 0).length
  return { bits, isSame: bits >= linkFrom && agreeing >= fewestAgreeing, compared }
}

// Half a village may share a name: one field alone proves nobody.
const fewestAgreeing = 2

const weightOf = (field: LinkField, level: LinkLevel | null): number =>
  level === null ? 0 : (linkWeights[field][level] ?? 0)

// A block that holds half a list says nothing and costs its square.
const mostInBlock = 400

const keysOf = (record: LinkRecord): string[] => {
  const { name, birth, number, address, house, area, code } = record
  return [
    ...name.map((word) => `name ${word}`),
    ...(birth ? [`birth ${birth}`] : []),
    ...(birth && name[0] ? [`month ${birth.slice(0, 6)} ${name[0][0]}`] : []),
    ...(birth && code ? [`year ${birth.slice(0, 4)} ${code}`] : []),
    ...(number ? [`number ${number}`] : []),
    ...(code && area ? [`area ${code} ${area.slice(0, 2)}`] : []),
    ...(address ? [`address ${address}`] : []),
    ...(house ? [`house ${house}`] : []),
  ]
}

const blocksOf = (records: readonly LinkRecord[]): Map<string, number[]> => {
  const blocks = new Map<string, number[]>()
  for (const [index, record] of records.entries())
    for (const key of keysOf(record)) {
      const block = blocks.get(key)
      if (block) block.push(index)
      else blocks.set(key, [index])
    }
  return blocks
}

/** Pairs of two lists that share at least one key: all others are not looked at. */
export const candidatePairs = (
  ours: readonly LinkRecord[],
  theirs: readonly LinkRecord[],
): readonly (readonly [number, number])[] => {
  const isSelf = ours === theirs
  const there = isSelf ? null : blocksOf(theirs)
  const seen = new Set<number>()
  for (const [key, here] of blocksOf(ours)) {
    const others = there ? (there.get(key) ?? []) : here
    if (here.length > mostInBlock || others.length > mostInBlock) continue
    for (const [place, one] of here.entries())
      for (const other of isSelf ? here.slice(place + 1) : others) seen.add(one * theirs.length + other)
  }
  return [...seen].map((pair) => [Math.floor(pair / theirs.length), pair % theirs.length] as const)
}
