import type { HouseholdField } from '../contract/change.ts'

/** The column of each field of a card that is kept as it is read; its number is sealed. */
export const cardColumns = {
  cardIssuedOn: 'card_issued_on',
  headPersonId: 'head_person_id',
  address: 'address',
  hamlet: 'hamlet',
  rw: 'rw',
  rt: 'rt',
} as const satisfies Partial<Record<HouseholdField, string>>
