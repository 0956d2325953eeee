import type { PlainDate } from '../shared/dates.ts'
import { newId } from '../shared/ids.ts'
import type { Context } from './context.ts'
import { tablesOf } from './context.ts'

/** One kind of thing that needs somebody: who, why, by when, and the page where it is done. Titles and reasons are texts: `task.<kind>.title`, `task.<kind>.reason`. */
export interface TaskKind {
  readonly kind: `${string}.${string}`
  readonly roles: readonly string[]
  /** 1 today, 2 this week, 3 can wait: order on the list among tasks due the same day. */
  readonly weight: 1 | 2 | 3
  /** Where it is done: a path of the app with `{subjectId}`, `{personId}`, `{householdId}` filled in. */
  readonly path: string
  /** Pillar 1 to 4, or 0 for what belongs to none. */
  readonly pillar: 0 | 1 | 2 | 3 | 4
}

export interface OpenTask {
  readonly subjectId: string
  readonly dueOn?: PlainDate
  readonly personId?: string
  readonly householdId?: string
  /** Of whom alone it is told: nobody else with the role sees it, not even that it is there. */
  readonly accountId?: string
  /** Fills the text's blanks. Confidential: shown only to the roles of the kind. */
  readonly values?: Readonly<Record<string, string | number>>
}

interface TaskTables {
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
    opened_at: string
    ended_at: string | null
    ended_because: string | null
  }
}

const db = tablesOf<TaskTables>()

/** Opens a task, or moves the open one of the same kind and subject to what is said now. */
export const openTask = async (context: Context, kind: TaskKind, task: OpenTask): Promise<void> => {
  await db(context)
    .insertInto('tasks')
    .values({
      village_id: context.villageId,
      id: newId(),
      kind: kind.kind,
      subject_id: task.subjectId,
      person_id: task.personId ?? null,
      household_id: task.householdId ?? null,
      account_id: task.accountId ?? null,
      due_on: task.dueOn ?? null,
      text_values: JSON.stringify(task.values ?? {}),
      opened_at: context.now,
      ended_at: null,
      ended_because: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['village_id', 'kind', 'subject_id'])
        .where('ended_at', 'is', null)
        .doUpdateSet({
          ...{ due_on: task.dueOn ?? null, text_values: JSON.stringify(task.values ?? {}) },
          account_id: task.accountId ?? null,
        }),
    )
    .execute()
}

/** Ends the open task of a kind and subject, if there is one: its reason is gone. */
export const endTask = (context: Context, kind: TaskKind, subjectId: string, because: string): Promise<void> =>
  endTasks(context, [kind], subjectId, because)

/** The same for several kinds at once. */
export const endTasks = async (
  context: Context,
  kinds: readonly TaskKind[],
  subjectId: string,
  because: string,
): Promise<void> => {
  if (kinds.length === 0) return
  const names = kinds.map(({ kind }) => kind)
  await db(context)
    .updateTable('tasks')
    .set({ ended_at: context.now, ended_because: because })
    .where('village_id', '=', context.villageId)
    .where('kind', '=', (eb) => eb.fn.any(eb.val(names)))
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .execute()
}

export const isTaskOpen = async (context: Context, kind: TaskKind, subjectId: string): Promise<boolean> => {
  const open = await db(context)
    .selectFrom('tasks')
    .select('id')
    .where('village_id', '=', context.villageId)
    .where('kind', '=', kind.kind)
    .where('subject_id', '=', subjectId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return open !== undefined
}

/** What tasks said of a person, or of other subjects, goes; the open ones end. For erasing (UU 27/2022 art. 43). */
export const forgetTasks = async (
  context: Context,
  about: { readonly personId: string } | { readonly subjectIds: readonly string[] },
): Promise<void> => {
  if ('subjectIds' in about && about.subjectIds.length === 0) return
  const tasks = db(context).updateTable('tasks').where('village_id', '=', context.villageId)
  const theirs =
    'personId' in about
      ? tasks.where((on) => on.or([on('person_id', '=', about.personId), on('subject_id', '=', about.personId)]))
      : tasks.where('subject_id', 'in', [...about.subjectIds])
  await theirs
    .set((columns) => ({
      text_values: '{}',
      ended_at: columns.fn.coalesce('ended_at', columns.val(context.now)),
      ended_because: columns.fn.coalesce('ended_because', columns.val('erased')),
    }))
    .execute()
}
