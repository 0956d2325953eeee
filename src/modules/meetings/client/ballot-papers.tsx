import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Details } from '#platform/design/details.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordPaperVoters } from '../contract/ballot.ts'
import { type BallotProps, waitingVoters } from './ballot-voters.ts'
import { useNameOf } from './meeting-sections.tsx'

/** Papers for the box: to whom, and what was counted. */
export const BallotPapers = ({ file, ballot }: BallotProps) => {
  const { say } = useWords()
  const nameOf = useNameOf()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const give = useCommand(recordPaperVoters, { refresh: ['meetings'], onDone: () => setChosen([]) })
  const waiting = waitingVoters({ file, ballot })
  const counted = ballot.boxes.reduce((sum, box) => sum + box.papers, 0)
  const send = () =>
    give.send({
      ...{ meetingId: file.meeting.id, ballotId: ballot.id },
      voters: chosen.map((attendeeId) => ({ id: newId(), attendeeId })),
    })
  return (
    <Details summary={say('meetings.ballot.papers')} open={ballot.papersGiven > 0}>
      <Stack gap={16}>
        <p>{say('meetings.ballot.papersWhy')}</p>
        {ballot.papersGiven > 0 && (
          <p role="status">{say('meetings.ballot.papersGiven', { given: ballot.papersGiven, counted })}</p>
        )}
        {ballot.boxes.map((box) => (
          <p key={box.box} className="small muted">
            {say('meetings.ballot.boxLine', { box: box.box, papers: box.papers, name: box.recordedByName })}
          </p>
        ))}
        {waiting.length > 0 && (
          <CheckGroup
            label={say('meetings.ballot.givePapersTo')}
            name="voters"
            values={chosen}
            onChange={setChosen}
            choices={waiting.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        )}
        <RefusalMessage refusal={give.refusal} />
        <Cluster gap={12}>
          {chosen.length > 0 && (
            <Button busy={give.busy} onClick={() => void send()}>
              {say('meetings.ballot.givePapers')}
            </Button>
          )}
          {ballot.papersGiven > counted && (
            <LinkButton href={`/rapat/${file.meeting.id}/suara/${ballot.id}/kotak`}>
              {say('meetings.ballot.count')}
            </LinkButton>
          )}
        </Cluster>
      </Stack>
    </Details>
  )
}
