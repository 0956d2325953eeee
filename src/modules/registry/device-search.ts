import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { isMerged, textOf } from './device-rows.ts'
import { nameTokens, skeleton } from './rules/names.ts'
import { type Findable, foundFrom, makeRanking, rankWord, type SearchPlan } from './rules/search.ts'

interface Words extends Findable {
  readonly folded: string
  readonly sounds: ReadonlySet<string>
  readonly motherSounds: ReadonlySet<string>
}

// Names are folded once: ten thousand of them at each letter typed would be felt.
const wordsByRow = new WeakMap<DeviceRow, Words>()

export const wordsOf = (person: DeviceRow): Words => {
  const known = wordsByRow.get(person)
  if (known) return known
  const tokens = nameTokens(textOf(person, 'name') ?? '')
  const motherTokens = nameTokens(textOf(person, 'mother_name') ?? '')
  const made = {
    ...{ tokens, motherTokens, folded: tokens.join(' ') },
    sounds: new Set(tokens.filter((token) => token.length > 2).map(skeleton)),
    motherSounds: new Set(motherTokens.map(skeleton)),
  }
  wordsByRow.set(person, made)
  return made
}

/** People whom a search means, best first, as the server finds them; `undefined` when it names nobody. A number is only known there. */
export const searchRows = (rows: RowReader, plan: SearchPlan): DeviceRow[] | undefined => {
  if (plan.number !== null) return []
  if (plan.tokens.length + plan.motherTokens.length === 0) return undefined
  const everyone = rows.all('people').filter((person) => !isMerged(person))
  const found = ranked(
    plan,
    everyone.filter((person) => isMet(plan, wordsOf(person))),
  )
  if (found.length > 0 || !plan.tokens.some((token) => token.length > 3)) return found
  return ranked(
    plan,
    everyone.filter((person) => isMetWithSlip(plan, wordsOf(person))),
  )
}

const isMet = (plan: SearchPlan, { tokens, sounds, motherSounds }: Words): boolean =>
  plan.tokens.every(
    (asked) => tokens.some((token) => token.startsWith(asked)) || (asked.length > 2 && sounds.has(skeleton(asked))),
  ) && plan.motherTokens.every((asked) => motherSounds.has(skeleton(asked)))

const isMetWithSlip = (plan: SearchPlan, { tokens }: Words): boolean =>
  plan.tokens.every((asked) => tokens.some((token) => rankWord(asked, token) >= foundFrom))

const ranked = (plan: SearchPlan, people: readonly DeviceRow[]): DeviceRow[] => {
  const rank = makeRanking(plan)
  return people
    .map((person) => ({ person, folded: wordsOf(person).folded, rank: rank(wordsOf(person)) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.folded < b.folded ? -1 : 1))
    .map(({ person }) => person)
}
