import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { FieldChange } from '../contract/change.ts'
import { reverseLifeEvent } from '../contract/life-event.ts'
import type { CodeListName } from '../rules/code-lists.ts'
import { useLabels } from './labels.ts'
import type { PersonFile } from './person-page.tsx'
import { useReadWord } from './use-read-word.ts'

/** What happened, what was changed and by whom, and who opened this file. */
export const PersonHistory = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  return (
    <>
      {file.events.length > 0 && <EventsSection file={file} />}
      <Section title={say('registry.changesTitle')} note={say('registry.changesNote')}>
        {file.history.length === 0 ? (
          <EmptyState title={say('registry.neverChanged')} />
        ) : (
          <Changes history={file.history} />
        )}
      </Section>
      {!file.withheld && <Reads reads={file.reads} />}
    </>
  )
}

type Read = PersonFile['reads'][number]

const Reads = ({ reads }: { readonly reads: readonly Read[] }) => {
  const { say, formatMoment } = useWords()
  const readWord = useReadWord()
  return (
    <Section title={say('registry.readsTitle')} note={say('registry.readsNote')}>
      <RowList label={say('registry.readsTitle')}>
        {groupReads(reads).map(({ read, times }) => (
          <Row
            key={read.id}
            tile={{ icon: 'eye' }}
            title={read.actorName}
            reason={[
              say(`access.role.${read.actorRole}`),
              readWord(read.operation),
              times > 1 && say('registry.times', { count: times }),
              formatMoment(read.readAt),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </RowList>
    </Section>
  )
}

/** The same person doing the same on one day is one line, with how often and when last. */
export const groupReads = (reads: readonly Read[]): { readonly read: Read; readonly times: number }[] =>
  [...Map.groupBy(reads, (read) => `${read.actorName} ${read.operation} ${read.readAt.slice(0, 10)}`).values()].flatMap(
    (same) => (same[0] ? [{ read: same[0], times: same.length }] : []),
  )

const EventsSection = ({ file }: { readonly file: PersonFile }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const [eventId] = useState(newId)
  const reverse = useCommand(reverseLifeEvent, { refresh: ['registry'] })
  return (
    <Section title={say('registry.events')}>
      <Timeline
        items={file.events.map((event) => ({
          id: event.id,
          when: formatDate(event.occurredOn),
          title: say(`registry.event.${event.kind}`),
          ...(event.place && { note: event.place }),
          badge: event.reversed ? (
            <Badge>{say('registry.takenBack')}</Badge>
          ) : may('registry.reverseLifeEvent') ? (
            <Button compact kind="quiet" onClick={() => void reverse.send({ id: eventId, eventId: event.id })}>
              {say('registry.takeBack')}
            </Button>
          ) : undefined,
        }))}
      />
      <RefusalMessage refusal={reverse.refusal} />
    </Section>
  )
}

const listByField: Readonly<Record<string, CodeListName>> = {
  educationCode: 'education',
  educationNowCode: 'currentEducation',
  occupationCode: 'occupation',
  maritalCode: 'marital',
  citizenshipCode: 'citizenship',
  relation: 'relation',
}

const wordByField: Readonly<Record<string, string>> = {
  sex: 'sex',
  lifeStatus: 'life',
  verifiedLevel: 'level',
  birthPrecision: 'precision',
}

const choiceOfPaper = /^paper\.(maritalOnPaper|schoolLevel|package|membership|passportType)$/

/** A stored value as the reader knows it. */
export const useShownValue = () => {
  const { say, formatDate } = useWords()
  const { label } = useLabels()
  return (field: string, value: string | null): string => {
    if (value === null) return say('registry.notFilled')
    const list = listByField[field]
    if (list) return label(list, value)
    const word = wordByField[field] ?? (choiceOfPaper.test(field) ? 'paperWord' : undefined)
    if (word) return say(`registry.${word}.${value}`)
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? formatDate(value) : value
  }
}

const Changes = ({ history }: { readonly history: readonly FieldChange[] }) => {
  const { say, formatMoment } = useWords()
  const shown = useShownValue()
  return (
    <Timeline
      items={history.map((change) => ({
        id: change.id,
        when: say(`registry.field.${change.field}`),
        title: shown(change.field, change.after),
        note: [
          change.recordedByName,
          formatMoment(change.recordedAt),
          say(`registry.source.${change.source.split(':')[0]}`),
          change.reason,
        ]
          .filter(Boolean)
          .join(' · '),
        ...(change.before !== null && { struck: shown(change.field, change.before) }),
      }))}
    />
  )
}
