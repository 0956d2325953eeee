import type { Context } from '#platform/server/context.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { BirthPrecision, LifeStatus, Sex, VerifiedLevel } from '../contract/codes.ts'
import { codeLabel } from '../rules/code-lists.ts'
import { openNumber } from './numbers.ts'
import { findPersonRow, getPersonRow } from './person-rows.ts'
import { assertMayKnowPerson, findPlace, mayLocate } from './reach.ts'
import { db } from './tables.ts'

/** What a letter or a pack says of a person, with the whole NIK. Never stored by another module but in a sealed document. */
export interface PersonSnapshot {
  readonly id: string
  readonly subjectId: string
  readonly name: string
  readonly titledName: string
  readonly nik: string | null
  readonly nikMasked: string | null
  readonly cardNo: string | null
  readonly sex: Sex
  readonly birthPlace: string | null
  readonly birthDate: string | null
  readonly birthPrecision: BirthPrecision
  /** Not kept: no purpose needs it (UU 27/2022 art. 16). Typed on the form that asks for it. */
  readonly religion: null
  readonly occupation: string | null
  readonly marital: string | null
  readonly maritalCode: string | null
  readonly education: string | null
  readonly citizenship: string | null
  readonly fatherName: string | null
  readonly motherName: string | null
  readonly address: string | null
  readonly hamlet: string | null
  readonly rt: string | null
  readonly rw: string | null
  readonly householdId: string | null
  readonly relationCode: string | null
  readonly relation: string | null
  readonly lifeStatus: LifeStatus
  readonly verifiedLevel: VerifiedLevel
}

const labelled = (list: Parameters<typeof codeLabel>[0], code: string | null): string | null =>
  code === null ? null : codeLabel(list, code)

/** Reads one person for a paper, following a merge. Throws `missing` outside the village. */
export const getPersonSnapshot = async (context: Context, personId: string): Promise<PersonSnapshot> => {
  const row = await getPersonRow(context, personId)
  await assertMayKnowPerson(context, row.id)
  const place = await findPlace(context, row.id)
  const card = place
    ? await db(context)
        .selectFrom('households')
        .select(['card_no_sealed', 'address', 'hamlet', 'rt', 'rw'])
        .where('village_id', '=', context.villageId)
        .where('id', '=', place.household_id)
        .executeTakeFirst()
    : undefined
  return {
    id: row.id,
    subjectId: row.subject_id,
    name: row.name,
    titledName: [[row.title_before, row.name].filter(Boolean).join(' '), row.title_after].filter(Boolean).join(', '),
    nik: openNumber(row.nik_sealed),
    nikMasked: row.nik_masked,
    cardNo: openNumber(card?.card_no_sealed ?? null),
    sex: row.sex,
    birthPlace: row.birth_place,
    birthDate: row.birth_date,
    birthPrecision: row.birth_precision,
    religion: null,
    occupation: labelled('occupation', row.occupation_code),
    marital: labelled('marital', row.marital_code),
    maritalCode: row.marital_code,
    education: labelled('education', row.education_code),
    citizenship: labelled('citizenship', row.citizenship_code),
    fatherName: row.father_name,
    motherName: row.mother_name,
    address: card?.address ?? (mayLocate(context, row.id) ? row.current_address : null),
    hamlet: card?.hamlet ?? null,
    rt: card?.rt ?? null,
    rw: card?.rw ?? null,
    householdId: place?.household_id ?? null,
    relationCode: place?.relation_code ?? null,
    relation: labelled('relation', place?.relation_code ?? null),
    lifeStatus: row.life_status,
    verifiedLevel: row.verified_level,
  }
}

/** Numbers a person is reached by today, his own first. */
export const phonesOf = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('person_contacts')
    .select(['value', 'whose'])
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('kind', 'in', ['phone', 'whatsapp'])
    .where('ended_on', 'is', null)
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows.sort((a, b) => Number(b.whose === 'own') - Number(a.whose === 'own')).map((row) => row.value)
}

/** What a letter prints of a person; `undefined` when there is none in this village. */
export const findPersonForLetter = async (context: Context, personId: string) => {
  if (!(await findPersonRow(context, personId))) return undefined
  const person = await getPersonSnapshot(context, personId)
  const [phone] = mayLocate(context, person.id) ? await phonesOf(context, person.id) : []
  const place = [
    person.address,
    person.rt && `RT ${person.rt}`,
    person.rw && `RW ${person.rw}`,
    person.hamlet && `Dusun ${person.hamlet}`,
  ]
  return {
    id: person.id,
    name: person.titledName,
    nik: person.nik,
    sex: person.sex,
    birthPlace: person.birthPlace,
    birthDate: person.birthDate as PlainDate | null,
    occupation: person.occupation,
    marital: person.marital,
    address: place.filter(Boolean).join(' ') || null,
    phone: phone ?? null,
  }
}
