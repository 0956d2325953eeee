import type { Context } from '#platform/server/context.ts'
import { missing } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { BirthPrecision, LifeStatus, Sex, VerifiedLevel } from '../contract/codes.ts'
import { foldName } from '../rules/names.ts'
import { searchKeys } from '../rules/search.ts'
import { keepMatchKeys } from './match-keys.ts'
import { nikColumns, parentNikColumns } from './numbers.ts'
import { db, type PersonRow } from './tables.ts'

/** A person about to be written, from a form, a file or another village. */
export interface NewPerson {
  readonly id: string
  readonly subjectId?: string
  readonly name: string
  readonly titleBefore?: string | null
  readonly titleAfter?: string | null
  readonly nik: string | null
  readonly sex: Sex
  readonly birthPlace?: string | null
  readonly birthDate?: string | null
  readonly birthPrecision?: BirthPrecision
  readonly educationCode?: string | null
  readonly educationNowCode?: string | null
  readonly occupationCode?: string | null
  readonly maritalCode?: string | null
  readonly citizenshipCode?: string | null
  readonly father?: { readonly name: string | null; readonly nik: string | null; readonly personId?: string | null }
  readonly mother?: { readonly name: string | null; readonly nik: string | null; readonly personId?: string | null }
  readonly lifeStatus?: LifeStatus
  readonly lifeStatusOn?: string | null
  readonly currentAddress?: string | null
  readonly verifiedLevel?: VerifiedLevel
  readonly source: string
  readonly sourceRef?: string | null
  /** A protected person stays one in the village of arrival. */
  readonly sealed?: boolean
}

const parentColumns = (person: NewPerson) => {
  const [father, mother] = [parentNikColumns(person.father?.nik ?? null), parentNikColumns(person.mother?.nik ?? null)]
  return {
    father_name: person.father?.name ?? null,
    father_nik_digest: father.digest,
    father_nik_sealed: father.sealed,
    father_person_id: person.father?.personId ?? null,
    mother_name: person.mother?.name ?? null,
    mother_folded: person.mother?.name ? foldName(person.mother.name) : null,
    mother_nik_digest: mother.digest,
    mother_nik_sealed: mother.sealed,
    mother_person_id: person.mother?.personId ?? null,
  }
}

const originColumns = (context: Context, person: NewPerson) => ({
  village_id: context.villageId,
  id: person.id,
  subject_id: person.subjectId ?? newId(),
  source: person.source,
  source_ref: person.sourceRef ?? null,
  recorded_at: context.now,
  recorded_by: context.actor.accountId,
  changed_at: context.now,
})

/** The row of a person: numbers sealed, names folded. */
export const personRow = (context: Context, person: NewPerson): PersonRow => ({
  ...originColumns(context, person),
  name: person.name,
  title_before: person.titleBefore ?? null,
  title_after: person.titleAfter ?? null,
  name_folded: foldName(person.name),
  ...nikColumns(person.nik),
  sex: person.sex,
  birth_place: person.birthPlace ?? null,
  birth_date: person.birthDate ?? null,
  birth_precision: person.birthDate ? (person.birthPrecision ?? 'day') : 'unknown',
  education_code: person.educationCode ?? null,
  education_now_code: person.educationNowCode ?? null,
  occupation_code: person.occupationCode ?? null,
  marital_code: person.maritalCode ?? null,
  citizenship_code: person.citizenshipCode ?? null,
  ...parentColumns(person),
  life_status: person.lifeStatus ?? 'alive',
  life_status_on: person.lifeStatusOn ?? null,
  current_address: person.currentAddress ?? null,
  verified_level: person.verifiedLevel ?? 'self',
  verified_at: null,
  verified_by: null,
  sealed: person.sealed ?? false,
  merged_into_id: null,
  erased_at: null,
})

export const keyRows = (villageId: number, personId: string, name: string, motherName: string | null) =>
  searchKeys(name, motherName).map((key) => ({ village_id: villageId, key, person_id: personId }))

const inChunks = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size))

/** Writes people with the keys they are found by. Warnings and duplicates are the caller's to ask before. */
export const insertPeople = async (context: Context, people: readonly NewPerson[]): Promise<void> => {
  for (const some of inChunks(people, 500)) {
    await db(context)
      .insertInto('people')
      .values(some.map((person) => personRow(context, person)))
      .execute()
  }
  const keys = people.flatMap((person) =>
    keyRows(context.villageId, person.id, person.name, person.mother?.name ?? null),
  )
  for (const some of inChunks(keys, 5000)) await db(context).insertInto('person_search_keys').values(some).execute()
  const named = people.map(({ id, name, birthDate = null, birthPrecision = 'day' }) => ({
    id,
    name,
    birthDate,
    birthPrecision,
  }))
  await keepMatchKeys(context, named)
}

/** Makes the search keys of a person anew, after a change of name or mother. */
export const renewSearchKeys = async (
  context: Context,
  person: { readonly id: string; readonly name: string; readonly motherName: string | null },
): Promise<void> => {
  await db(context)
    .deleteFrom('person_search_keys')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', person.id)
    .execute()
  const keys = keyRows(context.villageId, person.id, person.name, person.motherName)
  if (keys.length > 0) await db(context).insertInto('person_search_keys').values(keys).execute()
}

/** The row of a person, following a merge to the one kept. Throws `missing` outside the village. */
export const getPersonRow = async (context: Context, personId: string): Promise<PersonRow> => {
  const row = await findPersonRow(context, personId)
  if (!row) throw missing('registry.personMissing')
  return row.merged_into_id === null ? row : getPersonRow(context, row.merged_into_id)
}

/** The id under which this person's facts are kept, a merge followed. Throws `missing` outside the village. */
export const getKeptPersonId = async (context: Context, personId: string): Promise<string> => {
  const row = await db(context)
    .selectFrom('people')
    .select('merged_into_id')
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw missing('registry.personMissing')
  return row.merged_into_id === null ? personId : getKeptPersonId(context, row.merged_into_id)
}

export const findPersonRow = (context: Context, personId: string): Promise<PersonRow | undefined> =>
  db(context)
    .selectFrom('people')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .executeTakeFirst()

/** The row, locked until the end of the command: rows first, then counters. */
export const lockPerson = async (context: Context, personId: string): Promise<PersonRow> => {
  const row = await db(context)
    .selectFrom('people')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('registry.personMissing')
  return row
}
