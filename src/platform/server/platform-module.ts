import { join } from 'node:path'
import type * as z from 'zod/mini'
import { checkFile } from '../shared/awaited-file-contract.ts'
import { conflictTable } from '../shared/conflict-device.ts'
import { missing, Refusal } from '../shared/errors.ts'
import { declareFields, fieldRule } from '../shared/field-class.ts'
import { getFile, recordFile, recordFileBytes } from '../shared/file-contract.ts'
import { newId } from '../shared/ids.ts'
import { filledPath, inTaskOrder, listTasks } from '../shared/task-contract.ts'
import { platformTexts } from '../shared/texts-platform.ts'
import { askForFiles, awaitedFileFields, awaitedFileHandlers, fileArrived, fileAwaitedTask } from './awaited-files.ts'
import { hashOf } from './content-hash.ts'
import type { Context } from './context.ts'
import { tablesOf } from './context.ts'
import { putFile } from './files.ts'
import { forgetOutcomes } from './forget-outcomes.ts'
import { keepableFile } from './keepable-file.ts'
import { digest } from './keys.ts'
import { handle, type ServerModule, type ServingActor, serverModule } from './module.ts'
import { conflictFields, conflictHandlers } from './sync/conflicts.ts'
import { forgetOldParcels } from './sync/forget-parcels.ts'
import { heldTasks } from './sync/held-tasks.ts'
import { getNewsHandler, listChangesHandler } from './sync/list-changes.ts'
import { parcelFields, parcelsWait } from './sync/parcel-tables.ts'
import { parcelHandlers } from './sync/parcels.ts'
import { phoneFields, phoneHandlers } from './sync/phones.ts'
import { takingHandlers } from './sync/take-parcel.ts'
import type { TaskKind } from './tasks.ts'
import { type FileTables, forgetFiles, hasFile, holdHash } from './village-files.ts'

interface PlatformTables extends FileTables {
  tasks: {
    village_id: number
    id: string
    kind: string
    subject_id: string
    person_id: string | null
    household_id: string | null
    account_id: string | null
    due_on: string | null
    text_values: string
    ended_at: string | null
  }
}

const db = tablesOf<PlatformTables>()

const openTasks = (
  context: Context,
  kinds: readonly string[],
  input: { personId?: string | undefined; householdId?: string | undefined },
) => {
  let rows = db(context)
    .selectFrom('tasks')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('ended_at', 'is', null)
    .where('kind', 'in', kinds)
    .where((on) => on.or([on('account_id', 'is', null), on('account_id', '=', context.actor.accountId)]))
  if (input.personId) rows = rows.where('person_id', '=', input.personId)
  if (input.householdId) rows = rows.where('household_id', '=', input.householdId)
  return rows
    .orderBy('due_on', (order) => order.asc().nullsLast())
    .orderBy('id')
    .limit(500)
    .execute()
}

const listTasksHandler = (kinds: readonly TaskKind[]) =>
  handle(listTasks, async (context, input) => {
    const mine = new Map(
      kinds.filter((kind) => kind.roles.includes(context.actor.role)).map((kind) => [kind.kind as string, kind]),
    )
    if (mine.size === 0) return { tasks: [] }
    const rows = await openTasks(context, [...mine.keys()], input)
    const tasks = rows.flatMap((row) => {
      const kind = mine.get(row.kind)
      if (!kind) return []
      const values = JSON.parse(row.text_values) as Record<string, string | number>
      const where = {
        id: row.id,
        kind: row.kind,
        subjectId: row.subject_id,
        personId: row.person_id,
        householdId: row.household_id,
      }
      return [
        {
          ...where,
          dueOn: row.due_on,
          values,
          pillar: kind.pillar,
          weight: kind.weight,
          path: filledPath(kind.path, where),
        },
      ]
    })
    return { tasks: inTaskOrder(tasks, context.today) }
  })

/** Says that these bytes were sent by this account. */
export const fileReceipt = (accountId: string, hash: string): string =>
  digest('file receipt', `${accountId}|${hash}`).toString('hex')

const recordFileHandler = handle(recordFile, async (context, input) => {
  if (input.receipt !== fileReceipt(context.actor.accountId, input.hash)) throw missing()
  return addFile(context, input)
})

