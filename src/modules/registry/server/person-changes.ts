import type { Context } from '#platform/server/context.ts'
import { isPlainDate } from '#platform/shared/dates.ts'
import { Refusal } from '#platform/shared/errors.ts'
import type { PersonChange, PersonField } from '../contract/change.ts'
import { birthPrecisions, lifeStatuses, sexes } from '../contract/codes.ts'
import { judgeCorrection } from '../rules/corrections.ts'
import { foldName, shownNameOrNull } from '../rules/names.ts'
import { personColumns } from '../rules/person-columns.ts'
import { type FieldStep, recordHistory } from './history.ts'
import { keepMatchKeys } from './match-keys.ts'
import { nikColumns, openNumber, parentNikColumns } from './numbers.ts'
import { renewSearchKeys } from './person-rows.ts'
import { assertNikIsFree } from './record-person.ts'
import { db, type PersonRow } from './tables.ts'

const plainColumns = personColumns satisfies Partial<Record<PersonField, keyof PersonRow>>

type PlainField = keyof typeof plainColumns

const isPlainField = (field: PersonField): field is PlainField => field in plainColumns

const worded: ReadonlySet<PersonField> = new Set(['name', 'birthPlace', 'fatherName', 'motherName'])

/** The value of a field as the reader knows it; numbers are known by their mask. */
export const shownValue = (row: PersonRow, field: PersonField): string | null => {
  if (isPlainField(field))
    return worded.has(field) ? shownNameOrNull(row[plainColumns[field]]) : row[plainColumns[field]]
  if (field === 'nik') return row.nik_masked
  return field === 'fatherNik' ? row.father_nik_sealed && '••••' : row.mother_nik_sealed && '••••'
}

/** The value as stored, numbers whole: for undoing, never for showing. */
export const fullValue = (row: PersonRow, field: PersonField): string | null => {
  if (isPlainField(field)) return row[plainColumns[field]]
  if (field === 'nik') return openNumber(row.nik_sealed)
  if (field === 'fatherNik') return openNumber(row.father_nik_sealed)
  return openNumber(row.mother_nik_sealed)
}

/** Each change beside what stands in the row. */
export const judgePersonChanges = (row: PersonRow, changes: readonly PersonChange[]) =>
  changes.map((change) => {
    const [full, shown] = [fullValue(row, change.field), shownValue(row, change.field)]
    const seen = change.from === shown ? full : change.from
    const wanted = change.to === shown ? full : change.to
    return { change, current: shown, verdict: judgeCorrection(full, seen, wanted) }
  })

/** Parts the changes that are to be written from those already so; two hands on one field wait for a person. */
export const changesToWrite = (row: PersonRow, changes: readonly PersonChange[]): PersonChange[] => {
  const judged = judgePersonChanges(row, changes)
  const collided = judged.filter(({ verdict }) => verdict === 'conflict').map(({ change }) => change.field)
  if (collided.length > 0) throw new Refusal('conflict', 'registry.changedMeanwhile', { fields: collided })
  return judged.filter(({ verdict }) => verdict === 'write').map(({ change }) => change)
}

const invalid = (field: string, code: string): never => {
  throw new Refusal('invalid', code, {}, [{ field, code }])
}

// The contract allows any text; what a column takes is said here.
const checkValue = (context: Context, { field, to }: PersonChange): void => {
  if (field === 'name' && !to?.trim()) invalid(field, 'registry.nameEmpty')
  if (field === 'sex' && !sexes.some((sex) => sex === to)) invalid(field, 'registry.valueUnknown')
  if (field === 'lifeStatus' && !lifeStatuses.some((status) => status === to)) invalid(field, 'registry.valueUnknown')
  if (field === 'birthPrecision' && !birthPrecisions.some((one) => one === to)) invalid(field, 'registry.valueUnknown')
  if (field === 'birthDate' && to !== null && !isPlainDate(to)) invalid(field, 'registry.notADate')
  if (field === 'birthDate' && to !== null && to > context.today) invalid(field, 'registry.birthInFuture')
  if ((field === 'nik' || field === 'fatherNik' || field === 'motherNik') && to !== null && !/^\d{16}$/.test(to)) {
    invalid(field, 'registry.nikLength')
  }
}

const columnsOf = (changes: readonly PersonChange[]): Partial<PersonRow> => {
  const columns: Record<string, unknown> = {}
  for (const { field, to } of changes) {
    if (isPlainField(field)) columns[plainColumns[field]] = to
    else if (field === 'nik') Object.assign(columns, nikColumns(to))
    else {
      const { digest, sealed } = parentNikColumns(to)
      const parent = field === 'fatherNik' ? 'father' : 'mother'
      Object.assign(columns, { [`${parent}_nik_digest`]: digest, [`${parent}_nik_sealed`]: sealed })
    }
  }
  return columns as Partial<PersonRow>
}

// What follows from a field: how it is sorted and found, and how much of a date is known.
const derivedColumns = (row: PersonRow, columns: Partial<PersonRow>): Partial<PersonRow> => {
  const derived: Partial<PersonRow> = {}
  if (columns.name !== undefined) derived.name_folded = foldName(columns.name)
  if (columns.mother_name !== undefined)
    derived.mother_folded = columns.mother_name ? foldName(columns.mother_name) : null
  const birthDate = columns.birth_date === undefined ? row.birth_date : columns.birth_date
  const precision = columns.birth_precision ?? row.birth_precision
  if (birthDate === null && precision !== 'unknown') derived.birth_precision = 'unknown'
  if (birthDate !== null && precision === 'unknown') derived.birth_precision = 'day'
  return derived
}

const stepOf = (row: PersonRow, after: PersonRow, field: PersonField): FieldStep => ({
  table: 'people',
  subjectId: row.id,
  personId: row.id,
  field,
  before: shownValue(row, field),
  after: shownValue(after, field),
  ...(field === 'nik' ? { beforeSealed: row.nik_sealed, afterSealed: after.nik_sealed } : {}),
})

/** Writes changes to a locked row, with one history row a field. Answers the row as it is now. */
export const writeChanges = async (
  context: Context,
  row: PersonRow,
  changes: readonly PersonChange[],
  because: { readonly source: string; readonly reason?: string | null },
): Promise<PersonRow> => {
  if (changes.length === 0) return row
  for (const change of changes) checkValue(context, change)
  const nik = changes.find(({ field }) => field === 'nik')
  if (nik) await assertNikIsFree(context, nik.to, row.id)
  const columns = columnsOf(changes)
  const values = { ...columns, ...derivedColumns(row, columns), changed_at: context.now }
  await db(context)
    .updateTable('people')
    .set(values)
    .where('village_id', '=', context.villageId)
    .where('id', '=', row.id)
    .execute()
  const after: PersonRow = { ...row, ...values }
  if (after.name !== row.name || after.mother_name !== row.mother_name) {
    await renewSearchKeys(context, { id: row.id, name: after.name, motherName: after.mother_name })
  }
  if (after.name !== row.name || after.birth_date !== row.birth_date || after.birth_precision !== row.birth_precision) {
    const { id, name, birth_date: birthDate, birth_precision: birthPrecision } = after
    await keepMatchKeys(context, [{ id, name, birthDate, birthPrecision }])
  }
  await recordHistory(
    context,
    changes.map(({ field }) => stepOf(row, after, field)),
    because,
  )
  return after
}
