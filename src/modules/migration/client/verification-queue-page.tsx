import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listVerificationQueue, type QueueItem } from '../contract/verification.ts'
import { useLabels } from './labels.ts'
import './verification-queue.css'

/** What waits for the officer and what waits for the head, oldest first, each with its ground. */
export const VerificationQueuePage = () => {
  const query = useQuery(listVerificationQueue, {})
  return <Answer query={query}>{(queue) => <Queue queue={queue} />}</Answer>
}

type QueueList = OutputOf<typeof listVerificationQueue>

const Queue = ({ queue }: { readonly queue: QueueList }) => {
  const { say } = useWords()
  const { may } = useSession()
  const confirms = may('migration.approveVerification')
  const forOfficer = queue.waiting.filter((item) => item.state === 'requested')
  const forHead = queue.waiting.filter((item) => item.state === 'checked')
  const own = confirms ? forHead : forOfficer
  const sections = [
    <QueueSection key="head" title={say('migration.queue.head')} items={forHead} />,
    <QueueSection key="officer" title={say('migration.queue.officer')} items={forOfficer} />,
  ]
  return (
    <Page
      title={say('migration.queue.title')}
      pillar={1}
      lead={say(confirms ? 'migration.queue.leadHead' : 'migration.queue.leadOfficer', { count: own.length })}
    >
      {!queue.headInOffice && <Message title={say('migration.queue.acting')} />}
      {queue.waiting.length === 0 && queue.settled.length === 0 && (
        <EmptyState title={say('migration.queue.empty')} sentence={say('migration.queue.emptySentence')} />
      )}
      {confirms ? sections : sections.toReversed()}
      <QueueSection title={say('migration.queue.settled')} items={queue.settled} />
    </Page>
  )
}

const QueueSection = ({ title, items }: { readonly title: string; readonly items: readonly QueueItem[] }) =>
  items.length === 0 ? null : (
    <Section title={title}>
      <RowList label={title}>
        {items.map((item) => (
          <QueueRow key={item.verificationId} item={item} />
        ))}
      </RowList>
    </Section>
  )

const kinds = { requested: 'attention', checked: 'attention', confirmed: 'good', returned: 'none' } as const

const QueueRow = ({ item }: { readonly item: QueueItem }) => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const plan = [
    country(item.destinationCountry),
    job(item.occupation, item.occupationTold),
    item.hamlet && shownName(item.hamlet),
  ]
  return (
    <Row
      href={`/calon/${item.episodeId}`}
      tile={{ icon: 'shield-check', pillar: 1 }}
      title={item.personName}
      reason={
        <>
          {plan.filter(Boolean).join(' · ')}
          <Grounds item={item} />
          <span className="queue-state">
            <Badge kind={kinds[item.state]}>{say(`migration.verification.state.${item.state}`)}</Badge>{' '}
            <small className="nowrap">{say('migration.queue.since', { day: formatDate(item.stateOn, 'short') })}</small>
          </span>
        </>
      }
    />
  )
}

/** What the decision stands on, a line each: one look tells what is there and what is not. */
const Grounds = ({ item }: { readonly item: QueueItem }) => {
  const { say, formatDate } = useWords()
  if (item.returnReason) return <span className="queue-ground">{say(`migration.return.${item.returnReason}`)}</span>
  const { consultedOn, permissionLetter: number, villageVerified: verified, villageTotal: total } = item
  const grounds = [
    {
      there: consultedOn !== null,
      text: consultedOn
        ? say('migration.queue.consulted', { day: formatDate(consultedOn, 'short') })
        : say('migration.queue.notConsulted'),
    },
    {
      there: number !== null,
      text: number ? say('migration.queue.letter', { number }) : say('migration.queue.noLetter'),
    },
    { there: verified === total, text: say('migration.queue.papers', { verified, total }) },
  ]
  return grounds.map(({ there, text }) => (
    <span key={text} className="queue-ground">
      <Icon
        name={there ? 'check' : 'clock'}
        size={16}
        label={say(there ? 'migration.queue.there' : 'migration.queue.open')}
      />
      <span>{text}</span>
    </span>
  ))
}
