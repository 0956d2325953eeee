import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Bars } from '#platform/design/bars.tsx'
import { Details } from '#platform/design/details.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { isOpen } from '../rules/state.ts'
import type { BallotProps } from './ballot-voters.ts'
import { useOutcome } from './ballots-section.tsx'
import { useNameOf } from './meeting-sections.tsx'

/** After the close: what was decided, why it counts, and every number. */
export const BallotResult = ({ file, ballot }: BallotProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const outcome = useOutcome()
  const { result, choices } = ballot
  if (!result) return null
  const { here, paper } = result
  const sum = (votes: readonly number[]) => votes.reduce((all, one) => all + one, 0)
  const isDecided = result.outcome === 'decided'
  const canDecide = isDecided && may('meetings.recordDecision') && isOpen(file.meeting.state)
  return (
    <>
      <Message kind={isDecided ? 'good' : 'attention'} title={outcome(ballot)}>
        {say('meetings.outcome.why', {
          ...{ present: result.present, entitled: result.entitled },
          ...{ quorum: result.quorumNeeded ?? 0, needed: result.majorityNeeded ?? 0 },
        })}
      </Message>
      <Bars
        label={say('meetings.ballot.resultOf', { question: ballot.question })}
        bars={choices.map((label, at) => ({ label, value: (here.votes[at] ?? 0) + (paper.votes[at] ?? 0) }))}
      />
      <p className="small muted">
        {say('meetings.ballot.ofHere', { here: sum(here.votes), paper: sum(paper.votes) })}.{' '}
        {say('meetings.ballot.notCast', { blank: here.blank + paper.blank, spoilt: here.spoilt + paper.spoilt })}.
      </p>
      {canDecide && (
        <div>
          <LinkButton kind="primary" href={`/rapat/${file.meeting.id}/putusan?suara=${ballot.id}`}>
            {say('meetings.ballot.makeDecision')}
          </LinkButton>
        </div>
      )}
      {result.named && result.named.length > 0 && <NamedVotes file={file} ballot={ballot} named={result.named} />}
    </>
  )
}

type Named = NonNullable<NonNullable<BallotProps['ballot']['result']>['named']>

const NamedVotes = ({ file, ballot, named }: BallotProps & { readonly named: Named }) => {
  const { say } = useWords()
  const nameOf = useNameOf()
  const voices = file.attendees.flatMap((one) => {
    const voice = named.find((vote) => vote.attendeeId === one.id)
    return voice ? [{ ...one, choice: voice.choice }] : []
  })
  return (
    <Details summary={say('meetings.ballot.named')}>
      <RowList label={say('meetings.ballot.named')}>
        {voices.map((one) => (
          <Row
            key={one.id}
            title={nameOf(one)}
            end={one.choice === null ? say('meetings.ballot.blank') : ballot.choices[one.choice]}
          />
        ))}
      </RowList>
    </Details>
  )
}
