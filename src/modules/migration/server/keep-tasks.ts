import type { Context } from '#platform/server/context.ts'
import { endTasks, openTask, type TaskKind } from '#platform/server/tasks.ts'
import type { PlainDate } from '#platform/shared/dates.ts'
import type { EpisodeParts } from '../rules/parts.ts'

interface Due {
  readonly dueOn: PlainDate
  /** Beside the name of whose file it is. */
  readonly values?: Readonly<Record<string, string | number>>
}

/** `null`: its reason is gone. */
export type KeptTask = readonly [kind: TaskKind, due: Due | null]

/** Tasks of a file: each is open with its day while its reason stands; those whose reason is gone end in one statement. */
export const keepTasks = async (
  context: Context,
  { episode, person }: Pick<EpisodeParts, 'episode' | 'person'>,
  tasks: readonly KeptTask[],
): Promise<void> => {
  const gone = tasks.flatMap(([kind, due]) => (due ? [] : [kind]))
  await endTasks(context, gone, episode.id, 'migration.reasonGone')
  for (const [kind, due] of tasks) {
    if (!due) continue
    await openTask(context, kind, {
      ...{ subjectId: episode.id, dueOn: due.dueOn, personId: person.id },
      ...(episode.household_id ? { householdId: episode.household_id } : {}),
      values: { name: person.name, ...due.values },
    })
  }
}
