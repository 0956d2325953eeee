import type { Context } from '#platform/server/context.ts'
import type { ExportKind } from '../contract/export.ts'
import type { ParsedPerson } from '../import/parsed-row.ts'
import { openNumber } from './numbers.ts'
import { db } from './tables.ts'

/** OpenSID knows whom its own files, or those of the population office, brought here; the others were recorded by hand. */
const exported = (context: Context, kind: ExportKind) => {
  const people = db(context)
    .selectFrom('people as p')
    .where('p.village_id', '=', context.villageId)
    .where('p.merged_into_id', 'is', null)
    .where('p.erased_at', 'is', null)
    // a protected person stands in no file that leaves
    .where('p.sealed', '=', false)
  const known = 'import:%'
  return kind === 'opensid' ? people.where('p.source', 'like', known) : people.where('p.source', 'not like', known)
}

export const countExported = async (context: Context, kind: ExportKind): Promise<number> => {
  const row = await exported(context, kind)
    .select((count) => count.fn.countAll<number>().as('people'))
    .executeTakeFirst()
  return Number(row?.people ?? 0)
}

const loadPeople = (context: Context, kind: ExportKind) =>
  exported(context, kind)
    .leftJoin('household_members as m', (join) =>
      join.onRef('m.person_id', '=', 'p.id').on('m.village_id', '=', context.villageId).on('m.until_on', 'is', null),
    )
    .leftJoin('households as h', (join) =>
      join.onRef('h.id', '=', 'm.household_id').on('h.village_id', '=', context.villageId),
    )
    .selectAll('p')
    .select([
      'm.relation_code',
      'h.card_no_sealed',
      'h.card_kind',
      'h.address',
      'h.hamlet',
      'h.rw',
      'h.rt',
      'm.household_id',
    ])
    .orderBy('m.household_id')
    .orderBy('m.relation_code')
    .orderBy('p.id')
    .execute()

const loadPassports = async (context: Context) => {
  const rows = await db(context)
    .selectFrom('documents')
    .select(['person_id', 'number_sealed', 'expires_on'])
    .where('village_id', '=', context.villageId)
    .where('kind', '=', 'PASPOR')
    .where('replaced_by_id', 'is', null)
    .orderBy('recorded_at')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

const said = <Value>(value: Value | null | undefined): Value | undefined => value ?? undefined

/** People as a file says them. What is not known stays out: blank keeps what the other side has. */
export const loadExported = async (context: Context, kind: ExportKind): Promise<ParsedPerson[]> => {
  const passports = await loadPassports(context)
  return (await loadPeople(context, kind)).map((row) => {
    const passport = passports.get(row.id)
    const person: Record<keyof ParsedPerson, unknown> = {
      nik: said(openNumber(row.nik_sealed)),
      withoutNik: row.nik_sealed === null ? true : undefined,
      cardNo: said(openNumber(row.card_no_sealed)),
      name: row.name,
      sex: row.sex === 'unknown' ? undefined : row.sex,
      birthPlace: said(row.birth_place),
      birthDate: row.birth_precision === 'day' ? said(row.birth_date) : undefined,
      educationCode: said(row.education_code),
      educationNowCode: said(row.education_now_code),
      occupationCode: said(row.occupation_code),
      maritalCode: said(row.marital_code),
      relationCode: said(row.relation_code),
      citizenshipCode: said(row.citizenship_code),
      fatherNik: said(openNumber(row.father_nik_sealed)),
      fatherName: said(row.father_name),
      motherNik: said(openNumber(row.mother_nik_sealed)),
      motherName: said(row.mother_name),
      passportNo: said(openNumber(passport?.number_sealed ?? null)),
      passportExpiresOn: said(passport?.expires_on),
      address: said(row.address),
      hamlet: said(row.hamlet),
      rw: said(row.rw),
      rt: said(row.rt),
      currentAddress: said(row.current_address),
      lifeStatus: row.life_status,
      remark: undefined,
      migrantMark: undefined,
      listed: undefined,
      certificates: undefined,
      participant: undefined,
      destination: undefined,
      jobAbroad: undefined,
    }
    return person as ParsedPerson
  })
}
