import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { isMerged, placeOf, textOf } from './device-kin.ts'
import { nameTokens, skeleton } from './rules/names.ts'
import { maskNumber } from './rules/nik.ts'
import { type Findable, makeRanking, type SearchPlan } from './rules/search.ts'

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

/** People whom a search means, best first, as the server finds them; `undefined` when it names nobody. */
export const searchRows = (rows: RowReader, plan: SearchPlan): DeviceRow[] | undefined => {
  if (plan.number !== null) return byNumber(rows, plan.number)
  if (plan.tokens.length + plan.motherTokens.length === 0) return undefined
  const everyone = rows.all('people').filter((person) => !isMerged(person))
  const isMet = meeting(plan)
  const found = ranked(
    plan,
    everyone.filter((person) => isMet(wordsOf(person))),
  )
  const maySlip = found.length === 0 && plan.tokens.some((token) => token.length > 3)
  return maySlip ? ranked(plan, everyone) : found
}

/**
 * A phone holds numbers masked. What a whole NIK says itself, the first and last digits, the day of birth and the sex, finds
 * its holder; a card is found by its mask and, where it is known, by its day.
 */
const byNumber = (rows: RowReader, number: string): DeviceRow[] => {
  const everyone = rows.all('people').filter((person) => !isMerged(person))
  const masked = maskNumber(number)
  const alike = everyone.filter((person) => textOf(person, 'nik_masked') === masked)
  const born = alike.filter((person) => isBornAs(number, person))
  if (alike.length > 0) return born.length > 0 ? born : alike
  const cards = rows.where('households', 'card_no_masked', masked)
  const dated = cards.filter((card) => dayDigits(textOf(card, 'card_issued_on')) === number.slice(6, 12))
  const ids = new Set((dated.length > 0 ? dated : cards).map(({ id }) => id))
  return everyone.filter((person) => ids.has(textOf(placeOf(rows, person.id), 'household_id') ?? ''))
}

/** `2004-03-05` is 050304 in a number. */
const dayDigits = (day: string | null): string | null =>
  day && `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}`

const womansDay = 40

const isBornAs = (nik: string, person: DeviceRow): boolean => {
  const day = Number(nik.slice(6, 8))
  const isWoman = day > womansDay
  const digits = `${String(isWoman ? day - womansDay : day).padStart(2, '0')}${nik.slice(8, 12)}`
  const sex = textOf(person, 'sex')
  return dayDigits(textOf(person, 'birth_date')) === digits && (sex === 'unknown' || (sex === 'female') === isWoman)
}

/** Does a person have each word asked, as it is written or as it sounds? */
const meeting = (plan: SearchPlan): ((words: Words) => boolean) => {
  const asked = plan.tokens.map((token) => ({ token, sound: token.length > 2 ? skeleton(token) : null }))
  const askedOfMother = plan.motherTokens.map(skeleton)
  return ({ tokens, sounds, motherSounds }) =>
    asked.every(
      ({ token, sound }) => tokens.some((held) => held.startsWith(token)) || (sound !== null && sounds.has(sound)),
    ) && askedOfMother.every((sound) => motherSounds.has(sound))
}

const ranked = (plan: SearchPlan, people: readonly DeviceRow[]): DeviceRow[] => {
  const rank = makeRanking(plan)
  return people
    .map((person) => ({ person, folded: wordsOf(person).folded, rank: rank(wordsOf(person)) }))
    .filter((one) => one.rank > 0)
    .sort((a, b) => b.rank - a.rank || (a.folded < b.folded ? -1 : 1))
    .map(({ person }) => person)
}
