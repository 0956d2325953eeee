import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { openValue, sealValue } from '#platform/server/keys.ts'
import { forgetConflicts } from '#platform/server/sync/conflicts.ts'
import { forgetInParcels } from '#platform/server/sync/forget-parcels.ts'
import { forgetTasks } from '#platform/server/tasks.ts'
import { letGoOfFile } from '#platform/server/village-files.ts'
import { listFilesOfPerson } from './person-files.ts'
import { db } from './tables.ts'

const erasedPerson = {
  name: '—',
  title_before: null,
  title_after: null,
  name_folded: '',
  nik_kind: 'none',
  nik_digest: null,
  nik_sealed: null,
  nik_masked: null,
  birth_place: null,
  education_now_code: null,
  father_name: null,
  father_nik_digest: null,
  father_nik_sealed: null,
  mother_name: null,
  mother_folded: null,
  mother_nik_digest: null,
  mother_nik_sealed: null,
  current_address: null,
  source_ref: null,
} as const

const erasedPaper = {
  number_sealed: null,
  number_digest: null,
  number_masked: null,
  issuer: null,
  attributes: null,
  file_hash: null,
}
const erasedConsent = {
  scope: null,
  witness_name: null,
  proxy_reason: null,
  file_hash: null,
  withdrawn_reason: null,
  stopped_note: null,
}

/** Takes away what names a person. The row, its year of birth and its dates stay, so that counts of past years do not change. */
export const erasePerson = async (context: Context, personId: string): Promise<void> => {
  const [village, tables] = [context.villageId, db(context)]
  const files = await listFilesOfPerson(context, personId)
  const { nik_sealed: nik } = await tables
    .selectFrom('people')
    .select('nik_sealed')
    .where('village_id', '=', village)
    .where('id', '=', personId)
    .executeTakeFirstOrThrow()
  await tables
    .updateTable('people')
    .set({
      ...erasedPerson,
      birth_date: sql<string | null>`date_trunc('year', birth_date)::date`,
      birth_precision: sql<'year' | 'unknown'>`case when birth_date is null then 'unknown' else 'year' end`,
      erased_at: context.now,
      changed_at: context.now,
    })
    .where('village_id', '=', village)
    .where('id', '=', personId)
    .execute()
  const named = ['person_search_keys', 'person_match_keys', 'person_contacts', 'person_photos', 'scan_inbox'] as const
  for (const table of named) {
    await sql`delete from ${sql.table(table)} where village_id = ${village} and person_id = ${personId}`.execute(tables)
  }
  await tables
    .updateTable('documents')
    .set(erasedPaper)
    .where('village_id', '=', village)
    .where('person_id', '=', personId)
    .execute()
  await tables
    .updateTable('consents')
    .set(erasedConsent)
    .where('village_id', '=', village)
    .where('person_id', '=', personId)
    .execute()
  await tables
    .updateTable('care_arrangements')
    .set({
      carer_name: sql<string | null>`case when carer_person_id is null then '—' end`,
      carer_phone: null,
      note: null,
    })
    .where('village_id', '=', village)
    .where('child_person_id', '=', personId)
    .execute()
  await tables
    .updateTable('care_arrangements')
    .set({ carer_phone: null })
    .where('village_id', '=', village)
    .where('carer_person_id', '=', personId)
    .execute()
  await tables
    .updateTable('change_requests')
    .set({ reason: '', settled_reason: null, evidence_file_hash: null, changes_sealed: Buffer.alloc(0) })
    .where('village_id', '=', village)
    .where('person_id', '=', personId)
    .execute()
  await eraseMessages(context, personId)
  await eraseTraces(context, personId)
  await forgetTasks(context, { personId })
  await forgetConflicts(context, personId)
  await forgetInParcels(context, [personId, ...(nik ? [openValue(nik)] : [])])
  await sql`select erase_facts(${personId})`.execute(tables)
  for (const hash of files) await letGoOfFile(context, hash)
}

// What was sent to or asked of other villages, and why somebody was protected: the dates stay.
const eraseMessages = async (context: Context, personId: string): Promise<void> => {
  const tables = db(context)
  await tables
    .updateTable('inquiries')
    .set({ reason: '', note: null })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
  await tables
    .updateTable('transfers')
    .set({ snapshot_sealed: sealValue(JSON.stringify(nobody)), reason: null, answer: null })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
  await tables
    .updateTable('protection_requests')
    .set({ reason_sealed: Buffer.alloc(0), note_sealed: null })
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
}

// How the row came to be what it was: by files that were loaded, by two entries made one, on a card that is empty now.
const eraseTraces = async (context: Context, personId: string): Promise<void> => {
  const [village, tables] = [context.villageId, db(context)]
  await tables
    .updateTable('merges')
    .set({ before_sealed: sealValue(JSON.stringify({ changes: [] })), reason: '', reversed_reason: null })
    .where('village_id', '=', village)
    .where((on) => on.or([on('kept_person_id', '=', personId), on('merged_person_id', '=', personId)]))
    .execute()
  await sql`update import_effects set before_sealed = null
    where village_id = ${village} and subject_table = 'people' and strpos(subject_ids, ${personId}) > 0`.execute(tables)
  await sql`delete from import_rows where village_id = ${village} and person_id = ${personId}`.execute(tables)
  await sql`update households h
    set card_kind = 'none', card_no_digest = null, card_no_sealed = null, card_no_masked = null, card_issued_on = null,
      address = null, rt = null, source_ref = null, changed_at = ${context.now}
    where h.village_id = ${village}
      and exists (select from household_members m
        where m.village_id = ${village} and m.household_id = h.id and m.person_id = ${personId})
      and not exists (select from household_members m join people p on p.village_id = m.village_id and p.id = m.person_id
        where m.village_id = ${village} and m.household_id = h.id and p.erased_at is null)`.execute(tables)
}

/** Entries that were made one with this person: one human, so they go together. */
export const entriesOf = async (context: Context, personId: string): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    with recursive entries as (
      select id from people where village_id = ${context.villageId} and id = ${personId}
      union
      select p.id from people p join entries e on p.merged_into_id = e.id where p.village_id = ${context.villageId})
    select id from entries order by id`.execute(db(context))
  return rows.map((row) => row.id)
}

const nobody = { person: { name: '—' }, relationCode: null, fatherSubjectId: null, motherSubjectId: null }
