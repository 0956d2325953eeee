import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { Attendee } from '../contract/attendance.ts'
import { closeBallot } from '../contract/ballot.ts'
import { BallotPapers } from './ballot-papers.tsx'
import { BallotResult } from './ballot-result.tsx'
import { BallotVote, VoteCard } from './ballot-vote.tsx'
import { type BallotProps, waitingVoters } from './ballot-voters.ts'
import { MeetingAnswer, useTrail } from './meeting-answer.tsx'

/** One ballot: who still votes, the papers, the close; and only then the result. */
export const BallotPage = ({ params }: PageProps) => {
  const { say } = useWords()
  return (
    <MeetingAnswer meetingId={params.meetingId}>
      {(file) => {
        const ballot = file.ballots?.find((one) => one.id === params.ballotId)
        if (!ballot)
          return (
            <EmptyState title={say(file.ballots === null ? 'meetings.ballotsAtOffice' : 'meetings.ballotMissing')} />
          )
        return <BallotFile file={file} ballot={ballot} />
      }}
    </MeetingAnswer>
  )
}

const BallotFile = ({ file, ballot }: BallotProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [voter, setVoter] = useState<Attendee | null>(null)
  const waiting = waitingVoters({ file, ballot })
  const way = [say(`meetings.secrecy.${ballot.secrecy}`), say(`meetings.majority.${ballot.majority}`)].join(' · ')
  return (
    <Page
      title={ballot.question}
      eyebrow={say('meetings.ballots')}
      lead={say(ballot.isClosed ? 'meetings.ballot.isClosed' : 'meetings.ballot.hidden')}
      meta={way}
      width="narrow"
      trail={useTrail(file)}
    >
      {ballot.result ? (
        <BallotResult file={file} ballot={ballot} />
      ) : (
        <>
          <Progress
            label={say('meetings.ballot.progress')}
            value={ballot.voters.length}
            max={ballot.voters.length + waiting.length}
          />
          {voter ? (
            <VoteCard key={voter.id} file={file} ballot={ballot} voter={voter} done={() => setVoter(null)} />
          ) : (
            <>
              {may('meetings.voteInBallot') && <BallotVote file={file} ballot={ballot} choose={setVoter} />}
              {may('meetings.recordPaperVoters') && <BallotPapers file={file} ballot={ballot} />}
              {may('meetings.closeBallot') && <CloseBallot file={file} ballot={ballot} />}
            </>
          )}
        </>
      )}
    </Page>
  )
}

const CloseBallot = ({ file, ballot }: BallotProps) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const [isAsking, setAsking] = useState(false)
  const counted = ballot.boxes.reduce((sum, box) => sum + box.papers, 0)
  const isComplete = waitingVoters({ file, ballot }).length === 0 && counted >= ballot.papersGiven
  const close = useCommand(closeBallot, { onDone: () => setAsking(false) })
  return (
    <div>
      <Button icon="lock" {...(isComplete && { kind: 'primary' })} onClick={() => setAsking(true)}>
        {say('meetings.ballot.close')}
      </Button>
      <Dialog
        open={isAsking}
        title={say('meetings.ballot.closeAsk')}
        onClose={() => setAsking(false)}
        confirm={
          <Button
            kind="primary"
            busy={close.busy}
            onClick={() => void close.send({ id, meetingId: file.meeting.id, ballotId: ballot.id })}
          >
            {say('meetings.ballot.close')}
          </Button>
        }
      >
        <p>{say('meetings.ballot.closeWhy')}</p>
        <RefusalMessage refusal={close.refusal} />
      </Dialog>
    </div>
  )
}
