import type { FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { DeclaredFile } from '../shared/awaited-file-contract.ts'
import type { Instant } from '../shared/dates.ts'
import { missing, Refusal } from '../shared/errors.ts'
import type { TableFields } from '../shared/field-class.ts'
import { getFile } from '../shared/file-contract.ts'
import { kindOfMediaType } from '../shared/file-kind.ts'
import type { Operation } from '../shared/operation.ts'
import { namedFiles } from '../shared/stored-file.ts'
import { awaitFile, stopAwaiting } from './awaited-files.ts'
import { type Context, defineEvent, tablesOf } from './context.ts'
import { removeBytes, storedBytes } from './files.ts'
import { type HouseDoor, hear, type ReadFile, type Subscriber } from './module.ts'

export interface FileTables {
  files: {
    village_id: number
    id: string
    hash: string
    name: string
    media_type: string
    size_bytes: number
    uploaded_by: string
    uploaded_at: string
  }
}

const db = tablesOf<FileTables>()

const ownFile = (context: Context, hash: string) =>
  db(context).selectFrom('files').where('village_id', '=', context.villageId).where('hash', '=', hash)

/** The bytes of a file that this village has sent; `undefined` for any other, wherever its bytes may lie. */
export const findFile = async (context: Context, hash: string): Promise<Uint8Array | undefined> => {
  const known = await ownFile(context, hash).select('id').executeTakeFirst()
  return known && storedBytes(hash)
}

/** The bytes of a file that this village has sent. To know a hash opens nothing. */
export const openFile = async (context: Context, hash: string): Promise<Uint8Array> => {
  const bytes = await findFile(context, hash)
  if (!bytes) throw missing('platform.fileMissing')
  return bytes
}

/** The file as a page of ours may hand it to whoever sent this request: the door says first whether they may have it. */
export const fileForReader = async (
  house: Pick<HouseDoor, 'call'>,
  request: FastifyRequest,
  hash: string,
): Promise<ReadFile> => {
  const { mediaType } = await house.call(request, getFile, { hash })
  const bytes = await storedBytes(hash)
  if (!bytes) throw missing()
  return { bytes, mediaType }
}

/** Tables of people that this village sent before a moment. Photos and papers are not among them. */
export const listTablesSentBefore = async (context: Context, moment: Instant): Promise<readonly string[]> => {
  const rows = await db(context)
    .selectFrom('files')
    .select(['hash', 'media_type'])
    .where('village_id', '=', context.villageId)
    .where('uploaded_at', '<', moment)
    .where('media_type', 'not like', 'image/%')
    .execute()
  return rows.filter((row) => kindOfMediaType(row.media_type) === 'table').map((row) => row.hash)
}

interface Naming {
  readonly operation: Operation
  readonly input: unknown
  /** What the phone that queued this said it still holds. */
  readonly declared: readonly DeclaredFile[]
}

/**
 * Part of the door: whatever file an input names, this village has sent it and it is of the right kind. What a phone queued may
 * come before its file, if it says which bytes it still holds: that row opens nothing until the bytes themselves are here.
 */
export const demandNamedFiles = async (context: Context, naming: Naming): Promise<void> => {
  const named = namedFiles(naming.operation, naming.input)
  for (const { hash, field, kinds } of named.toSorted((one, other) => (one.hash < other.hash ? -1 : 1))) {
    const mediaType = (await sentType(context, hash)) ?? (await declaredType(context, naming, hash))
    if (!kinds.includes(kindOfMediaType(mediaType)))
      throw new Refusal('invalid', 'platform.fileNotPaper', {}, [{ field, code: 'platform.fileNotPaper' }])
  }
}

// Shared with other records that name it, but not with the hand that lets it go.
const sentType = async (context: Context, hash: string): Promise<string | undefined> =>
  (await ownFile(context, hash).select('media_type').forKeyShare().executeTakeFirst())?.media_type

const declaredType = async (context: Context, naming: Naming, hash: string): Promise<string> => {
  const declared = naming.operation.offline && naming.declared.find((one) => one.hash === hash)
  if (!declared) throw missing('platform.fileMissing')
  await holdHash(context, hash)
  const arrivedMeanwhile = await sentType(context, hash)
  if (!arrivedMeanwhile) await awaitFile(context, naming, declared)
  return arrivedMeanwhile ?? declared.mediaType
}

/** Has this village sent it? */
export const hasFile = async (context: Context, hash: string): Promise<boolean> =>
  (await ownFile(context, hash).select('id').executeTakeFirst()) !== undefined

/** Whoever names a file and whoever removes its bytes wait for each other, across villages. */
export const holdHash = async (context: Context, hash: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${hash}, 11))`.execute(db(context))
}

const fileLetGo = defineEvent<{ readonly hash: string }>('platform.fileLetGo')

/** A record of this village needs a file no more. It goes after commit, unless another record still names it. */
export const letGoOfFile = (context: Context, hash: string): Promise<void> => context.publish(fileLetGo, { hash })

const isNamedHere = async (context: Context, fields: readonly TableFields[], hash: string): Promise<boolean> => {
  for (const { table, fields: columns } of fields) {
    for (const [column] of Object.entries(columns).filter(([, rule]) => rule.holdsFile)) {
      const { rows } = await sql`select 1 from ${sql.table(table)}
        where village_id = ${context.villageId} and ${sql.ref(column)} = ${hash} limit 1`.execute(db(context))
      if (rows.length > 0) return true
    }
  }
  return false
}

const isNamedAnywhere = async (context: Context, hash: string): Promise<boolean> => {
  const { rows } = await sql<{ named: boolean }>`select file_is_named(${hash}) as named`.execute(db(context))
  return rows[0]?.named ?? true
}

/** Lets go of a village's file when none of its records names it, and of the bytes when no village does. */
export const forgetFiles = (fields: () => readonly TableFields[]): Subscriber =>
  hear(fileLetGo, 'platform.forgetFile', async (context, { hash }) => {
    await holdHash(context, hash)
    await ownFile(context, hash).select('id').forUpdate().execute()
    if (await isNamedHere(context, fields(), hash)) return
    await stopAwaiting(context, hash)
    await db(context).deleteFrom('files').where('village_id', '=', context.villageId).where('hash', '=', hash).execute()
    if (!(await isNamedAnywhere(context, hash))) await removeBytes(hash)
  })
