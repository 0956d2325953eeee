import type { DeviceRow, RowReader, RowWriter } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { careOn, type Kin, linkedChildren, livingTogether, paperOn, placeOf, textOf } from './device-kin.ts'
import { familyOf } from './device-rows.ts'
import { shownName, shownNameOrNull } from './rules/names.ts'
import { maskNumber } from './rules/nik.ts'
import type { ChildFact, PersonFact } from './rules/person-fact.ts'
import type { PersonPaper } from './rules/person-paper.ts'

export { membersOn } from './device-kin.ts'

/** What later modules ask the register on a phone, as they ask it on the server. */
export const personFactOn = (rows: RowReader, personId: string): PersonFact | undefined => {
  const row = rows.find('people', personId)
  if (!row) return undefined
  const mergedInto = textOf(row, 'merged_into_id')
  if (mergedInto !== null) return personFactOn(rows, mergedInto)
  const householdId = textOf(placeOf(rows, row.id), 'household_id')
  const household = householdId === null ? undefined : rows.find('households', householdId)
  return {
    id: row.id,
    name: shownName(textOf(row, 'name') ?? ''),
    sex: textOf(row, 'sex') as PersonFact['sex'],
    birthDate: textOf(row, 'birth_date') as PlainDate | null,
    maritalCode: textOf(row, 'marital_code'),
    lifeStatus: textOf(row, 'life_status') as PersonFact['lifeStatus'],
    householdId,
    hamlet: shownNameOrNull(textOf(household, 'hamlet')),
    rw: textOf(household, 'rw'),
    rt: textOf(household, 'rt'),
  }
}

export const nameOn = (rows: RowReader, personId: string | null): string | undefined => {
  const row = personId === null ? undefined : rows.find('people', personId)
  return row && (textOf(row, 'name') ?? '')
}

const [head, husband, wife, child] = ['1', '2', '3', '4']

/** By link, and on the card of a couple its children; each with who cares, as far as the phone knows. */
export const childrenOn = (rows: RowReader, personId: string): ChildFact[] => {
  const linked = linkedChildren(rows, personId)
  const near = livingTogether(rows, textOf(placeOf(rows, personId), 'household_id'))
  const own = near.find(({ person }) => person.id === personId)?.relation
  const isCouple = own === head || own === husband || own === wife
  const onCard = isCouple ? near.filter(({ relation }) => relation === child).map(({ person }: Kin) => person) : []
  const all = new Map([...linked, ...onCard].map((row) => [row.id, row]))
  return [...all.values()].map((row) => childFact(rows, row))
}

const childFact = (rows: RowReader, row: DeviceRow): ChildFact => {
  const care = careOn(rows, row.id).find(({ until_on }) => (until_on ?? null) === null)
  const carerId = textOf(care, 'carer_person_id')
  return {
    id: row.id,
    name: shownName(textOf(row, 'name') ?? ''),
    birthDate: textOf(row, 'birth_date') as PlainDate | null,
    lifeStatus: textOf(row, 'life_status') as ChildFact['lifeStatus'],
    carer: care
      ? { personId: carerId, name: shownName(nameOn(rows, carerId) ?? textOf(care, 'carer_name') ?? '') }
      : null,
  }
}

/** Whether the phone knows who cares for a child: arrangements of other hands stay at the office. */
export const isCareKnown = (rows: RowReader, childId: string): boolean => careOn(rows, childId).length > 0

/** The papers of a person, one of a kind, without those a newer one replaced. */
export const papersOn = (rows: RowReader, personId: string): PersonPaper[] =>
  rows
    .where('documents', 'person_id', personId)
    .filter((row) => row.status !== 'replaced')
    .toSorted((a, b) => (`${a.recorded_at} ${a.id}` < `${b.recorded_at} ${b.id}` ? -1 : 1))
    .map((row) => paperOn(row))

interface SaidPaper {
  readonly id: string
  readonly personId: string
  readonly kind: string
  readonly status: string
  readonly number: string | null
  readonly issuer: string | null
  readonly issuedOn: string | null
  readonly expiresOn: string | null
  readonly heldBy: string
}

/** What was found about one paper, as `recordPaper` writes it on the server; `null` for a paper that never was there. */
export const sayPaper = (rows: RowWriter, word: SaidPaper, at: string): string | null => {
  const { id, personId, kind, status, number, issuer, issuedOn, expiresOn, heldBy } = word
  const known = rows
    .where('documents', 'person_id', personId)
    .findLast((row) => row.kind === kind && row.status !== 'replaced' && row.status !== 'lost')
  if (!known && status === 'missing') return null
  const masked = number === null ? (known?.number_masked ?? null) : maskNumber(number)
  rows.put('documents', {
    ...{ ...known, id: known?.id ?? id, person_id: personId, kind, status, held_by: heldBy, number_masked: masked },
    ...{ issuer: issuer ?? known?.issuer ?? null, issued_on: issuedOn ?? known?.issued_on ?? null },
    ...{ expires_on: expiresOn ?? known?.expires_on ?? null, file_hash: known?.file_hash ?? null },
    ...{ verified_at: at, verified_level: 'officer', recorded_at: known?.recorded_at ?? at },
  })
  return known?.id ?? id
}

export interface NearOnPhone {
  readonly personId: string
  readonly name: string
  readonly relation: string
  readonly birthDate: PlainDate | null
}

/** Everybody near a person for a form: the family by relation, then who else is on the card. */
export const nearOn = (rows: RowReader, personId: string): NearOnPhone[] => {
  const person = rows.find('people', personId)
  if (!person) return []
  const relations = new Map<string, string>(familyOf(rows, person).map((one) => [one.personId, one.relation]))
  const onCard = livingTogether(rows, textOf(placeOf(rows, personId), 'household_id')).map((one) => one.person.id)
  const ids = [...relations.keys(), ...onCard.filter((id) => id !== personId && !relations.has(id))]
  return ids.flatMap((id) => {
    const row = rows.find('people', id)
    if (!row) return []
    const birthDate = textOf(row, 'birth_date') as PlainDate | null
    return [
      { personId: id, name: shownName(textOf(row, 'name') ?? ''), relation: relations.get(id) ?? 'other', birthDate },
    ]
  })
}
