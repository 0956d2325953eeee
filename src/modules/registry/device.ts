import { type DeviceTable, deviceTable } from '#platform/shared/device-table.ts'

const ofPerson = { owner: { table: 'people', key: 'person_id' } } as const

/** The register as the phone of an officer holds it: masked numbers, nobody who is protected, of children's care what its holder wrote. */
export const registryDeviceTables: readonly DeviceTable[] = [
  deviceTable({
    table: 'people',
    columns: [
      ...[
        'subject_id',
        'name',
        'title_before',
        'title_after',
        'nik_kind',
        'nik_masked',
        'sex',
        'birth_place',
        'birth_date',
      ],
      ...[
        'birth_precision',
        'education_code',
        'education_now_code',
        'occupation_code',
        'marital_code',
        'citizenship_code',
      ],
      ...['father_name', 'father_person_id', 'mother_name', 'mother_person_id', 'life_status', 'life_status_on'],
      ...['current_address', 'verified_level', 'merged_into_id', 'recorded_at', 'changed_at'],
    ],
    heldBy: 'registry.getPerson',
    withheldWhen: 'sealed',
    isOfPeople: true,
  }),
  deviceTable({
    table: 'households',
    columns: [
      ...['card_kind', 'card_no_masked', 'card_issued_on', 'head_person_id', 'address', 'hamlet', 'rw', 'rt', 'status'],
      ...['verified_level', 'recorded_at', 'changed_at'],
    ],
    heldBy: 'registry.getHousehold',
  }),
  deviceTable({
    table: 'household_members',
    columns: ['household_id', 'person_id', 'relation_code', 'from_on', 'until_on', 'ended_because'],
    heldBy: 'registry.getHousehold',
    ...ofPerson,
  }),
  deviceTable({
    table: 'person_contacts',
    columns: ['person_id', 'kind', 'value', 'whose', 'note', 'ended_on'],
    heldBy: 'registry.getPerson',
    ...ofPerson,
  }),
  deviceTable({
    table: 'documents',
    columns: [
      ...[
        'person_id',
        'household_id',
        'kind',
        'number_masked',
        'issuer',
        'issued_on',
        'expires_on',
        'attributes',
        'file_hash',
      ],
      ...['held_by', 'status', 'verified_level', 'verified_at', 'replaced_by_id', 'recorded_at'],
    ],
    heldBy: 'registry.getPerson',
    ...ofPerson,
  }),
  deviceTable({
    table: 'consents',
    columns: ['person_id', 'purpose', 'basis', 'scope', 'channel', 'given_on', 'expires_on', 'withdrawn_at'],
    heldBy: 'registry.getPerson',
    ...ofPerson,
  }),
  deviceTable({
    table: 'care_arrangements',
    columns: ['recorded_at'],
    assigned: {
      columns: [
        ...['child_person_id', 'carer_person_id', 'carer_name', 'carer_phone', 'carer_relation', 'from_on', 'until_on'],
        ...['ended_because', 'father_consent', 'mother_consent', 'medical_consent', 'school_consent'],
      ],
      to: 'recorded_by',
    },
    heldBy: 'registry.getPerson',
    owner: { table: 'people', key: 'child_person_id' },
  }),
]
