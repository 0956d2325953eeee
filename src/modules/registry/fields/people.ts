import { declareFields, fieldRule, namingFile } from '#platform/shared/field-class.ts'

// Kept five years after the last service, then erased or counted (UU 27/2022 art. 43 and 44).
const afterService = 60

/** What only joins rows and says who wrote them. */
export const structure = fieldRule('internal', 'registry.purpose.structure', 'public-duty')
export const trace = fieldRule('internal', 'registry.purpose.accountability', 'legal-obligation')
export const identity = fieldRule('confidential', 'registry.purpose.identity', 'public-duty', afterService)
export const number = fieldRule('confidential', 'registry.purpose.number', 'legal-obligation', afterService)
export const family = fieldRule('confidential', 'registry.purpose.family', 'public-duty', afterService)
export const work = fieldRule('confidential', 'registry.purpose.work', 'public-duty', afterService)
export const address = fieldRule('confidential', 'registry.purpose.address', 'public-duty', afterService)
export const contact = fieldRule('confidential', 'registry.purpose.contact', 'public-duty', 24)
export const protectedStatus = fieldRule('specific', 'registry.purpose.protection', 'vital-interest')

export const recorded = { village_id: structure, id: structure, recorded_at: trace, recorded_by: trace }

const numberColumns = { digest: number, sealed: number } as const

export const peopleFields = [
  declareFields('people', {
    ...recorded,
    subject_id: structure,
    name: identity,
    title_before: identity,
    title_after: identity,
    name_folded: identity,
    nik_kind: number,
    nik_digest: numberColumns.digest,
    nik_sealed: numberColumns.sealed,
    nik_masked: number,
    sex: identity,
    birth_place: identity,
    birth_date: identity,
    birth_precision: identity,
    education_code: work,
    education_now_code: work,
    occupation_code: work,
    marital_code: family,
    citizenship_code: identity,
    father_name: family,
    father_nik_digest: numberColumns.digest,
    father_nik_sealed: numberColumns.sealed,
    father_person_id: family,
    mother_name: family,
    mother_folded: family,
    mother_nik_digest: numberColumns.digest,
    mother_nik_sealed: numberColumns.sealed,
    mother_person_id: family,
    life_status: identity,
    life_status_on: identity,
    current_address: address,
    verified_level: trace,
    verified_at: trace,
    verified_by: trace,
    sealed: protectedStatus,
    merged_into_id: structure,
    erased_at: trace,
    source: trace,
    source_ref: trace,
    changed_at: trace,
  }),
  declareFields('person_search_keys', { village_id: structure, key: identity, person_id: structure }),
  declareFields('households', {
    ...recorded,
    card_kind: number,
    card_no_digest: number,
    card_no_sealed: number,
    card_no_masked: number,
    card_issued_on: family,
    head_person_id: family,
    address,
    hamlet: address,
    rw: address,
    rt: address,
    status: family,
    verified_level: trace,
    source: trace,
    source_ref: trace,
    changed_at: trace,
  }),
  declareFields('household_members', {
    ...recorded,
    household_id: family,
    person_id: family,
    relation_code: family,
    from_on: family,
    until_on: family,
    ended_because: family,
  }),
  declareFields('person_contacts', {
    ...recorded,
    person_id: contact,
    kind: contact,
    value: contact,
    whose: contact,
    note: contact,
    ended_on: contact,
  }),
  declareFields('person_photos', {
    ...recorded,
    person_id: identity,
    file_hash: namingFile(identity),
    taken_on: identity,
    ended_on: identity,
  }),
]
