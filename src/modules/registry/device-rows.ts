import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { HouseholdListItem } from './contract/household.ts'
import type { Person, PersonListItem } from './contract/person.ts'
import type { getPerson } from './contract/sheet.ts'
import { findRow, linkedChildren, livingTogether, placeOf, textOf } from './device-kin.ts'
import { shownName, shownNameOrNull } from './rules/names.ts'

export { findRow, isMerged, textOf } from './device-kin.ts'

/** A code or a day: the device has what the server wrote. */
const as = <Value>(row: DeviceRow | undefined, column: string): Value => textOf(row, column) as Value

export const personItem = (rows: RowReader, person: DeviceRow, place = placeOf(rows, person.id)): PersonListItem => {
  const household = findRow(rows, 'households', textOf(place, 'household_id'))
  const head = findRow(rows, 'people', textOf(household, 'head_person_id'))
  return {
    id: person.id,
    name: shownName(textOf(person, 'name') ?? ''),
    nikMasked: textOf(person, 'nik_masked'),
    nikKind: as(person, 'nik_kind'),
    sex: as(person, 'sex'),
    birthDate: as(person, 'birth_date'),
    birthPrecision: as(person, 'birth_precision'),
    lifeStatus: as(person, 'life_status'),
    verifiedLevel: as(person, 'verified_level'),
    householdId: textOf(place, 'household_id'),
    relationCode: textOf(place, 'relation_code'),
    headName: shownNameOrNull(textOf(head, 'name')),
    hamlet: shownNameOrNull(textOf(household, 'hamlet')),
    rw: textOf(household, 'rw'),
    rt: textOf(household, 'rt'),
  }
}

/** The whole of a person as far as a phone holds it; who verified and where the row came from, it does not. */
export const personFacts = (rows: RowReader, person: DeviceRow): Person => {
  const household = findRow(rows, 'households', textOf(placeOf(rows, person.id), 'household_id'))
  return {
    ...personItem(rows, person),
    subjectId: as(person, 'subject_id'),
    titleBefore: textOf(person, 'title_before'),
    titleAfter: textOf(person, 'title_after'),
    birthPlace: shownNameOrNull(textOf(person, 'birth_place')),
    educationCode: textOf(person, 'education_code'),
    educationNowCode: textOf(person, 'education_now_code'),
    occupationCode: textOf(person, 'occupation_code'),
    maritalCode: textOf(person, 'marital_code'),
    citizenshipCode: textOf(person, 'citizenship_code'),
    fatherName: shownNameOrNull(textOf(person, 'father_name')),
    fatherPersonId: textOf(person, 'father_person_id'),
    motherName: shownNameOrNull(textOf(person, 'mother_name')),
    motherPersonId: textOf(person, 'mother_person_id'),
    lifeStatusOn: as(person, 'life_status_on'),
    currentAddress: textOf(person, 'current_address'),
    address: textOf(household, 'address'),
    verifiedAt: null,
    verifiedBy: null,
    sealed: false,
    mergedIntoId: textOf(person, 'merged_into_id'),
    source: '',
    recordedAt: as(person, 'recorded_at'),
    changedAt: as(person, 'changed_at'),
  }
}

type Family = OutputOf<typeof getPerson>['family']

const [head, husband, wife, child] = ['1', '2', '3', '4']

/** Father, mother, husband or wife, children: by link, else by the place on the card. Numbers that name parents stay at the server. */
export const familyOf = (rows: RowReader, person: DeviceRow): Family => {
  const near = livingTogether(rows, textOf(placeOf(rows, person.id), 'household_id'))
  const own = near.find((one) => one.person.id === person.id)?.relation
  const isCouple = own === head || own === husband || own === wife
  const spouse = near.find(({ relation }) =>
    own === head ? relation === wife || relation === husband : isCouple && relation === head,
  )
  const linked = linkedChildren(rows, person.id)
  const onCard = isCouple ? near.filter(({ relation }) => relation === child).map((one) => one.person) : []
  const born = (one: DeviceRow) => `${textOf(one, 'birth_date') ?? '9999'} ${one.id}`
  const children = [...new Map([...linked, ...onCard].map((one) => [one.id, one])).values()].sort((a, b) =>
    born(a) < born(b) ? -1 : 1,
  )
  const named = (one: DeviceRow | undefined, relation: Family[number]['relation']): Family =>
    one ? [{ personId: one.id, name: shownName(textOf(one, 'name') ?? ''), relation }] : []
  return [
    ...named(findRow(rows, 'people', textOf(person, 'father_person_id')), 'father'),
    ...named(findRow(rows, 'people', textOf(person, 'mother_person_id')), 'mother'),
    ...named(spouse?.person, 'spouse'),
    ...children.flatMap((one) => named(one, 'child')),
  ]
}

export const householdItem = (
  rows: RowReader,
  household: DeviceRow,
  /** Born after this day is a child. */
  adultFrom: string,
): HouseholdListItem => {
  const members = livingTogether(rows, household.id).map(({ person }) => person)
  const headRow = findRow(rows, 'people', textOf(household, 'head_person_id'))
  return {
    id: household.id,
    cardMasked: textOf(household, 'card_no_masked'),
    cardKind: as(household, 'card_kind'),
    headPersonId: headRow?.id ?? null,
    headName: shownNameOrNull(textOf(headRow, 'name')),
    address: textOf(household, 'address'),
    hamlet: textOf(household, 'hamlet'),
    rw: textOf(household, 'rw'),
    rt: textOf(household, 'rt'),
    status: as(household, 'status'),
    verifiedLevel: as(household, 'verified_level'),
    memberCount: members.length,
    childCount: members.filter((one) => (textOf(one, 'birth_date') ?? '') > adultFrom).length,
  }
}
