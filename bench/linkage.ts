import { readFileSync } from 'node:fs'
import { candidatePairs, type Link, linkFields, linkOf } from '../src/modules/migration/rules/linkage.ts'
import { linkFrom } from '../src/modules/migration/rules/linkage-weights.ts'
import { type FebrlRow, readFebrl } from '../src/modules/migration/testing/febrl.ts'
import { type Bench, within } from './result.ts'

const optionOf = (options: readonly string[], name: string): string | undefined => {
  const at = options.indexOf(name)
  return at < 0 ? undefined : options[at + 1]
}

interface Said extends Link {
  readonly ours: FebrlRow
  readonly theirs: FebrlRow
}

const linkFiles = (ours: readonly FebrlRow[], theirs: readonly FebrlRow[]): readonly Said[] => {
  const isSelf = ours === theirs
  const here = ours.map(({ record }) => record)
  const there = isSelf ? here : theirs.map(({ record }) => record)
  return candidatePairs(here, there).flatMap(([one, other]) => {
    const [mine, its] = [ours[one], theirs[other]]
    return mine && its ? [{ ...linkOf(mine.record, its.record), ours: mine, theirs: its }] : []
  })
}

const truePairs = (
  ours: readonly FebrlRow[],
  theirs: readonly FebrlRow[],
): readonly (readonly [FebrlRow, FebrlRow])[] => {
  const isSelf = ours === theirs
  const byPerson = Map.groupBy(theirs, ({ person }) => person)
  return ours.flatMap((one) =>
    (byPerson.get(one.person) ?? [])
      .filter((other) => !isSelf || one.id < other.id)
      .map((other) => [one, other] as const),
  )
}

const keyOf = (one: FebrlRow, other: FebrlRow): string => [one.id, other.id].sort().join(' ')

/** Why a pair was judged as it was: what agreed and what did not, in the order of the fields. */
const whyOf = ({ bits, compared }: Link): string =>
  `${bits.toFixed(1)} bits: ${linkFields.map((field) => `${field} ${compared[field] ?? 'missing'}`).join(', ')}`

export const bench: Bench = {
  name: 'linkage',
  says: 'precision, recall and F1 of linking two lists, or one with itself (--a FILE.csv [--b FILE.csv] [--without-number])',
  async run(options) {
    const fallback = `${import.meta.dirname}/../../shared/data/linkage/febrl_dataset3.csv`
    const withNumber = !options.includes('--without-number')
    const a = optionOf(options, '--a') ?? fallback
    const b = optionOf(options, '--b') ?? a
    const begun = performance.now()
    const ours = readFebrl(readFileSync(a, 'utf8'), withNumber)
    const theirs = a === b ? ours : readFebrl(readFileSync(b, 'utf8'), withNumber)
    const judged = linkFiles(ours, theirs)
    const seconds = (performance.now() - begun) / 1000
    const said = judged.filter(({ isSame }) => isSame)
    const truth = truePairs(ours, theirs)
    const wrong = said.filter((one) => one.ours.person !== one.theirs.person)
    const hits = said.length - wrong.length
    const found = new Set(said.map((one) => keyOf(one.ours, one.theirs)))
    const looked = new Map(judged.map((one) => [keyOf(one.ours, one.theirs), one]))
    for (const one of wrong) console.error(`wrongly joined  ${one.ours.id} ${one.theirs.id}  ${whyOf(one)}`)
    for (const [one, other] of truth.filter(([mine, its]) => !found.has(keyOf(mine, its)))) {
      const link = looked.get(keyOf(one, other))
      const why = link ? whyOf(link) : 'never compared: no key in common'
      console.error(`missed  ${one.id} ${other.id}  ${why}`)
    }
    console.error(`${truth.length} true pairs, ${said.length} joined from ${linkFrom} bits on`)
    const precision = said.length === 0 ? 0 : hits / said.length
    const recall = truth.length === 0 ? 0 : hits / truth.length
    const f1 = said.length + truth.length === 0 ? 0 : (2 * hits) / (said.length + truth.length)
    return [
      within('linkage precision', precision, 0.95, '', false),
      within('linkage recall', recall, 0.95, '', false),
      within('linkage F1', f1, 0.95, '', false),
      within('linkage seconds', seconds, 60, 's'),
    ]
  },
}
