import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import type { BirthPrecision, Sex } from '../contract/codes.ts'
import type { recordPerson } from '../contract/person.ts'
import { orNull } from './labels.ts'

/** A person as a form holds him: every answer a text, nothing required but name and sex. */
export interface PersonDraft {
  readonly id: string
  readonly name: string
  readonly nik: string
  readonly sex: Sex | ''
  readonly birthPlace: string
  readonly birthDate: string
  readonly birthAbout: boolean
  readonly occupationCode: string
  readonly educationCode: string
  readonly maritalCode: string
  readonly fatherName: string
  readonly motherName: string
  readonly relationCode: string
  readonly phone: string
}

export const emptyDraft = (relationCode = ''): PersonDraft => ({
  id: newId(),
  name: '',
  nik: '',
  sex: '',
  birthPlace: '',
  birthDate: '',
  birthAbout: false,
  occupationCode: '',
  educationCode: '',
  maritalCode: '',
  fatherName: '',
  motherName: '',
  relationCode,
  phone: '',
})

/** `1963-08` is a month, `1963` a year; a column holds a day, and the precision says how much of it is known. */
export const splitBirth = (
  typed: string,
  about: boolean,
): { birthDate: string | null; birthPrecision: BirthPrecision } => {
  if (typed === '') return { birthDate: null, birthPrecision: 'unknown' }
  if (/^\d{4}$/.test(typed)) return { birthDate: `${typed}-01-01`, birthPrecision: about ? 'about' : 'year' }
  if (/^\d{4}-\d{2}$/.test(typed)) return { birthDate: `${typed}-01`, birthPrecision: about ? 'about' : 'month' }
  return { birthDate: typed, birthPrecision: about ? 'about' : 'day' }
}

/** The same back: a person as he was written down, to be put right on the form. */
export const draftOf = (written: unknown, relationCode = '', phone = ''): PersonDraft => {
  const person = (written ?? {}) as Partial<PersonInputOf>
  const day = person.birthDate ?? ''
  const known = { month: day.slice(0, 7), year: day.slice(0, 4), about: day.slice(0, 4) } as Partial<
    Record<string, string>
  >
  const precision = person.birthPrecision ?? 'day'
  return {
    ...{ id: person.id ?? newId(), name: person.name ?? '', nik: person.nik ?? '', sex: person.sex ?? '' },
    ...{ birthPlace: person.birthPlace ?? '', birthDate: known[precision] ?? day, birthAbout: precision === 'about' },
    ...{ occupationCode: person.occupationCode ?? '', educationCode: person.educationCode ?? '' },
    ...{ maritalCode: person.maritalCode ?? '', fatherName: person.father?.name ?? '' },
    ...{ motherName: person.mother?.name ?? '', relationCode, phone },
  }
}

export type PersonInputOf = InputOf<typeof recordPerson>['person']

export const toPersonInput = (draft: PersonDraft): PersonInputOf => ({
  id: draft.id,
  name: draft.name,
  nik: orNull(draft.nik),
  // an empty choice fails the schema at this field, in words
  sex: draft.sex as Sex,
  birthPlace: orNull(draft.birthPlace),
  ...splitBirth(draft.birthDate, draft.birthAbout),
  occupationCode: orNull(draft.occupationCode),
  educationCode: orNull(draft.educationCode),
  maritalCode: orNull(draft.maritalCode),
  father: { name: orNull(draft.fatherName), nik: null, personId: null },
  mother: { name: orNull(draft.motherName), nik: null, personId: null },
})
