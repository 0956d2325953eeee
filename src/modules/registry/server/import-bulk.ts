import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { importDb } from './import-tables.ts'

/** PostgreSQL type of each column that is not text. */
const typeByColumn: Readonly<Record<string, string>> = {
  village_id: 'bigint',
  id: 'uuid',
  subject_id: 'uuid',
  import_id: 'uuid',
  person_id: 'uuid',
  household_id: 'uuid',
  head_person_id: 'uuid',
  father_person_id: 'uuid',
  mother_person_id: 'uuid',
  merged_into_id: 'uuid',
  replaced_by_id: 'uuid',
  command_id: 'uuid',
  position: 'bigint',
  row_number: 'bigint',
  warnings: 'bigint',
  score_basis_points: 'bigint',
  people_count: 'bigint',
  household_count: 'bigint',
  birth_date: 'date',
  life_status_on: 'date',
  card_issued_on: 'date',
  issued_on: 'date',
  expires_on: 'date',
  from_on: 'date',
  until_on: 'date',
  as_of_on: 'date',
  asked_on: 'date',
  recorded_at: 'timestamptz',
  changed_at: 'timestamptz',
  verified_at: 'timestamptz',
  sealed: 'boolean',
  picked: 'boolean',
  person_sealed: 'bytea',
  family_digest: 'bytea',
  nik_digest: 'bytea',
  nik_sealed: 'bytea',
  father_nik_digest: 'bytea',
  father_nik_sealed: 'bytea',
  mother_nik_digest: 'bytea',
  mother_nik_sealed: 'bytea',
  card_no_digest: 'bytea',
  card_no_sealed: 'bytea',
  number_digest: 'bytea',
  number_sealed: 'bytea',
  before_sealed: 'bytea',
  after_sealed: 'bytea',
}

export const typeOf = (table: string, column: string): string =>
  table === 'field_history' && column === 'subject_id' ? 'uuid' : (typeByColumn[column] ?? 'text')

const chunkRows = 2_500

const arrays = (table: string, columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]) =>
  sql.join(columns.map((column) => sql`${rows.map((row) => row[column] ?? null)}::${sql.raw(typeOf(table, column))}[]`))

/** Inserts many rows with one array a column: four times faster than one parameter a value, and no limit of 65,535. */
export const insertMany = async <Row extends object>(
  context: Context,
  table: string,
  rows: readonly Row[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  for (let start = 0; start < rows.length; start += chunkRows) {
    const some = rows.slice(start, start + chunkRows) as Readonly<Record<string, unknown>>[]
    await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
      select * from unnest(${arrays(table, columns, some)})`.execute(importDb(context))
  }
}

/** Updates many rows of a village by id; every row names the same columns. */
export const updateMany = async <Row extends { readonly id: string }>(
  context: Context,
  table: string,
  rows: readonly Row[],
): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  const changed = columns.filter((column) => column !== 'id')
  for (let start = 0; start < rows.length; start += chunkRows) {
    const some = rows.slice(start, start + chunkRows) as unknown as Readonly<Record<string, unknown>>[]
    await sql`update ${sql.table(table)} as kept
      set ${sql.join(changed.map((column) => sql`${sql.ref(column)} = said.${sql.ref(column)}`))}
      from unnest(${arrays(table, columns, some)}) as said (${sql.join(columns.map((column) => sql.ref(column)))})
      where kept.village_id = ${context.villageId} and kept.id = said.id`.execute(importDb(context))
  }
}
