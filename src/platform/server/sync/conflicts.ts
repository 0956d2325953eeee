import { type ConflictChoice, listConflicts, settleConflict } from '../../shared/conflict-contract.ts'
import { missing, Refusal } from '../../shared/errors.ts'
import { declareFields, fieldRule } from '../../shared/field-class.ts'
import { type Context, tablesOf } from '../context.ts'
import { openValue, sealValue } from '../keys.ts'
import { type Handler, handle } from '../module.ts'
import { endTask, forgetTasks, openTask, type TaskKind } from '../tasks.ts'
import type { ConflictKind, JudgedField } from './conflict-kind.ts'

interface ConflictRow {
  village_id: number
  id: string
  operation: string
  input_sealed: Buffer
  subject_id: string
  person_id: string | null
  queued_by: string
  queued_by_name: string
  queued_at: string | null
  received_at: string
  choices: string | null
  settled_by: string | null
  settled_by_name: string | null
  settled_at: string | null
}

const db = tablesOf<{ conflicts: ConflictRow }>()

/** Keeps a refused correction for a person to settle, and asks for that person. */
export const keepConflict = async (context: Context, kind: ConflictKind, input: unknown): Promise<string> => {
  const id = context.commandId
  if (!id) throw new Error('only a command can wait as a conflict')
  const { subjectId, personId } = kind.subjectOf(input as never)
  await db(context)
    .insertInto('conflicts')
    .values({
      ...{ village_id: context.villageId, id, operation: kind.operation, subject_id: subjectId, person_id: personId },
      input_sealed: sealValue(JSON.stringify(input)),
      ...{ queued_by: context.actor.accountId, queued_by_name: context.actor.name },
      ...{ queued_at: context.occurredAt, received_at: context.now },
      ...{ choices: null, settled_by: null, settled_by_name: null, settled_at: null },
    })
    .execute()
  await openTask(context, kind.task, { subjectId: id, ...(personId && { personId }) })
  return id
}

/** What waits about a person that is erased goes with him. */
export const forgetConflicts = async (context: Context, personId: string): Promise<void> => {
  await db(context)
    .deleteFrom('conflicts')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .execute()
}

/** Whoever settles may no longer know of this person: nobody is asked to, until he may be known again. */
export const hideConflicts = async (context: Context, personId: string): Promise<void> =>
  forgetTasks(context, { subjectIds: await openConflictsOf(context, personId) })

export const showConflicts = async (context: Context, task: TaskKind, personId: string): Promise<void> => {
  for (const subjectId of await openConflictsOf(context, personId))
    await openTask(context, task, { subjectId, personId })
}

const openConflictsOf = async (context: Context, personId: string): Promise<string[]> => {
  const rows = await db(context)
    .selectFrom('conflicts')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('person_id', '=', personId)
    .where('settled_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

type Kinds = ReadonlyMap<string, ConflictKind>

/** Who may not do the act itself neither sees nor settles what waits of it. */
const kindFor = (context: Context, kinds: Kinds, row: ConflictRow): ConflictKind | undefined => {
  const kind = kinds.get(row.operation)
  return kind && context.reachIn(kind.operation) ? kind : undefined
}

const inputOf = (row: ConflictRow): never => JSON.parse(openValue(row.input_sealed)) as never

const listHandler = (kinds: Kinds): Handler =>
  handle(listConflicts, async (context) => {
    const rows = await db(context)
      .selectFrom('conflicts')
      .selectAll()
      .where('village_id', '=', context.villageId)
      .where('settled_at', 'is', null)
      .orderBy('received_at')
      .orderBy('id')
      .limit(200)
      .execute()
    const conflicts = []
    for (const row of rows) conflicts.push(...(await shownConflict(context, kindFor(context, kinds, row), row)))
    return { conflicts }
  })

const shownConflict = async (context: Context, kind: ConflictKind | undefined, row: ConflictRow) => {
  const judged = await kind?.judge(context, inputOf(row)).catch((fault: unknown) => {
    if (fault instanceof Refusal && fault.kind === 'missing') return undefined
    throw fault
  })
  if (!judged) return []
  const { subjectName, path, fields } = judged
  const { id, operation, queued_by_name: queuedByName, queued_at: queuedAt, received_at: receivedAt } = row
  const told = { id, operation, subjectName, path, queuedByName, queuedAt, receivedAt }
  return [
    {
      ...told,
      fields: fields.filter(({ verdict }) => verdict === 'conflict'),
      others: fields.filter(({ verdict }) => verdict === 'write'),
    },
  ]
}

const settleHandler = (kinds: Kinds): Handler =>
  handle(settleConflict, async (context, { conflictId, choices }) => {
    const row = await lockConflict(context, conflictId)
    const kind = kindFor(context, kinds, row)
    if (!kind) throw missing('platform.conflictMissing')
    if (row.settled_at !== null) throw new Refusal('rule', 'platform.conflictSettled')
    const input = inputOf(row)
    const { fields } = await kind.judge(context, input)
    const written = fieldsToWrite(fields, choices)
    if (written.length > 0) await kind.write(context, input, written)
    const keptByField = Object.fromEntries(choices.map(({ field, keep }) => [field, keep]))
    await db(context)
      .updateTable('conflicts')
      .set({
        choices: JSON.stringify(keptByField),
        ...{ settled_by: context.actor.accountId, settled_by_name: context.actor.name, settled_at: context.now },
      })
      .where('village_id', '=', context.villageId)
      .where('id', '=', conflictId)
      .execute()
    await endTask(context, kind.task, conflictId, 'settled')
    context.note({ conflict: conflictId, queuedBy: row.queued_by, ...keptByField })
    return { conflictId, written }
  })

const lockConflict = async (context: Context, conflictId: string): Promise<ConflictRow> => {
  const row = await db(context)
    .selectFrom('conflicts')
    .selectAll()
    .where('village_id', '=', context.villageId)
    .where('id', '=', conflictId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw missing('platform.conflictMissing')
  return row
}

/** What was chosen from the phone, and what nobody else touched. A value that moved since it was shown is looked at again. */
const fieldsToWrite = (fields: readonly JudgedField[], choices: readonly ConflictChoice[]): string[] =>
  fields.flatMap(({ field, verdict, current }) => {
    if (verdict !== 'conflict') return verdict === 'write' ? [field] : []
    const choice = choices.find((one) => one.field === field)
    if (choice?.current !== current) throw new Refusal('conflict', 'platform.conflictMoved', { fields: [field] })
    return choice.keep === 'phone' ? [field] : []
  })

export const conflictHandlers = (all: readonly ConflictKind[]): readonly Handler[] => {
  const kinds: Kinds = new Map(all.map((kind) => [kind.operation, kind]))
  return [listHandler(kinds), settleHandler(kinds)]
}

const work = fieldRule('internal', 'purpose.serviceRecord')
const aboutPerson = fieldRule('confidential', 'purpose.serviceRecord')

export const conflictFields = declareFields('conflicts', {
  ...{ village_id: work, id: work, operation: work, input_sealed: fieldRule('sealed', 'purpose.serviceRecord') },
  ...{ subject_id: aboutPerson, person_id: aboutPerson, queued_by: work, queued_by_name: aboutPerson },
  ...{ queued_at: work, received_at: work, choices: work },
  ...{ settled_by: work, settled_by_name: aboutPerson, settled_at: work },
})
