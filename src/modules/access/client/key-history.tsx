import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listKeyHistory } from '../contract/second-factor.ts'

/** What happened to the keys of this account, and who made a way in to it. */
export const KeyHistory = () => {
  const { say, formatMoment } = useWords()
  const history = useQuery(listKeyHistory, {})
  return (
    <Answer query={history}>
      {({ events }) =>
        events.length === 0 ? null : (
          <Section title={say('access.keyHistory.title')} note={say('access.keyHistory.note')}>
            <RowList label={say('access.keyHistory.title')}>
              {events.map((event) => (
                <Row
                  key={event.id}
                  title={say(`access.keyHistory.${event.kind}`)}
                  reason={[formatMoment(event.at), event.by && say('access.keyHistory.by', { name: event.by })]
                    .filter(Boolean)
                    .join(' · ')}
                />
              ))}
            </RowList>
          </Section>
        )
      }
    </Answer>
  )
}
