import { Fragment, lazy, Suspense } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { queryNamed } from '#platform/client/call-operation.ts'
import { usePreferences } from '#platform/client/preferences.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { Slot, useHasParts } from '#platform/client/slot.tsx'
import { useOnline } from '#platform/client/use-online.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import type { listTasks, Task } from '#platform/shared/task-contract.ts'
import { useKeepIsOffered } from '../phone/kept-here.ts'
import { countInWords, dayLine, greetingKey, hourIn } from './greeting.ts'
import type { TaskGroups } from './group-tasks.ts'
import { groupTasks, pileUp } from './group-tasks.ts'
import { TaskRow, useTaskWords } from './task-row.tsx'
import { WorkList } from './work-list.tsx'

const VillagePicture = lazy(() => import('./village-picture.tsx'))

// Its schemas are the server's to check: the first screen comes without them.
const openTasks = queryNamed<typeof listTasks>('platform.listTasks')

/** The first page: who comes by the family's door finds the own news, everybody else the work. */
export const TodayPage = () => (useHasParts('my-home') ? <Slot place="my-home" /> : <WorkToday />)

/** What needs this reader now, why, and the one thing to begin with. */
const WorkToday = () => {
  const words = useWords()
  const { account, village, term, may } = useSession()
  const hasTasks = may('platform.listTasks') && village !== null
  const query = useQuery(openTasks, {}, { enabled: hasTasks, refetchEveryMilliseconds: 5 * 60_000 })
  const groups = query.data && groupTasks(query.data.tasks, words.today)
  const { say, language } = words
  const lead = hasTasks
    ? groups && leadOf(words, query.data?.tasks.length ?? 0, groups.dueToday)
    : say('today.area', { place: term?.place ?? '' })
  const aside = useAside(query.data?.tasks ?? [], village !== null)
  return (
    <Page
      eyebrow={dayLine(words, village?.code)}
      title={say(greetingKey(hourIn(words.zone)), { name: account?.name ?? '' })}
      lead={lead && <Rich text={lead} />}
      aside={aside}
    >
      {hasTasks ? (
        <Answer query={query}>
          {({ tasks }) => <TaskList groups={groupTasks(tasks, words.today)} key={language} />}
        </Answer>
      ) : (
        <>
          <Slot place="today-area" />
          <WorkList />
        </>
      )}
    </Page>
  )
}

const leadOf = ({ say, language }: ReturnType<typeof useWords>, count: number, due: number): string =>
  count === 0
    ? say('today.none')
    : say('today.lead', {
        count,
        words: countInWords(count, language),
        due,
        dueWords: capital(countInWords(due, language)),
      })

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** What other modules add for today, the week and the village as pictures, and the state of the line. */
const useAside = (tasks: readonly Task[], inVillage: boolean) => {
  const { say } = useWords()
  const online = useOnline()
  const { easy } = usePreferences()
  const hasParts = useHasParts('today')
  const hasPictures = inVillage && !easy
  const mayKeep = useKeepIsOffered()
  if (online && !hasParts && !hasPictures && !mayKeep) return undefined
  return (
    <>
      <Slot place="today" />
      {hasPictures && (
        <Suspense>
          <VillagePicture tasks={tasks} />
        </Suspense>
      )}
      {mayKeep && <KeepOffer />}
      {!online && (
        <Message kind="attention" icon="cloud-off" title={say('shell.offlineTitle')}>
          {say('shell.offlineWhy')}
        </Message>
      )}
    </>
  )
}

/** Once on this phone: the village can be kept here, for the days without a signal. */
const KeepOffer = () => {
  const { say } = useWords()
  const { village } = useSession()
  const keep = say(village ? 'shell.keepVillage' : 'shell.keepArea')
  return (
    <Message
      icon="cloud-off"
      title={keep}
      action={
        <LinkButton compact href="/simpan-desa">
          {keep}
        </LinkButton>
      }
    >
      {say(village ? 'shell.offerWhy' : 'shell.offerAreaWhy')}
    </Message>
  )
}

const TaskList = ({ groups }: { readonly groups: TaskGroups }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { easy } = usePreferences()
  if (!groups.first) {
    return (
      <EmptyState
        title={say('today.emptyTitle')}
        sentence={say('today.emptySentence')}
        action={
          may('registry.listHouseholds') && (
            <LinkButton href="/keluarga" icon="users">
              {say('today.visit')}
            </LinkButton>
          )
        }
      />
    )
  }
  if (easy) return <OneThing first={groups.first} others={[...groups.today, ...groups.week, ...groups.later]} />
  return (
    <>
      <FirstStep task={groups.first} />
      <TaskSection title={say('today.groupToday')} tasks={groups.today} />
      <TaskSection title={say('today.groupWeek')} tasks={groups.week} />
      {groups.later.length > 0 && (
        <Details
          summary={say('today.later', { count: groups.later.length })}
          open={groups.today.length + groups.week.length < 4}
        >
          <TaskPiles tasks={groups.later} />
        </Details>
      )}
    </>
  )
}

/** Easy mode: the step alone; the others when asked for. */
const OneThing = ({ first, others }: { readonly first: Task; readonly others: readonly Task[] }) => {
  const { say } = useWords()
  return (
    <>
      <FirstStep task={first} />
      {others.length > 0 && (
        <Details summary={say('today.others', { count: others.length })}>
          <TaskPiles tasks={others} />
        </Details>
      )}
    </>
  )
}

const FirstStep = ({ task }: { readonly task: Task }) => {
  const { say } = useWords()
  const { title, reason, action } = useTaskWords()(task)
  return (
    <StepCard
      eyebrow={say('today.firstStep')}
      title={title}
      reason={reason}
      action={
        <LinkButton kind="turmeric" href={task.path} icon="arrow-right">
          {action ?? say('today.open')}
        </LinkButton>
      }
    />
  )
}

const TaskSection = ({ title, tasks }: { readonly title: string; readonly tasks: readonly Task[] }) =>
  tasks.length === 0 ? null : (
    <Section title={title}>
      <TaskPiles tasks={tasks} />
    </Section>
  )

const TaskPiles = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const { say, has } = useWords()
  return pileUp(tasks, (kind) => has(`task.${kind}.many`)).map(({ kind, shown, alike }) => (
    <Fragment key={kind}>
      <TaskRows tasks={shown} />
      {alike.length > 0 && (
        <Details summary={say(shown.length === 0 ? `task.${kind}.many` : 'today.alike', { count: alike.length })}>
          <TaskRows tasks={alike} />
        </Details>
      )}
    </Fragment>
  ))
}

const TaskRows = ({ tasks }: { readonly tasks: readonly Task[] }) =>
  tasks.length === 0 ? null : (
    <RowList>
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} />
      ))}
    </RowList>
  )
