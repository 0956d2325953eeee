import type * as z from 'zod/mini'
import { type Asking, answerTo, type DeviceAnswer } from '#platform/client/device/device-part.ts'
import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import { missing } from '#platform/shared/errors.ts'
import { fitsCode } from '#platform/shared/paper-sheet.ts'
import { getHousehold, type HouseholdMember, listHouseholds } from './contract/household.ts'
import { findSheet } from './contract/paper.ts'
import { findPeople } from './contract/person.ts'
import { getPerson } from './contract/sheet.ts'
import { caredChildren, careOnPhone } from './device-care.ts'
import { consentsOn, contactsOn, documentsOn, expiringOn } from './device-papers.ts'
import { familyOf, findRow, householdItem, isMerged, personFacts, personItem, textOf } from './device-rows.ts'
import { searchRows, wordsOf } from './device-search.ts'
import { addressElsewhere } from './rules/address-elsewhere.ts'
import { adultAge } from './rules/consents.ts'
import { planSearch } from './rules/search.ts'

const adultFrom = ({ today }: Asking): string => addDays(today, -Math.floor(adultAge * 365.25))

/** By a text, empty ones last whichever way. */
const inOrderOf =
  <Item>(read: (item: Item) => string | null, descending: boolean) =>
  (one: Item, other: Item): number => {
    const [a, b] = [read(one), read(other)]
    if (a === b) return 0
    if (a === null || b === null) return a === null ? 1 : -1
    return (a < b ? -1 : 1) * (descending ? -1 : 1)
  }

const peopleAnswer = answerTo(findPeople, (rows, input, { today }) => {
  const begun = performance.now()
  const plan = planSearch(input.text, today)
  const found = searchRows(rows, plan)
  const people = (found ?? rows.all('people'))
    .filter((person) => !isMerged(person))
    .map((person) => ({ person, item: once(() => personItem(rows, person)) }))
    .filter(({ person, item }) => isWanted(person, item, input) && isThere(item, plan))
  const sortBy = {
    name: ({ person }: (typeof people)[number]) => wordsOf(person).folded,
    birthDate: ({ item }: (typeof people)[number]) => item().birthDate,
    recordedAt: ({ person }: (typeof people)[number]) => textOf(person, 'recorded_at'),
    hamlet: ({ item }: (typeof people)[number]) => item().hamlet,
  }[input.sort]
  const listed = found ? people : people.toSorted(inOrderOf(sortBy, input.descending))
  return {
    people: listed.slice(input.offset, input.offset + input.limit).map(({ item }) => item()),
    total: listed.length,
    tookMilliseconds: Math.round(performance.now() - begun),
  }
})

type Item = () => ReturnType<typeof personItem>

/** What a list shows of a person is gathered for those alone who are shown or asked about. */
const once = <Value extends object>(make: () => Value): (() => Value) => {
  let made: Value | undefined
  return () => {
    made ??= make()
    return made
  }
}

const isWanted = (person: DeviceRow, item: Item, input: z.output<typeof findPeople.input>): boolean =>
  (!input.hamlet || item().hamlet?.toLowerCase() === input.hamlet.toLowerCase()) &&
  (!input.householdId || item().householdId === input.householdId) &&
  (!input.lifeStatus || item().lifeStatus === input.lifeStatus) &&
  (!input.verifiedLevel || item().verifiedLevel === input.verifiedLevel) &&
  (!input.withoutNik || textOf(person, 'nik_kind') === 'none')

const isThere = (item: Item, plan: ReturnType<typeof planSearch>): boolean =>
  (!plan.birthDate || item().birthDate === plan.birthDate) &&
  (!plan.birthYear || item().birthDate?.slice(0, 4) === plan.birthYear) &&
  (!plan.rt || item().rt?.replace(/^0+(?=.)/, '') === plan.rt) &&
  (!plan.rw || item().rw?.replace(/^0+(?=.)/, '') === plan.rw)

