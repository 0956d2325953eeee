import type { ImportDecision, ImportVerdict } from '../contract/import.ts'
import { type Likeness, likenessOf, scoreMatch } from '../rules/match.ts'
import { foldName, skeleton } from '../rules/names.ts'
import { comparePerson, type FamilyPlace, type FieldChange, householdChanges } from './compare-person.ts'
import { type Fault, fault } from './faults.ts'
import type { Digests, KnownHousehold, KnownPerson, KnownRegister } from './known-register.ts'
import { hasError, type ParsedPerson, type ParsedRow } from './parsed-row.ts'

/** A row and what it means for the register. */
export interface JudgedRow {
  readonly row: ParsedRow
  /** With the second head of a family made "other", as it will be recorded. */
  readonly person: ParsedPerson
  readonly faults: readonly Fault[]
  readonly verdict: ImportVerdict
  readonly personId: string | null
  readonly score: number | null
  readonly reasons: readonly string[]
  readonly changes: readonly FieldChange[]
}

export interface JudgeOptions {
  /** A list only points at people; a mapped table may lack the card. */
  readonly kind: 'population' | 'mapped' | 'list'
  readonly decisions?: ReadonlyMap<number, ImportDecision>
  /** Likenesses found when the file was staged: they need not be looked for again when it is applied. */
  readonly alike?: ReadonlyMap<number, Alike>
}

const likelyScore = 0.9

/** Judges the rows of a file, one by one in their order. */
export type RowJudge = (row: ParsedRow, position: number) => JudgedRow

/**
 * Judges every row of a file against the register and against the other rows: they are given in their order, each once.
 * It decides the same in a dry run and when applied.
 */
export const rowJudge = (
  rows: readonly ParsedRow[],
  register: KnownRegister,
  digests: Digests,
  options: JudgeOptions,
): RowJudge => {
  const index = indexRegister(register)
  if (options.kind === 'list') return (row) => judgeListRow(row, index, digests)
  const families = familyPlaces(rows)
  const likeness = options.alike ? undefined : likenessIndex(register)
  return (row, position) => {
    const person = demoteSecondHead(row)
    const settled = { row, person, personId: null, score: null, reasons: [], changes: [] }
    if (hasError(row.faults)) return { ...settled, faults: row.faults, verdict: 'rejected' as const }
    const known = findKnown(person, index, digests)
    if (known?.sealed) return { ...settled, faults: row.faults, verdict: 'unchanged' as const }
    if (known) return judgeKnown(row, person, known, { index, digests, place: families.placeAt.get(position) })
    const find = () => (likeness ? likeness.findAndAdd(row.row, person) : options.alike?.get(position))
    return judgeNew(row, person, {
      index,
      digests,
      find,
      decision: options.decisions?.get(position),
      kind: options.kind,
      families,
    })
  }
}

interface RegisterIndex {
  readonly byNik: ReadonlyMap<string, KnownPerson>
  readonly byNameAndBirth: ReadonlyMap<string, KnownPerson>
  readonly byId: ReadonlyMap<string, KnownPerson>
  readonly householdByCard: ReadonlyMap<string, KnownHousehold>
  readonly householdById: ReadonlyMap<string, KnownHousehold>
}

const indexRegister = ({ people, households }: KnownRegister): RegisterIndex => ({
  byNik: new Map(people.flatMap((person) => (person.nikDigest ? [[person.nikDigest, person] as const] : []))),
  byNameAndBirth: new Map(
    people
      .filter((person) => person.nikKind !== 'real' && person.birthDate !== null)
      .map((person) => [`${person.nameFolded}|${person.birthDate}`, person]),
  ),
  byId: new Map(people.map((person) => [person.id, person])),
  householdByCard: new Map(households.flatMap((one) => (one.cardDigest ? [[one.cardDigest, one] as const] : []))),
  householdById: new Map(households.map((one) => [one.id, one])),
})

