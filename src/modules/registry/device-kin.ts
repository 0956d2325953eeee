import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { DocumentHolder, DocumentStatus, VerifiedLevel } from './contract/codes.ts'
import type { PersonPaper } from './rules/person-paper.ts'

export const textOf = (row: DeviceRow | undefined, column: string): string | null => {
  const value = row?.[column] ?? null
  return value === null ? null : String(value)
}

export const findRow = (rows: RowReader, table: string, id: string | null): DeviceRow | undefined =>
  id === null ? undefined : rows.find(table, id)

/** Where a person stands on a family card today. */
export const placeOf = (rows: RowReader, personId: string): DeviceRow | undefined =>
  rows.where('household_members', 'person_id', personId).find((member) => (member.until_on ?? null) === null)

export const isMerged = (person: DeviceRow): boolean => (person.merged_into_id ?? null) !== null

export interface Kin {
  readonly person: DeviceRow
  readonly relation: string
}

/** Who lives on a card today. */
export const livingTogether = (rows: RowReader, householdId: string | null): Kin[] =>
  rows.where('household_members', 'household_id', householdId).flatMap((member) => {
    const person = findRow(rows, 'people', textOf(member, 'person_id'))
    if (!person || (member.until_on ?? null) !== null || person.life_status === 'dead') return []
    return [{ person, relation: textOf(member, 'relation_code') ?? '' }]
  })

/** Children whose row names this parent. */
export const linkedChildren = (rows: RowReader, personId: string): DeviceRow[] =>
  ['father_person_id', 'mother_person_id']
    .flatMap((column) => rows.where('people', column, personId))
    .filter((one) => !isMerged(one))

/** The ids of those on a card today. */
export const membersOn = (rows: RowReader, householdId: string): string[] =>
  livingTogether(rows, householdId).map(({ person }) => person.id)

/** Care of a child that whoever holds the phone wrote down; a carer whom nobody may carry is not told. */
export const careOn = (rows: RowReader, childId: string): DeviceRow[] =>
  rows
    .where('care_arrangements', 'child_person_id', childId)
    .filter((row) => (row.carer_person_id ?? null) === null || rows.find('people', String(row.carer_person_id)))

/** A paper as other modules read it; when its last word was said, a phone knows only of a check. */
export const paperOn = (row: DeviceRow): PersonPaper => ({
  id: row.id,
  personId: textOf(row, 'person_id') ?? '',
  kind: textOf(row, 'kind') ?? '',
  numberMasked: textOf(row, 'number_masked'),
  issuer: textOf(row, 'issuer'),
  issuedOn: textOf(row, 'issued_on'),
  expiresOn: textOf(row, 'expires_on'),
  fileHash: textOf(row, 'file_hash'),
  heldBy: textOf(row, 'held_by') as DocumentHolder,
  status: textOf(row, 'status') as DocumentStatus,
  verifiedLevel: textOf(row, 'verified_level') as VerifiedLevel,
  verifiedBy: null,
  recordedAt: textOf(row, 'recorded_at') ?? '',
  saidAt: textOf(row, 'verified_at') ?? textOf(row, 'recorded_at') ?? '',
})
