import { sql } from 'kysely'
import type { Context } from '#platform/server/context.ts'
import { db } from './tables.ts'

/** The stored files that the register's own records of a person name: photos, papers, scans, consents, evidence. */
export const listFilesOfPerson = async (context: Context, personId: string): Promise<readonly string[]> => {
  const of = sql`where village_id = ${context.villageId} and person_id = ${personId}`
  const { rows } = await sql<{ hash: string }>`
    select file_hash as hash from person_photos ${of}
    union select file_hash from documents ${of} and file_hash is not null
    union select file_hash from scan_inbox ${of}
    union select file_hash from consents ${of} and file_hash is not null
    union select evidence_file_hash from change_requests ${of} and evidence_file_hash is not null`.execute(db(context))
  return rows.map((row) => row.hash)
}
