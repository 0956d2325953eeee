import type { DeviceRow, RowReader } from '#platform/client/device/row-tables.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import { type BodyOf, bodies, type ReferenceKind } from './contract/bodies.ts'
import { isConfirmed } from './rules/confirmed.ts'
import type { Reference } from './rules/reference.ts'
import { type DatedRow, statesOn } from './rules/row-state.ts'

/** A row of references as a phone holds it: the columns of the server. */
export const textOf = (row: DeviceRow, column: string): string | null => {
  const value = row[column] ?? null
  return value === null ? null : String(value)
}

export const datedRow = (row: DeviceRow): DatedRow => ({
  id: row.id,
  kind: textOf(row, 'kind') ?? '',
  key: textOf(row, 'key') ?? '',
  effectiveFrom: textOf(row, 'effective_from') ?? '',
  effectiveTo: textOf(row, 'effective_to'),
  withdrawnOn: textOf(row, 'withdrawn_on'),
  replaces: textOf(row, 'replaces'),
  recordedAt: textOf(row, 'recorded_at') ?? '',
})

// Bodies are read once: a checklist asks for every paper of every file.
const bodyByRow = new WeakMap<DeviceRow, unknown>()

const bodyOf = <Kind extends ReferenceKind>(kind: Kind, row: DeviceRow): BodyOf<Kind> => {
  const known = bodyByRow.get(row) ?? bodies[kind].parse(JSON.parse(textOf(row, 'body') ?? '{}'))
  bodyByRow.set(row, known)
  return known as BodyOf<Kind>
}

/** Every row of a kind that holds on a day, in order of key, as `rowsOf` answers on the server. */
export const rowsOnPhone = <Kind extends ReferenceKind>(
  rows: RowReader,
  kind: Kind,
  on: PlainDate,
): Reference<Kind>[] => {
  const byKey = Map.groupBy(rows.where('reference_rows', 'kind', kind), (row) => textOf(row, 'key') ?? '')
  const current = [...byKey.values()].flatMap((kin) => {
    const states = statesOn(kin.map(datedRow), on)
    return kin.filter((row) => states.get(row.id) === 'current')
  })
  return current
    .toSorted((one, other) => ((textOf(one, 'key') ?? '') < (textOf(other, 'key') ?? '') ? -1 : 1))
    .map((row) => ({
      id: row.id,
      key: textOf(row, 'key') ?? '',
      title: textOf(row, 'title') ?? '',
      titleEn: textOf(row, 'title_en'),
      body: bodyOf(kind, row),
      effectiveFrom: textOf(row, 'effective_from') as PlainDate,
      effectiveTo: textOf(row, 'effective_to') as PlainDate | null,
      source: textOf(row, 'source') ?? '',
      sourceUrl: textOf(row, 'source_url'),
      confirmed: isConfirmed(kind, textOf(row, 'confirmed_on'), on),
    }))
}
