import type { PersonField } from '../contract/change.ts'

/** The column of each field that is kept as it is read; numbers are sealed and have no such column. */
export const personColumns = {
  name: 'name',
  titleBefore: 'title_before',
  titleAfter: 'title_after',
  sex: 'sex',
  birthPlace: 'birth_place',
  birthDate: 'birth_date',
  birthPrecision: 'birth_precision',
  educationCode: 'education_code',
  educationNowCode: 'education_now_code',
  occupationCode: 'occupation_code',
  maritalCode: 'marital_code',
  citizenshipCode: 'citizenship_code',
  fatherName: 'father_name',
  fatherPersonId: 'father_person_id',
  motherName: 'mother_name',
  motherPersonId: 'mother_person_id',
  lifeStatus: 'life_status',
  currentAddress: 'current_address',
} as const satisfies Partial<Record<PersonField, string>>
