import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { LetterItem } from './contract/shapes.ts'
import { kindTitleKey } from './kinds/kind-title.ts'

export const textOf = (row: DeviceRow | undefined, column: string): string | null => {
  const value = row?.[column] ?? null
  return value === null ? null : String(value)
}

export const letterItem = (rows: RowReader, row: DeviceRow): LetterItem => {
  const kind = textOf(row, 'kind') ?? ''
  return {
    id: row.id,
    kind,
    kindTitle: kindTitleKey(kind) ?? kind,
    subjectPersonId: textOf(row, 'subject_person_id'),
    subjectName: textOf(row, 'subject_name') ?? '',
    state: textOf(row, 'state') as LetterItem['state'],
    requestedOn: textOf(row, 'requested_on') as PlainDate,
    number: textOf(row, 'number_text'),
    issuedOn: textOf(row, 'issued_on') as PlainDate | null,
    recordedByName: textOf(row, 'recorded_by_name') ?? '',
    printed: rows.where('letter_events', 'letter_id', row.id).some((event) => event.kind === 'printed'),
  }
}