const judgeListRow = (row: ParsedRow, index: RegisterIndex, digests: Digests): JudgedRow => {
  const number = row.person.participant ?? row.person.nik ?? row.person.cardNo
  const found = number ? index.byNik.get(digests.nik(number)) : undefined
  const known = found?.sealed ? undefined : found
  const family = number ? index.householdByCard.get(digests.card(number)) : undefined
  const personId = known?.id ?? family?.headPersonId ?? null
  const verdict = hasError(row.faults) ? 'rejected' : personId ? 'known' : 'unknown'
  return { row, person: row.person, faults: row.faults, verdict, personId, score: null, reasons: [], changes: [] }
}

const demoteSecondHead = (row: ParsedRow): ParsedPerson =>
  row.faults.some((one) => one.code === 'secondHead') ? { ...row.person, relationCode: '11' } : row.person

/** OpenSID's rule for people without a NIK: the same name, birth place and birth date are the same person. */
const findKnown = (person: ParsedPerson, index: RegisterIndex, digests: Digests): KnownPerson | undefined => {
  if (person.nik) {
    const known = index.byNik.get(digests.nik(person.nik))
    if (known || !person.nik.startsWith('0')) return known
  }
  if (!person.name || !person.birthDate) return undefined
  const known = index.byNameAndBirth.get(`${foldName(person.name)}|${person.birthDate}`)
  const samePlace =
    !known?.birthPlace || !person.birthPlace || foldName(known.birthPlace) === foldName(person.birthPlace)
  return known && samePlace ? known : undefined
}

interface Families {
  /** The row that speaks for its family, and what it says of the place. */
  readonly placeAt: ReadonlyMap<number, FamilyPlace>
}

/** One row speaks for a family's address: the head's, or else the first that says anything. */
const familyPlaces = (rows: readonly ParsedRow[]): Families => {
  const speakerByCard = new Map<string, number>()
  rows.forEach(({ person, faults }, position) => {
    if (!person.cardNo || hasError(faults)) return
    const speaker = speakerByCard.get(person.cardNo)
    const isHead = person.relationCode === '1' && !faults.some((one) => one.code === 'secondHead')
    if (speaker === undefined || isHead) speakerByCard.set(person.cardNo, position)
  })
  return { placeAt: new Map([...speakerByCard.values()].map((position) => [position, rows[position]?.person ?? {}])) }
}

const judgeKnown = (
  row: ParsedRow,
  person: ParsedPerson,
  known: KnownPerson,
  { index, digests, place }: { index: RegisterIndex; digests: Digests; place: FamilyPlace | undefined },
): JudgedRow => {
  const household = person.cardNo
    ? index.householdByCard.get(digests.card(person.cardNo))
    : index.householdById.get(known.householdId ?? '')
  const compared = comparePerson(person, known, household, digests)
  const said = person.cardNo ? place : person
  const changes = [...compared.changes, ...(household && said ? householdChanges(said, household) : [])]
  const moves = changes.some((change) => change.field === 'household')
  const more = moves ? [fault('warning', 'no_kk', 'movesHousehold')] : []
  const verdict = moves ? 'moved' : changes.length > 0 ? 'changed' : 'unchanged'
  const faults = [...row.faults, ...compared.faults, ...more]
  return { row, person, faults, verdict, personId: known.id, score: null, reasons: [], changes }
}

interface NewContext {
  readonly index: RegisterIndex
  readonly digests: Digests
  readonly find: () => Alike | undefined
  readonly decision: ImportDecision | undefined
  readonly kind: 'population' | 'mapped' | 'list'
  readonly families: Families
}

const judgeNew = (row: ParsedRow, person: ParsedPerson, context: NewContext): JudgedRow => {
  const faults = [...row.faults, ...missingFaults(person, context.kind)]
  const settled = { row, person, score: null, reasons: [], changes: [] }
  if (hasError(faults)) return { ...settled, faults, verdict: 'rejected', personId: null }
  const alike = context.find()
  if (!alike || context.index.byId.get(alike.personId ?? '')?.sealed)
    return { ...settled, faults, verdict: 'new', personId: null }
  const found = { score: alike.score, reasons: alike.reasons }
  if (alike.personId === null) {
    return {
      ...settled,
      ...found,
      faults: [...faults, fault('warning', 'nama', 'resemblesRow', { first: alike.rowNumber })],
      verdict: 'new',
      personId: null,
    }
  }
  const known = context.decision === 'same' ? context.index.byId.get(alike.personId) : undefined
  if (known) return { ...judgeKnown(row, person, known, { ...context, place: undefined }), ...found }
  if (context.decision === 'different') return { ...settled, faults, verdict: 'new', personId: null }
  return {
    ...settled,
    ...found,
    faults: [...faults, fault('warning', 'nama', 'resemblesKnown')],
    verdict: 'duplicate',
    personId: alike.personId,
  }
}

