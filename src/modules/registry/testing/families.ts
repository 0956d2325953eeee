import type { VillageWorld } from '#apps/testing/world.ts'
import { newId } from '#platform/shared/ids.ts'
import { recordHousehold } from '../contract/household.ts'

/** A NIK that agrees with birth date and sex; nobody's. */
export const nikFor = (birthDate: string, sex: 'male' | 'female', serial: number): string => {
  const day = Number(birthDate.slice(8, 10)) + (sex === 'female' ? 40 : 0)
  return `330710${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}${String(serial).padStart(4, '0')}`
}

let serial = 1

export interface Family {
  readonly householdId: string
  readonly father: string
  readonly mother: string
  readonly child: string
  readonly grandmother: string
}

/** Slamet, his wife Siti Aminah, their daughter Nabila and her grandmother Sumirah, on one card. */
export const recordFamily = async (village: VillageWorld, hamlet = 'KIDUL'): Promise<Family> => {
  const family: Family = {
    householdId: newId(),
    father: newId(),
    mother: newId(),
    child: newId(),
    grandmother: newId(),
  }
  const person = (id: string, name: string, sex: 'male' | 'female', birthDate: string, more: object = {}) => ({
    id,
    name,
    sex,
    birthDate,
    nik: nikFor(birthDate, sex, serial++),
    ...more,
  })
  await village.officer.does(recordHousehold, {
    household: {
      id: family.householdId,
      hamlet,
      rt: '02',
      rw: '01',
      address: 'Jalan Melati 4',
      cardNo: `33071001010${String(serial++).padStart(5, '0')}`,
    },
    members: [
      { person: person(family.father, 'Slamet Widodo', 'male', '1985-03-12', { maritalCode: '2' }), relationCode: '1' },
      { person: person(family.mother, 'Siti Aminah', 'female', '1990-07-04', { maritalCode: '2' }), relationCode: '3' },
      {
        person: person(family.child, 'Nabila Zahra', 'female', '2020-02-14', {
          mother: { name: 'Siti Aminah', nik: null, personId: family.mother },
        }),
        relationCode: '4',
      },
      { person: person(family.grandmother, 'Sumirah', 'female', '1963-08-05'), relationCode: '8' },
    ],
  })
  return family
}
