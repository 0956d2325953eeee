import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import type { Pillar } from '#platform/design/isen.tsx'
import { Row } from '#platform/design/row.tsx'
import type { Task } from '#platform/shared/task-contract.ts'
import { useFrame } from '../shell/frame-context.ts'
import { entryOf } from '../shell/menu-groups.ts'
import { dueOf } from './group-tasks.ts'

const pillarIcons: readonly IconName[] = ['list', 'route', 'store', 'graduation', 'piggy-bank']

/** A task's words come from the module that opened it. */
export const useTaskWords = () => {
  const { say, has } = useWords()
  return (task: Task) => ({
    title: say(`task.${task.kind}.title`, task.values),
    reason: has(`task.${task.kind}.reason`) ? say(`task.${task.kind}.reason`, task.values) : undefined,
    action: has(`task.${task.kind}.action`) ? say(`task.${task.kind}.action`, task.values) : undefined,
  })
}

export const TaskRow = ({ task }: { readonly task: Task }) => {
  const { title, reason } = useTaskWords()(task)
  const { groups } = useFrame()
  const pillar = (task.pillar >= 0 && task.pillar <= 4 ? task.pillar : 0) as Pillar
  const icon = entryOf(groups, task.path)?.icon ?? pillarIcons[pillar] ?? 'list'
  return (
    <Row
      href={task.path}
      tile={{ icon, pillar }}
      title={title}
      reason={reason}
      end={task.dueOn && <DueBadge dueOn={task.dueOn} />}
    />
  )
}

/** Days while they say something; then months, and years. */
const lateness = (days: number): readonly [key: string, count: number] =>
  days < 60
    ? ['today.overdue', days]
    : days < 730
      ? ['today.overdueMonths', Math.floor(days / 30.4)]
      : ['today.overdueYears', Math.floor(days / 365.25)]

const DueBadge = ({ dueOn }: { readonly dueOn: string }) => {
  const { say, formatDate, today } = useWords()
  const due = dueOf(dueOn, today)
  if (due.form === 'overdue') {
    const [key, count] = lateness(due.days)
    return <Badge kind="attention">{say(key, { count })}</Badge>
  }
  if (due.form === 'today') return <Badge kind="attention">{say('today.dueToday')}</Badge>
  if (due.form === 'tomorrow') return <Badge kind="attention">{say('today.dueTomorrow')}</Badge>
  return <Badge>{formatDate(dueOn, due.form === 'weekday' ? 'day' : 'short')}</Badge>
}
