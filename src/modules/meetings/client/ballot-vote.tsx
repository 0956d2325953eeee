import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { Attendee } from '../contract/attendance.ts'
import { voteInBallot } from '../contract/ballot.ts'
import { type BallotProps, waitingVoters } from './ballot-voters.ts'
import { useNameOf } from './meeting-sections.tsx'

const blank = 'blank'

/** Made here and kept nowhere: without it the stored print of a vote could be tried out. */
const newSalt = () =>
  btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(24))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

interface BallotVoteProps extends BallotProps {
  readonly choose: (voter: Attendee) => void
}

/** The name first, then the phone goes to that person. */
export const BallotVote = ({ file, ballot, choose }: BallotVoteProps) => {
  const { say } = useWords()
  const nameOf = useNameOf()
  const waiting = waitingVoters({ file, ballot })
  return (
    <Section
      title={say('meetings.ballot.next')}
      note={say(waiting.length > 0 ? 'meetings.ballot.nextHint' : 'meetings.ballot.everybodyVoted')}
    >
      {waiting.length > 0 && (
        <RowList label={say('meetings.ballot.next')}>
          {waiting.map((one) => (
            <Row key={one.id} title={nameOf(one)} reason={one.from} onClick={() => choose(one)} />
          ))}
        </RowList>
      )}
    </Section>
  )
}

interface VoteCardProps extends BallotProps {
  readonly voter: Attendee
  readonly done: () => void
}

/** All there is on the screen while somebody chooses alone. */
export const VoteCard = ({ file, ballot, voter, done }: VoteCardProps) => {
  const { say } = useWords()
  const toast = useToast()
  const nameOf = useNameOf()
  const [once] = useState(() => ({ id: newId(), salt: newSalt() }))
  const [choice, setChoice] = useState('')
  const vote = useCommand(voteInBallot, {
    refresh: ['meetings'],
    onDone: () => {
      toast({ text: say('meetings.ballot.castDone') })
      done()
    },
  })
  const send = () =>
    vote.send({
      ...{ ...once, meetingId: file.meeting.id, ballotId: ballot.id, attendeeId: voter.id },
      choice: choice === blank ? null : Number(choice),
    })
  return (
    <Card title={say('meetings.ballot.voteTitle', { name: nameOf(voter) })}>
      <Stack gap={16}>
        <RadioCards
          label={say('meetings.ballot.voteLead')}
          name="choice"
          value={choice}
          onChange={setChoice}
          choices={[
            ...ballot.choices.map((label, at) => ({ value: String(at), label })),
            { value: blank, label: say('meetings.ballot.blank') },
          ]}
        />
        <RefusalMessage refusal={vote.refusal} />
        <Cluster gap={12}>
          <Button
            kind="primary"
            busy={vote.busy}
            {...(choice === '' && { disabledBecause: say('meetings.ballot.chooseFirst') })}
            onClick={() => void send()}
          >
            {say('meetings.ballot.cast')}
          </Button>
          <Button kind="quiet" onClick={done}>
            {say('meetings.cancel')}
          </Button>
        </Cluster>
      </Stack>
    </Card>
  )
}
