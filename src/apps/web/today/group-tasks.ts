import type { PlainDate } from '#platform/shared/dates.ts'
import { addDays, daysBetween } from '#platform/shared/dates.ts'
import type { Task } from '#platform/shared/task-contract.ts'

export interface TaskGroups {
  /** The one next step. */
  readonly first: Task | undefined
  readonly today: readonly Task[]
  readonly week: readonly Task[]
  readonly later: readonly Task[]
  /** How many must be done today, the first one included. */
  readonly dueToday: number
}

/** What is asked of many at once is one line; the first of what cannot wait stand by themselves. */
export interface Pile {
  readonly kind: string
  readonly shown: readonly Task[]
  readonly alike: readonly Task[]
}

const fewest = 3

/** Tasks of one kind together, in the order of their first; `isNamed`: the kind has words for many of it. */
export const pileUp = (tasks: readonly Task[], isNamed: (kind: string) => boolean): Pile[] =>
  [...Map.groupBy(tasks, ({ kind }) => kind)].map(([kind, all]) => {
    const stay = all.length <= fewest ? all.length : all[0]?.weight === 1 || !isNamed(kind) ? fewest - 1 : 0
    return { kind, shown: all.slice(0, stay), alike: all.slice(stay) }
  })

/** Tasks come in order; the first is the step, the others fall into today, seven days, and later. */
export const groupTasks = (tasks: readonly Task[], today: PlainDate): TaskGroups => {
  const [first, ...others] = tasks
  const weekEnd = addDays(today, 7)
  // What can wait is never of today, however long it has been due.
  const isDue = (task: Task) => task.dueOn !== null && task.dueOn <= today
  const isToday = (task: Task) => isDue(task) && task.weight < 3
  const isWeek = (task: Task) => !isToday(task) && (task.dueOn === null ? task.weight <= 2 : task.dueOn <= weekEnd)
  return {
    first,
    today: others.filter(isToday),
    week: [
      ...others.filter((task) => isWeek(task) && !isDue(task)),
      ...others.filter((task) => isWeek(task) && isDue(task)),
    ],
    later: others.filter((task) => !isToday(task) && !isWeek(task)),
    dueToday: tasks.filter(isToday).length,
  }
}

/** How a due day is said: late and near ones as such, this week by name, others by date. */
export const dueOf = (
  dueOn: string,
  today: PlainDate,
): { readonly form: 'overdue' | 'today' | 'tomorrow' | 'weekday' | 'date'; readonly days: number } => {
  const days = daysBetween(today, dueOn as PlainDate)
  if (days < 0) return { form: 'overdue', days: -days }
  if (days === 0) return { form: 'today', days }
  if (days === 1) return { form: 'tomorrow', days }
  return { form: days < 7 ? 'weekday' : 'date', days }
}