const householdsAnswer = answerTo(listHouseholds, (rows, input, asking) => {
  const plan = planSearch(input.text, asking.today)
  const all = rows.all('households')
  const named = plan.empty ? undefined : householdsOf(rows, searchRows(rows, plan) ?? [])
  const found = all.filter(
    (household) =>
      (!input.status || household.status === input.status) &&
      (!input.hamlet || household.hamlet === input.hamlet) &&
      (!named || named.has(household.id)),
  )
  const headOf = (household: DeviceRow) => {
    const head = findRow(rows, 'people', textOf(household, 'head_person_id'))
    return head ? wordsOf(head).folded : null
  }
  const sortBy = {
    headName: headOf,
    hamlet: (household: DeviceRow) => textOf(household, 'hamlet'),
    recordedAt: (household: DeviceRow) => textOf(household, 'recorded_at'),
  }[input.sort]
  const sorted = found.toSorted(inOrderOf(sortBy, input.descending))
  const hamlets = Map.groupBy(
    all.filter((household) => household.status === 'here'),
    (household) => textOf(household, 'hamlet'),
  )
  const counted = [...hamlets].map(([hamlet, households]) => ({ hamlet, households: households.length }))
  const living = rows.all('people').filter((one) => !isMerged(one) && isLiving(one))
  return {
    households: sorted
      .slice(input.offset, input.offset + input.limit)
      .map((household) => householdItem(rows, household, adultFrom(asking))),
    total: found.length,
    hamlets: counted.toSorted(inOrderOf(({ hamlet }) => hamlet, false)),
    villageHouseholds: counted.reduce((sum, { households }) => sum + households, 0),
    villagePeople: living.length,
  }
})

const isLiving = (person: DeviceRow): boolean => person.life_status === 'alive' || person.life_status === 'away'

const householdsOf = (rows: RowReader, people: readonly DeviceRow[]): ReadonlySet<string> =>
  new Set(people.flatMap((person) => personItem(rows, person).householdId ?? []))

// Moves to another village are on no phone.
const householdAnswer = answerTo(getHousehold, (rows, { householdId }, asking) => {
  const household = rows.find('households', householdId)
  if (!household) throw missing('registry.householdMissing')
  const everyone = membersOf(rows, household)
  const members = everyone.filter(({ untilOn }) => untilOn === null)
  return {
    household: householdItem(rows, household, adultFrom(asking)),
    members,
    formerMembers: everyone.filter(({ untilOn }) => untilOn !== null).map((member) => ({ ...member, movedTo: null })),
    expiring: members.flatMap((member) => expiringOn(rows, member, asking.today)),
    children: caredChildren(rows, members, asking.today),
    openChangeRequests: 0,
  }
})

const membersOf = (rows: RowReader, household: DeviceRow): HouseholdMember[] =>
  rows
    .where('household_members', 'household_id', household.id)
    .flatMap((member) => {
      const person = findRow(rows, 'people', textOf(member, 'person_id'))
      if (!person) return []
      return [
        {
          ...personItem(rows, person, member),
          memberId: member.id,
          photoHash: null,
          occupationCode: textOf(person, 'occupation_code'),
          maritalCode: textOf(person, 'marital_code'),
          livesAt: addressElsewhere(textOf(person, 'current_address'), textOf(household, 'address')),
          fromOn: textOf(member, 'from_on') as PlainDate | null,
          untilOn: textOf(member, 'until_on') as PlainDate | null,
          endedBecause: textOf(member, 'ended_because'),
        },
      ]
    })
    .sort(
      (a, b) =>
        Number(a.relationCode ?? '99') - Number(b.relationCode ?? '99') ||
        ((a.birthDate ?? '9') < (b.birthDate ?? '9') ? -1 : 1),
    )

const personAnswer = answerTo(getPerson, (rows, { personId }, { today }) => {
  const person = rows.find('people', personId)
  if (!person) throw missing('registry.personMissing')
  return {
    person: personFacts(rows, person),
    photoHash: null,
    family: familyOf(rows, person),
    contacts: contactsOn(rows, personId),
    documents: documentsOn(rows, personId, today),
    consents: consentsOn(rows, person, today),
    care: careOnPhone(rows, personId),
    ...{ events: [], history: [], reads: [], openRequests: 0, withheld: false },
  }
})

const sheetAnswer = answerTo(findSheet, (rows, { kind, code }) => ({
  found: rows
    .all(kind === 'M' ? 'people' : 'households')
    .filter(({ id }) => fitsCode(id, code))
    .map((row) => {
      const person = kind === 'M' ? row : findRow(rows, 'people', textOf(row, 'head_person_id'))
      return { id: row.id, name: person ? personItem(rows, person).name : '–' }
    }),
}))

/** What the register answers from the rows of a phone, as the server would, as far as a phone may hold it. */
export const registryAnswers: ReadonlyMap<string, DeviceAnswer> = new Map([
  peopleAnswer,
  householdsAnswer,
  householdAnswer,
  personAnswer,
  sheetAnswer,
])
