import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { Ballot } from '../contract/ballot.ts'
import type { FileProps } from './meeting-answer.tsx'

/** What a closed ballot says, in one sentence. */
export const useOutcome = () => {
  const { say } = useWords()
  return ({ choices, result }: Ballot): string =>
    result ? say(`meetings.outcome.${result.outcome}`, { choice: choices[result.winner ?? -1] ?? '' }) : ''
}

export const BallotsSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const outcome = useOutcome()
  if (file.ballots === null) return <p className="small muted">{say('meetings.ballotsAtOffice')}</p>
  if (file.ballots.length === 0) return null
  return (
    <Section title={say('meetings.ballots')}>
      <RowList label={say('meetings.ballots')}>
        {file.ballots.map((ballot) => (
          <Row
            key={ballot.id}
            href={`/rapat/${file.meeting.id}/suara/${ballot.id}`}
            title={ballot.question}
            reason={[say(`meetings.secrecy.${ballot.secrecy}`), outcome(ballot) || say('meetings.ballot.hidden')].join(
              ' · ',
            )}
            end={
              <Badge kind={ballot.isClosed ? 'none' : 'info'} icon={null}>
                {say(ballot.isClosed ? 'meetings.ballot.isClosed' : 'meetings.ballot.isOpen')}
              </Badge>
            }
          />
        ))}
      </RowList>
    </Section>
  )
}
