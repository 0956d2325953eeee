import { countries, foldText } from '#modules/references/contract.ts'
import { nameSimilarity, nameTokens } from '#modules/registry/contract.ts'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import { candidatePairs, type Link, type LinkRecord, linkOf } from './linkage.ts'

/** Whose list it is. */
export const listSources = ['sisko', 'bp3mi', 'sdgs', 'other'] as const
export type ListSource = (typeof listSources)[number]

/** What a column of the list may be; a name is needed, all else helps. */
export const listFields = ['name', 'nik', 'birthDate', 'hamlet', 'country', 'agency', 'departedOn'] as const
export type ListField = (typeof listFields)[number]

export const rowClasses = ['differs', 'state_only', 'village_only', 'matched'] as const
export type RowClass = (typeof rowClasses)[number]
export const comparedFields = ['name', 'nik', 'birthDate', 'country', 'agency', 'departedOn'] as const
export type ComparedField = (typeof comparedFields)[number]

/** Why the two lists say different things, in the words of whoever asked. */
export const explanations = [
  'village_right',
  'state_right',
  'not_recorded_yet',
  'left_unregistered',
  'moved_away',
  'came_home',
  'another_person',
  'typing_slip',
  'ask_office',
  'other',
] as const
export type Explanation = (typeof explanations)[number]

const headings: Readonly<Record<ListField, RegExp>> = {
  name: /^(nama|nama (lengkap|pmi|cpmi|tki|pekerja)|name)$/,
  nik: /^(nik|no ?nik|nomor ?induk ?kependudukan)$/,
  birthDate: /^(tgl|tanggal) ?lahir$|birth/,
  hamlet: /^(dusun|dukuh|alamat|hamlet)$/,
  country: /negara|country/,
  agency: /p3mi|pptkis|agensi|perusahaan|agency/,
  departedOn: /berangkat|penempatan ?tanggal|tgl ?(sk|penempatan)|tanggal ?(sk|penempatan)|depart/,
}

/** Which column is what, by its heading; each field once, the first that fits. */
export const guessColumns = (cells: readonly string[]): Readonly<Partial<Record<ListField, number>>> => {
  const taken = new Map<ListField, number>()
  for (const [column, cell] of cells.entries()) {
    const field = listFields.find((one) => !taken.has(one) && headings[one].test(foldText(cell)))
    if (field) taken.set(field, column)
  }
  return Object.fromEntries(taken)
}

export interface ListedWorker {
  readonly name: string
  /** A key of the NIK: equal or different, never read. */
  readonly nik: string | null
  readonly birthDate: PlainDate | null
  readonly hamlet: string | null
  readonly country: string | null
  readonly agency: string | null
  readonly departedOn: PlainDate | null
}

/** A country as lists write it: its code, its Indonesian or its English name. */
export const countryCode = (text: string): string | null => {
  const folded = foldText(text)
  if (folded === '') return null
  const names = ['id', 'en'].map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  const found = countries.find(
    (code) => code.toLowerCase() === folded || names.some((name) => foldText(name.of(code) ?? '') === folded),
  )
  return found ?? Object.entries(alsoCalled).find(([, other]) => other.includes(folded))?.[0] ?? null
}

const alsoCalled: Readonly<Record<string, readonly string[]>> = {
  HK: ['hongkong', 'hong kong', 'hong kong sar china'],
  KR: ['korea', 'korea selatan', 'republic of korea', 'rep korea'],
  SA: ['saudi arabia', 'arab saudi', 'saudi'],
  AE: ['uea', 'uni emirat arab', 'united arab emirates', 'dubai', 'abu dhabi'],
  BN: ['brunei', 'brunei darussalam'],
  TW: ['taiwan', 'taiwan roc', 'chinese taipei'],
  MY: ['malaysia'],
  MO: ['makau', 'macau', 'macao'],
}

/** What a list says of a worker whom the village does not have, for the form on which he is recorded. Of a NIK nothing: it is never read. */
export type ToldOfWorker = Pick<ListedWorker, 'birthDate' | 'country' | 'agency' | 'departedOn'>

export const linkRecordOf = ({ name, nik, birthDate, hamlet }: ListedWorker): LinkRecord => ({
  name: nameTokens(name),
  birth: birthDate ? birthDate.replaceAll('-', '') : null,
  number: nik,
  ...{ address: null, house: null, area: hamlet ? foldText(hamlet) : null, code: null, region: null },
})

export interface Difference {
  readonly field: ComparedField
  readonly ours: string | null
  readonly theirs: string | null
}

// An office writes the day of a paper, a family the day of the flight.
const sameDepartureDays = 31

/** Where both say something and say different things. What one of them does not say is no difference. */
export const differencesOf = (ours: ListedWorker, theirs: ListedWorker): readonly Difference[] =>
  comparedFields.flatMap((field): Difference[] => {
    const [mine, its] = [ours[field], theirs[field]]
    return mine === null || its === null || says[field](mine, its)
      ? []
      : [{ field, ours: shown(field, mine), theirs: shown(field, its) }]
  })

// Of a NIK only its key is here, and both names stand on the row itself: that they differ is all that is said.
const shown = (field: ComparedField, value: string): string | null =>
  field === 'nik' || field === 'name' ? null : value

const says: Readonly<Record<ComparedField, (ours: string, theirs: string) => boolean>> = {
  name: (ours, theirs) => bareName(ours) === bareName(theirs) || joinedName(ours) === joinedName(theirs),
  nik: (ours, theirs) => ours === theirs,
  birthDate: (ours, theirs) => ours === theirs,
  country: (ours, theirs) => ours === theirs,
  agency: (ours, theirs) => nameSimilarity(bareAgency(ours), bareAgency(theirs)) >= 0.9,
  departedOn: (ours, theirs) => Math.abs(daysBetween(ours as PlainDate, theirs as PlainDate)) <= sameDepartureDays,
}

// A title, another order, an old spelling or a lost space is the same name; another letter is what stops somebody at a border.
const bareName = (name: string): string => nameTokens(name).toSorted().join(' ')
const joinedName = (name: string): string => nameTokens(name).join('')

const bareAgency = (name: string): string =>
  foldText(name)
    .replace(/\b(pt|cv|tbk)\b/g, ' ')
    .trim()

export interface Joined extends Link {
  readonly ours: number
  readonly theirs: number
}

// Two NIKs are two people, whatever the names; where the birth day is the same as well, one was mistyped.
const areNamesakes = (one: LinkRecord, other: LinkRecord, { compared }: Link): boolean =>
  one.number !== null && other.number !== null && one.number !== other.number && compared.birth !== 'same'

/** Each row to at most one of the other list, the strongest pairs first. */
export const joinLists = (ours: readonly ListedWorker[], theirs: readonly ListedWorker[]): readonly Joined[] => {
  const [here, there] = [ours.map(linkRecordOf), theirs.map(linkRecordOf)]
  const judged = candidatePairs(here, there).flatMap(([one, other]) => {
    const [mine, its] = [here[one], there[other]]
    if (!mine || !its) return []
    const link = linkOf(mine, its)
    return link.isSame && !areNamesakes(mine, its, link) ? [{ ...link, ours: one, theirs: other }] : []
  })
  const [takenHere, takenThere] = [new Set<number>(), new Set<number>()]
  return judged
    .toSorted((a, b) => b.bits - a.bits || a.ours - b.ours || a.theirs - b.theirs)
    .filter((pair) => {
      if (takenHere.has(pair.ours) || takenThere.has(pair.theirs)) return false
      takenHere.add(pair.ours)
      takenThere.add(pair.theirs)
      return true
    })
}
