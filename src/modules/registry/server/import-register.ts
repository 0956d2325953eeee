import type { Context } from '#platform/server/context.ts'
import { digest } from '#platform/server/keys.ts'
import type { Digests, KnownHousehold, KnownPerson, KnownRegister } from '../import/known-register.ts'
import { certificateColumns } from '../import/parsed-row.ts'
import { cardDigest, nikDigest } from './numbers.ts'
import { db } from './tables.ts'

export const passportDigest = (passportNo: string): Buffer => digest('document', `PASPOR:${passportNo}`)

const remembered = (make: (value: string) => Buffer, most: number): ((value: string) => string) => {
  const known = new Map<string, string>()
  return (value) => {
    const held = known.get(value)
    if (held !== undefined) return held
    const made = make(value).toString('hex')
    if (known.size < most) known.set(value, made)
    return made
  }
}

/** Digests for one import. A card is asked once a member and more, so it is worked out once. */
export const makeDigests = (): Digests => ({
  nik: (value) => nikDigest(value).toString('hex'),
  card: remembered(cardDigest, 50_000),
  passport: (value) => passportDigest(value).toString('hex'),
})

const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null

const loadPassports = async (context: Context) => {
  const rows = await db(context)
    .selectFrom('documents')
    .select(['id', 'person_id', 'number_digest', 'expires_on'])
    .where('village_id', '=', context.villageId)
    .where('kind', '=', 'PASPOR')
    .where('replaced_by_id', 'is', null)
    .orderBy('recorded_at')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

const loadCertificates = async (context: Context) => {
  const rows = await db(context)
    .selectFrom('documents')
    .select(['person_id', 'kind'])
    .where('village_id', '=', context.villageId)
    .where('kind', 'in', Object.keys(certificateColumns))
    .where('replaced_by_id', 'is', null)
    .execute()
  const kinds = new Map<string | null, Set<string>>()
  for (const row of rows) kinds.set(row.person_id, (kinds.get(row.person_id) ?? new Set()).add(row.kind))
  return kinds
}

const noCertificates: ReadonlySet<string> = new Set()

const loadPlaces = async (context: Context) => {
  const rows = await db(context)
    .selectFrom('household_members')
    .select(['id', 'person_id', 'household_id', 'relation_code'])
    .where('village_id', '=', context.villageId)
    .where('until_on', 'is', null)
    .execute()
  return new Map(rows.map((row) => [row.person_id, row]))
}

const loadPeople = (context: Context) =>
  db(context)
    .selectFrom('people')
    .select([
      'id', 'nik_kind', 'nik_digest', 'name', 'name_folded', 'sex', 'birth_place', 'birth_date', 'birth_precision', 'education_code',
      'education_now_code', 'occupation_code', 'marital_code', 'citizenship_code', 'father_name', 'father_nik_digest', 'mother_name',
      'mother_nik_digest', 'life_status', 'current_address', 'verified_level', 'sealed',
    ]) // biome-ignore format: a list
    .where('village_id', '=', context.villageId)
    .where('merged_into_id', 'is', null)
    .where('erased_at', 'is', null)
    .execute()

const loadHouseholds = async (context: Context): Promise<KnownHousehold[]> => {
  const rows = await db(context)
    .selectFrom('households')
    .select(['id', 'card_no_digest', 'head_person_id', 'address', 'hamlet', 'rw', 'rt'])
    .where('village_id', '=', context.villageId)
    .execute()
  return rows.map(({ card_no_digest, head_person_id, ...row }) => ({
    ...row,
    cardDigest: hex(card_no_digest),
    headPersonId: head_person_id,
  }))
}

/** The whole register of a village as an import compares with it: 10,000 people are one read of 40 ms. */
export const loadRegister = async (context: Context): Promise<KnownRegister> => {
  const [people, places, passports, certificates, households] = [
    await loadPeople(context),
    await loadPlaces(context),
    await loadPassports(context),
    await loadCertificates(context),
    await loadHouseholds(context),
  ]
  return {
    households,
    people: people.map((row): KnownPerson => {
      const [place, passport] = [places.get(row.id), passports.get(row.id)]
      return {
        id: row.id,
        nikKind: row.nik_kind,
        nikDigest: hex(row.nik_digest),
        name: row.name,
        nameFolded: row.name_folded,
        sex: row.sex,
        birthPlace: row.birth_place,
        birthDate: row.birth_date,
        birthPrecision: row.birth_precision,
        educationCode: row.education_code,
        educationNowCode: row.education_now_code,
        occupationCode: row.occupation_code,
        maritalCode: row.marital_code,
        citizenshipCode: row.citizenship_code,
        fatherName: row.father_name,
        fatherNikDigest: hex(row.father_nik_digest),
        motherName: row.mother_name,
        motherNikDigest: hex(row.mother_nik_digest),
        lifeStatus: row.life_status,
        currentAddress: row.current_address,
        verifiedLevel: row.verified_level,
        sealed: row.sealed,
        memberId: place?.id ?? null,
        householdId: place?.household_id ?? null,
        relationCode: place?.relation_code ?? null,
        passportId: passport?.id ?? null,
        passportDigest: hex(passport?.number_digest ?? null),
        passportExpiresOn: passport?.expires_on ?? null,
        certificates: certificates.get(row.id) ?? noCertificates,
      }
    }),
  }
}
