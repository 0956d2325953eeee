import type * as z from 'zod/mini'
import type { Effect } from '#platform/client/device/open-device.ts'
import type { RowWriter } from '#platform/client/device/row-tables.ts'
import type { Operation } from '#platform/shared/operation.ts'
import type { correctHousehold, correctPerson } from './contract/change.ts'
import type { closeContact, recordContact } from './contract/document.ts'
import type { HouseholdInput, recordHousehold, recordHouseholdMember } from './contract/household.ts'
import type { PersonInput, recordPerson } from './contract/person.ts'
import { paperEffects } from './device-paper-effects.ts'
import { cardColumns } from './rules/card-columns.ts'
import { maskNumber, nikKindOf } from './rules/nik.ts'
import { personColumns } from './rules/person-columns.ts'

const columnByField: Readonly<Record<string, string>> = personColumns
const cardColumnByField: Readonly<Record<string, string>> = cardColumns

type Read<Op extends Operation> = z.output<Op['input']>

const effect = <Input>(act: (rows: Parameters<Effect>[0], input: Input) => void): Effect => act as Effect

// Numbers are not kept whole on a phone.
const putPerson = (rows: RowWriter, person: PersonInput): void =>
  rows.put('people', {
    ...Object.fromEntries(
      Object.entries(personColumns).map(([field, column]) => [column, (person as never)[field] ?? null]),
    ),
    ...{
      id: person.id,
      subject_id: person.id,
      name: person.name,
      nik_kind: nikKindOf(person.nik),
      nik_masked: person.nik === null ? null : maskNumber(person.nik),
    },
    ...{ father_name: person.father.name, father_person_id: person.father.personId },
    ...{ mother_name: person.mother.name, mother_person_id: person.mother.personId },
    ...{ life_status_on: null, verified_level: 'self', merged_into_id: null },
    ...momentOf(person.id),
  })

/** An id made on a device begins with its moment. */
const momentOf = (id: string) => {
  const at = new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()
  return { recorded_at: at, changed_at: at }
}

const putHousehold = (rows: RowWriter, household: HouseholdInput, headId: string | null): void => {
  const { id, cardIssuedOn, address, hamlet, rw, rt } = household
  rows.put('households', {
    ...{ id, address, hamlet, rw, rt, card_issued_on: cardIssuedOn, head_person_id: headId },
    card_kind: nikKindOf(household.cardNo),
    card_no_masked: household.cardNo === null ? null : maskNumber(household.cardNo),
    ...{ status: 'here', verified_level: 'self' },
    ...momentOf(id),
  })
}

/** The row's own id comes from the server; until then the person's stands for it. */
const putMember = (rows: RowWriter, householdId: string, personId: string, relationCode: string): void => {
  const before = rows.where('household_members', 'person_id', personId).filter((row) => row.until_on === null)
  for (const { id } of before) rows.remove('household_members', id)
  rows.put('household_members', {
    ...{ id: personId, household_id: householdId, person_id: personId, relation_code: relationCode },
    ...{ from_on: null, until_on: null, ended_because: null },
  })
}

/** What the register shows on a device of what has not been sent yet. */
export const registryEffects: ReadonlyMap<string, Effect> = new Map([
  [
    'registry.recordPerson',
    effect<Read<typeof recordPerson>>((rows, { person, household }) => {
      putPerson(rows, person)
      if (household) putMember(rows, household.householdId, person.id, household.relationCode)
    }),
  ],
  [
    'registry.recordHousehold',
    effect<Read<typeof recordHousehold>>((rows, { household, members, existing }) => {
      const placed = [
        ...members.map(({ person, relationCode }) => ({ personId: person.id, relationCode })),
        ...existing,
      ]
      for (const { person } of members) putPerson(rows, person)
      putHousehold(rows, household, placed.find(({ relationCode }) => relationCode === '1')?.personId ?? null)
      for (const { personId, relationCode } of placed) putMember(rows, household.id, personId, relationCode)
    }),
  ],
  [
    'registry.recordHouseholdMember',
    effect<Read<typeof recordHouseholdMember>>((rows, { householdId, personId, relationCode }) => {
      putMember(rows, householdId, personId, relationCode)
    }),
  ],
  [
    'registry.correctHousehold',
    effect<Read<typeof correctHousehold>>((rows, { householdId, changes }) => {
      const columns = changes.flatMap(({ field, to }): (readonly [string, string | null])[] => {
        if (field === 'cardNo') return [['card_no_masked', to && maskNumber(to)]]
        const column = cardColumnByField[field]
        return column ? [[column, to]] : []
      })
      rows.change('households', householdId, Object.fromEntries(columns))
    }),
  ],
  [
    'registry.recordContact',
    effect<Read<typeof recordContact>>((rows, { id, personId, kind, value, whose, note }) => {
      rows.put('person_contacts', { id, person_id: personId, kind, value, whose, note, ended_on: null })
    }),
  ],
  [
    'registry.closeContact',
    effect<Read<typeof closeContact>>((rows, { contactId, endedOn }) => {
      rows.change('person_contacts', contactId, { ended_on: endedOn })
    }),
  ],
  [
    'registry.correctPerson',
    effect<Read<typeof correctPerson>>((rows, { personId, changes }) => {
      const columns = changes.flatMap(({ field, to }) => {
        const column = columnByField[field]
        return column ? [[column, to] as const] : []
      })
      rows.change('people', personId, Object.fromEntries(columns))
    }),
  ],
  ...paperEffects,
])
