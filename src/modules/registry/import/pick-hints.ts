import type { PickHint } from '../contract/import.ts'
import type { ParsedPerson } from './parsed-row.ts'

const abroad =
  /\b(luar negeri|ln|hong ?kong|hongkong|taiwan|malaysia|singapura|singapore|brunei|korea|jepang|japan|arab|saudi|dubai|uea|qatar|kuwait|oman|yordania|bahrain|makau|macau|turki|italia|jerman|polandia|amerika|australia|selandia|kanada|kuala lumpur|johor|sabah|sarawak|penang|taipei|kaohsiung|seoul|tokyo|jeddah|riyadh|mekkah|madinah)\b/i

const worksAbroad = /\b(pmi|tki|tkw|cpmi|bmi|pekerja migran|buruh migran|merantau ke luar|kerja di luar)\b/i

/** Words that speak of work abroad: "TKW HONGKONG", "di Malaysia". */
export const speaksOfAbroad = (text: string): boolean => worksAbroad.test(text) || abroad.test(text)

const onlyThatAbroad = /\b(indonesia|di|ke|ya|status|aktif|sektor)\b|[^\p{L}]/giu

/** Words that say what somebody does there, and not only that or where: "PERAWAT", but not "PMI", "Ya" or "TKW HONGKONG". */
export const namesJob = (text: string): boolean =>
  [worksAbroad, abroad, onlyThatAbroad]
    .reduce((left, words) => left.replace(new RegExp(words.source, 'giu'), ' '), text)
    .trim() !== ''

// Seafarers and domestic workers: the two occupations of the register that most often mean work abroad.
const hintingOccupations = new Set(['79', '23'])

/** What in a row speaks for work abroad. None of it is proof: `status_dasar` of a migrant is usually still "alive". */
export const hintsOf = (person: ParsedPerson): PickHint[] => {
  const hints: PickHint[] = []
  if (person.passportNo) hints.push('passport')
  if (person.lifeStatus === 'away') hints.push('away')
  if (person.currentAddress && abroad.test(person.currentAddress)) hints.push('address')
  if (person.occupationCode && hintingOccupations.has(person.occupationCode)) hints.push('occupation')
  const said = `${person.remark ?? ''} ${person.migrantMark ?? ''} ${person.destination ?? ''}`
  if (person.listed) hints.push('listed')
  if (person.migrantMark || speaksOfAbroad(said)) hints.push('remark')
  return hints
}
