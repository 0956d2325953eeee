import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { listTasks, type Task } from '#platform/shared/task-contract.ts'

interface FamilyTasksProps {
  readonly householdId?: string
  readonly personIds: readonly string[]
}

/** The one next step of this family, and what else waits. Tasks come from every module; nobody builds reminders here. */
export const FamilyTasks = ({ householdId, personIds }: FamilyTasksProps) => {
  const { say } = useWords()
  const query = useQuery(listTasks, {})
  const tasks = (query.data?.tasks ?? []).filter(
    (task) => (householdId && task.householdId === householdId) || (task.personId && personIds.includes(task.personId)),
  )
  const [first, ...others] = tasks
  if (!first) return null
  return (
    <>
      <FirstStep task={first} />
      {others.length > 0 && (
        <Section title={say('registry.alsoWaiting')}>
          <RowList label={say('registry.alsoWaiting')}>
            {others.map((task) => (
              <TaskRow key={task.id} task={task} />
            ))}
          </RowList>
        </Section>
      )}
    </>
  )
}

const useTaskWords = (task: Task) => {
  const { say, has } = useWords()
  const of = (part: string) => (has(`task.${task.kind}.${part}`) ? say(`task.${task.kind}.${part}`, task.values) : '')
  return { title: of('title'), reason: of('reason'), action: of('action') || say('registry.doIt') }
}

const FirstStep = ({ task }: { readonly task: Task }) => {
  const { say, formatDate } = useWords()
  const { title, reason, action } = useTaskWords(task)
  return (
    <StepCard
      title={title}
      reason={[reason, task.dueOn && say('registry.dueOn', { date: formatDate(task.dueOn) })].filter(Boolean).join(' ')}
      action={
        <LinkButton kind="turmeric" href={task.path}>
          {action}
        </LinkButton>
      }
    />
  )
}

const TaskRow = ({ task }: { readonly task: Task }) => {
  const { formatDate, today } = useWords()
  const { title, reason } = useTaskWords(task)
  return (
    <Row
      href={task.path}
      title={title}
      reason={reason}
      end={
        task.dueOn && <Badge kind={task.dueOn <= today ? 'attention' : 'none'}>{formatDate(task.dueOn, 'short')}</Badge>
      }
    />
  )
}