const recordFileBytesHandler = handle(recordFileBytes, async (context, { name, base64 }) => {
  const bytes = Buffer.from(base64, 'base64')
  const { kind, mediaType } = keepableFile(bytes)
  if (kind === 'table') throw new Refusal('invalid', 'platform.fileNotPaper')
  // held first: one that is let go at this moment is not written again behind its back
  await holdHash(context, hashOf(bytes))
  const hash = await putFile(bytes)
  return addFile(context, { id: newId(), hash, name, mediaType, sizeBytes: bytes.length })
})

const addFile = async (context: Context, input: Omit<z.output<typeof recordFile.input>, 'receipt'>) => {
  await holdHash(context, input.hash)
  await db(context)
    .insertInto('files')
    .values({
      village_id: context.villageId,
      id: input.id,
      hash: input.hash,
      name: input.name,
      media_type: input.mediaType,
      size_bytes: input.sizeBytes,
      uploaded_by: context.actor.accountId,
      uploaded_at: context.now,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['village_id', 'hash'])
        .doUpdateSet({ uploaded_by: context.actor.accountId, uploaded_at: context.now }),
    )
    .execute()
  await fileArrived(context, input.hash, input.mediaType)
  return { hash: input.hash }
}

const checkFileHandler = handle(checkFile, async (context, { hash }) => ({ hasArrived: await hasFile(context, hash) }))

const getFileHandler = handle(getFile, async (context, input) => {
  const file = await db(context)
    .selectFrom('files')
    .select(['name', 'media_type', 'size_bytes'])
    .where('village_id', '=', context.villageId)
    .where('hash', '=', input.hash)
    .executeTakeFirst()
  if (!file) throw missing()
  return { name: file.name, mediaType: file.media_type, sizeBytes: file.size_bytes }
})

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

const fields = [
  declareFields('tasks', {
    ...{
      village_id: work,
      id: work,
      kind: work,
      subject_id: work,
      person_id: aboutPerson,
      household_id: aboutPerson,
      account_id: work,
    },
    ...{ due_on: work, text_values: aboutPerson, opened_at: work, ended_at: work, ended_because: work },
  }),
  declareFields('files', {
    ...{ village_id: work, id: work, hash: work, name: aboutPerson, media_type: work, size_bytes: work },
    ...{ uploaded_by: work, uploaded_at: work },
  }),
  parcelFields,
  phoneFields,
  conflictFields,
  awaitedFileFields,
]

/** The platform's own kinds of task. */
const ownTasks: readonly TaskKind[] = [parcelsWait, fileAwaitedTask]

const nobody: ServingActor = async () => undefined

/** What phones may hold: the rows of every module, and the tasks of whoever holds the phone. */
const deviceTablesOf = (modules: readonly ServerModule[], tasks: readonly TaskKind[]) => {
  const ofModules = [...modules.flatMap((module) => module.deviceTables ?? []), conflictTable]
  return [...ofModules, heldTasks(tasks, ofModules)]
}

/** The platform's own operations: the one list of tasks, and files. It is given the task kinds of every module. */
export const platformModule = (modules: readonly ServerModule[]): ServerModule => {
  const actorHere = modules.find((module) => module.actorHere)?.actorHere ?? nobody
  const tasks = [...ownTasks, ...modules.flatMap((module) => module.tasks ?? [])]
  return serverModule({
    name: 'platform',
    migrations: join(import.meta.dirname, 'migrations'),
    handlers: [
      listTasksHandler(tasks),
      recordFileHandler,
      recordFileBytesHandler,
      getFileHandler,
      checkFileHandler,
      ...awaitedFileHandlers,
      listChangesHandler(deviceTablesOf(modules, tasks)),
      getNewsHandler,
      ...parcelHandlers,
      ...takingHandlers(actorHere),
      ...phoneHandlers(actorHere),
      ...conflictHandlers(modules.flatMap((module) => module.conflicts ?? [])),
    ],
    subscribers: [forgetFiles(() => modules.flatMap((module) => module.fields))],
    tasks: ownTasks,
    jobs: [forgetOutcomes, forgetOldParcels, askForFiles],
    texts: platformTexts,
    fields,
  })
}
