import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import { ageOn, type PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import type { Care } from './contract/care.ts'
import type { getHousehold, HouseholdMember } from './contract/household.ts'
import { careOn, findRow, textOf } from './device-kin.ts'
import { adultAge } from './rules/consents.ts'
import { shownName, shownNameOrNull } from './rules/names.ts'

const carerNameOf = (rows: RowReader, row: DeviceRow): string | null =>
  textOf(findRow(rows, 'people', textOf(row, 'carer_person_id')), 'name') ?? textOf(row, 'carer_name')

/** Care of a child, and care this person gives, as far as whoever holds the phone wrote it; newest first. */
export const careOnPhone = (rows: RowReader, personId: string): Care[] => {
  const given = rows.where('care_arrangements', 'carer_person_id', personId)
  return [...careOn(rows, personId), ...given]
    .flatMap((row) => {
      const child = findRow(rows, 'people', textOf(row, 'child_person_id'))
      return child ? [{ row, child }] : []
    })
    .map(({ row, child }) => ({
      id: row.id,
      childPersonId: child.id,
      childName: shownName(textOf(child, 'name') ?? ''),
      carerPersonId: textOf(row, 'carer_person_id'),
      carerName: shownName(carerNameOf(rows, row) ?? ''),
      carerPhone: textOf(row, 'carer_phone'),
      carerRelation: textOf(row, 'carer_relation') ?? '',
      fromOn: textOf(row, 'from_on') as PlainDate,
      untilOn: textOf(row, 'until_on') as PlainDate | null,
      endedBecause: textOf(row, 'ended_because'),
      fatherConsent: textOf(row, 'father_consent') as Care['fatherConsent'],
      motherConsent: textOf(row, 'mother_consent') as Care['motherConsent'],
      medicalConsent: row.medical_consent === true,
      schoolConsent: row.school_consent === true,
      letterId: null,
    }))
    .toSorted((a, b) => (a.fromOn < b.fromOn ? 1 : -1))
}

/** Children of whom the phone knows who cares. That nobody does, it never says: others may have written it. */
export const caredChildren = (
  rows: RowReader,
  members: readonly HouseholdMember[],
  today: PlainDate,
): OutputOf<typeof getHousehold>['children'] =>
  members.flatMap((member) => {
    const isChild = member.birthDate !== null && ageOn(member.birthDate, today) < adultAge
    const care = isChild && careOn(rows, member.id).find(({ until_on }) => (until_on ?? null) === null)
    if (!care) return []
    return [
      {
        childPersonId: member.id,
        childName: member.name,
        birthDate: member.birthDate,
        arrangementId: care.id,
        carerPersonId: textOf(care, 'carer_person_id'),
        carerName: shownNameOrNull(carerNameOf(rows, care)),
        carerRelation: textOf(care, 'carer_relation'),
        fromOn: textOf(care, 'from_on') as PlainDate | null,
      },
    ]
  })
