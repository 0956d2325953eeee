import { sql } from 'kysely'
import { closeAwaitedFile, type DeclaredFile, listAwaitedFiles } from '../shared/awaited-file-contract.ts'
import { missing, Refusal } from '../shared/errors.ts'
import { declareFields, fieldRule } from '../shared/field-class.ts'
import { kindOfMediaType } from '../shared/file-kind.ts'
import { newId } from '../shared/ids.ts'
import type { Operation } from '../shared/operation.ts'
import { type Context, tablesOf } from './context.ts'
import { handle, type Job } from './module.ts'
import { endTask, openTask, type TaskKind } from './tasks.ts'

interface AwaitedTables {
  awaited_files: {
    village_id: number
    id: string
    hash: string
    media_type: string
    size_bytes: number
    operation: string
    person_id: string | null
    declared_by: string
    declared_by_name: string
    declared_at: string
    closed_at: string | null
  }
}

const db = tablesOf<AwaitedTables>()

const awaited = (context: Context) =>
  db(context).selectFrom('awaited_files').where('village_id', '=', context.villageId)

/** Days after which somebody is asked to look for the phone. */
const patientDays = 3

export const fileAwaitedTask: TaskKind = {
  ...{ kind: 'platform.fileAwaited', roles: ['migration_officer'], weight: 2, pillar: 0 },
  path: '/berkas-ditunggu',
}

const personIn = (input: unknown): string | null => {
  const personId = (input as { personId?: unknown } | null)?.personId
  return typeof personId === 'string' ? personId : null
}

/** A record names a file that its phone still holds. The caller holds the hash. */
export const awaitFile = async (
  context: Context,
  { operation, input }: { readonly operation: Operation; readonly input: unknown },
  declared: DeclaredFile,
): Promise<void> => {
  const said = {
    ...{ media_type: declared.mediaType, size_bytes: declared.sizeBytes, operation: operation.name },
    ...{ person_id: personIn(input), declared_by: context.actor.accountId, declared_by_name: context.actor.name },
    ...{ declared_at: context.now, closed_at: null },
  }
  await db(context)
    .insertInto('awaited_files')
    .values({ village_id: context.villageId, id: newId(), hash: declared.hash, ...said })
    .onConflict((conflict) => conflict.columns(['village_id', 'hash']).doUpdateSet(said))
    .execute()
  context.note({ awaitedFile: declared.hash })
}

/** The bytes are here. A file of another kind than was declared is refused: the record would show something else. */
export const fileArrived = async (context: Context, hash: string, mediaType: string): Promise<void> => {
  const row = await awaited(context).where('hash', '=', hash).selectAll().executeTakeFirst()
  if (!row) return
  if (kindOfMediaType(row.media_type) !== kindOfMediaType(mediaType))
    throw new Refusal('invalid', 'platform.fileNotPaper')
  await stopAwaiting(context, hash)
  await askAgain(context, row.declared_by)
}

/** No record of the village names it any more. */
export const stopAwaiting = async (context: Context, hash: string): Promise<void> => {
  await db(context)
    .deleteFrom('awaited_files')
    .where('village_id', '=', context.villageId)
    .where('hash', '=', hash)
    .execute()
}

const listHandler = handle(listAwaitedFiles, async (context) => {
  const rows = await awaited(context).selectAll().orderBy('declared_at').orderBy('id').limit(500).execute()
  return {
    files: rows.map((row) => ({
      ...{ id: row.id, hash: row.hash, mediaType: row.media_type, sizeBytes: Number(row.size_bytes) },
      ...{ operation: row.operation, personId: row.person_id, declaredByName: row.declared_by_name },
      ...{ declaredAt: row.declared_at, closedAt: row.closed_at },
    })),
  }
})

const closeHandler = handle(closeAwaitedFile, async (context, { awaitedId }) => {
  const row = await db(context)
    .updateTable('awaited_files')
    .set({ closed_at: context.now })
    .where('village_id', '=', context.villageId)
    .where('id', '=', awaitedId)
    .where('closed_at', 'is', null)
    .returning(['hash', 'declared_by'])
    .executeTakeFirst()
  if (!row) throw missing('platform.awaitedMissing')
  context.note({ awaitedFile: row.hash })
  await askAgain(context, row.declared_by)
  return { awaitedId }
})

export const awaitedFileHandlers = [listHandler, closeHandler]

const longAwaited = (context: Context) =>
  awaited(context)
    .where('closed_at', 'is', null)
    .where('declared_at', '<', sql<string>`${context.now}::timestamptz - make_interval(days => ${patientDays})`)

/** One task a phone's holder, with how many are missing; none when nothing is. */
const askAgain = async (context: Context, account: string): Promise<void> => {
  const rows = await longAwaited(context).where('declared_by', '=', account).select('declared_by_name').execute()
  const [first] = rows
  if (!first) return endTask(context, fileAwaitedTask, account, 'arrived')
  await openTask(context, fileAwaitedTask, {
    subjectId: account,
    values: { count: rows.length, name: first.declared_by_name },
  })
}

/** Each morning: files that did not come within three days are asked for. */
export const askForFiles: Job = {
  ...{ name: 'platform.askForFiles', cron: '20 5 * * *', scope: 'village' },
  run: async (context) => {
    const rows = await longAwaited(context).select('declared_by').distinct().execute()
    for (const { declared_by: account } of rows) await askAgain(context, account)
  },
}

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

export const awaitedFileFields = declareFields('awaited_files', {
  ...{ village_id: work, id: work, hash: work, media_type: work, size_bytes: work, operation: work },
  ...{ person_id: aboutPerson, declared_by: work, declared_by_name: aboutPerson, declared_at: work, closed_at: work },
})
