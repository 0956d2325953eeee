import type { PersonFact } from '#modules/registry/contract.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import type { Child, PersonFacts } from './parts.ts'
import type { Candidate } from './readiness.ts'

// By OpenSID's codes: 2 and 21 married, 3 divorced, 4 widowed.
const maritalByCode: Readonly<Record<string, Candidate['maritalStatus']>> = {
  1: 'single',
  2: 'married',
  21: 'married',
  3: 'divorced',
  4: 'widowed',
}

/** What the register says of a person, as the rules of a migration read it. */
export const factsOf = (personId: string, person: PersonFact): PersonFacts => {
  const { name, sex, birthDate, householdId, hamlet, rw, rt } = person
  return {
    ...{ id: personId, name, sex, birthDate, householdId, hamlet, rw, rt },
    maritalStatus: maritalByCode[person.maritalCode ?? ''] ?? 'unknown',
    isDead: person.lifeStatus === 'dead',
    isAway: person.lifeStatus === 'moved',
    ageOn: (day) => (birthDate ? ageOn(birthDate, day) : null),
  }
}

export const adultFrom = 18

interface KnownChild {
  readonly id: string
  readonly name: string
  readonly birthDate: PlainDate | null
  readonly carer: { readonly personId: string | null; readonly name: string } | null
}

/** A child of a candidate; one whose birth day is unknown is asked about as if under age. */
export const childOf = (parentId: string, { id, name, birthDate, carer }: KnownChild, today: PlainDate): Child => {
  const age = birthDate ? ageOn(birthDate, today) : null
  const isMinor = age === null || age < adultFrom
  const carerName = isMinor && carer && carer.personId !== parentId ? carer.name : null
  return { personId: id, name, age, isMinor, carerName }
}
