import * as z from 'zod/mini'
import { query } from './operation.ts'

/** One thing that needs somebody. Title and reason are the texts `task.<kind>.title` and `task.<kind>.reason`. */
export const Task = z.object({
  id: z.uuid(),
  kind: z.string(),
  subjectId: z.string(),
  personId: z.nullable(z.uuid()),
  householdId: z.nullable(z.uuid()),
  dueOn: z.nullable(z.string()),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  pillar: z.int(),
  weight: z.int(),
  path: z.string(),
})
export type Task = z.infer<typeof Task>

/** Today, the open tasks of a family and every work list are this one list. */
export const listTasks = query('platform.listTasks', {
  summary: 'Lists what needs the actor, in order: what has come due, by weight, then by day.',
  input: z.object({ personId: z.optional(z.uuid()), householdId: z.optional(z.uuid()) }),
  output: z.object({ tasks: z.array(Task) }),
})

/** The page where a task is done. */
export const filledPath = (
  path: string,
  about: { readonly subjectId: string; readonly personId: string | null; readonly householdId: string | null },
): string =>
  path
    .replace('{subjectId}', about.subjectId)
    .replace('{personId}', about.personId ?? '')
    .replace('{householdId}', about.householdId ?? '')

const far = '9999-12-31'

/**
 * What has come due first, by weight and then by how long ago: a case comes before a question asked once a year, however late
 * that is. Then by day.
 */
export const inTaskOrder = (tasks: readonly Task[], today: string): Task[] => {
  const dayOf = ({ dueOn }: Task) => dueOn ?? far
  const isDue = (task: Task) => dayOf(task) <= today
  const inOrder = (a: Task, b: Task) =>
    Number(isDue(b)) - Number(isDue(a)) ||
    (isDue(a) ? a.weight - b.weight || dayOf(a).localeCompare(dayOf(b)) : dayOf(a).localeCompare(dayOf(b))) ||
    a.weight - b.weight
  return tasks.toSorted(inOrder)
}