/** What somebody new must have, and what is only missed. */
const missingFaults = (person: ParsedPerson, kind: NewContext['kind']): Fault[] => {
  const faults: Fault[] = []
  if (!person.name) faults.push(fault('error', 'nama', 'nameMissing'))
  if (!person.cardNo && kind === 'population') faults.push(fault('error', 'no_kk', 'cardMissing'))
  if (!person.sex) faults.push(fault('warning', 'sex', 'sexMissing'))
  if (!person.birthDate) faults.push(fault('warning', 'tanggallahir', 'birthMissing'))
  if (person.cardNo && !person.relationCode) faults.push(fault('warning', 'kk_level', 'relationMissing'))
  return faults
}

/** Somebody a new row resembles: known (`personId`), or in another row of the file. */
export interface Alike {
  readonly personId: string | null
  readonly rowNumber: number
  readonly score: number
  readonly reasons: readonly string[]
}

interface Candidate {
  readonly personId: string | null
  readonly rowNumber: number
  readonly likeness: Likeness
}

interface LikenessIndex {
  findAndAdd(rowNumber: number, person: ParsedPerson): Alike | undefined
}

/** Compares only what shares a birth day and a first sound, or a whole folded name: 10,000 rows stay a matter of a second. */
const likenessIndex = (register: KnownRegister): LikenessIndex => {
  const byKey = new Map<string, Candidate[]>()
  const blockingKeys = makeBlockingKeys()
  const put = (candidate: Candidate) => {
    for (const key of blockingKeys(candidate.likeness)) {
      const held = byKey.get(key)
      if (held) held.push(candidate)
      else byKey.set(key, [candidate])
    }
  }
  for (const known of register.people.filter((one) => !one.sealed))
    put({ personId: known.id, rowNumber: 0, likeness: knownLikeness(known) })
  return {
    findAndAdd: (rowNumber, person) => {
      const likeness = rowLikeness(person)
      const candidates = new Set(blockingKeys(likeness).flatMap((key) => byKey.get(key) ?? []))
      put({ personId: null, rowNumber, likeness })
      let best: Alike | undefined
      for (const candidate of candidates) {
        const match = scoreMatch(likeness, candidate.likeness)
        if (match.score < likelyScore || match.score <= (best?.score ?? 0)) continue
        const reasons = match.reasons.map((reason) => reason.code)
        best = { personId: candidate.personId, rowNumber: candidate.rowNumber, score: match.score, reasons }
      }
      return best
    },
  }
}

// A village has a few hundred words for names: each is sounded out once.
const makeBlockingKeys = () => {
  const sounds = new Map<string, string>()
  const sound = (token: string): string => {
    const known = sounds.get(token) ?? skeleton(token)
    sounds.set(token, known)
    return known
  }
  return ({ tokens, birthDate }: Likeness): string[] => {
    const keys = birthDate ? tokens.slice(0, 3).map((token) => `${birthDate}|${sound(token)}`) : []
    return tokens.length > 1 ? [...keys, `n|${tokens.join(' ')}`] : keys
  }
}

const rowLikeness = (person: ParsedPerson): Likeness =>
  likenessOf({
    name: person.name ?? '',
    nik: person.nik ?? null,
    birthDate: person.birthDate ?? null,
    sex: person.sex ?? 'unknown',
    motherName: person.motherName ?? null,
  })

// The NIK of somebody known is a digest: a row that reached this point has another one.
const knownLikeness = (known: KnownPerson): Likeness => ({
  ...likenessOf({
    name: known.name,
    birthDate: known.birthDate,
    birthPrecision: known.birthPrecision,
    sex: known.sex,
    motherName: known.motherName,
  }),
  nik: known.nikKind === 'real' ? known.nikDigest : null,
  nikReadable: false,
})
