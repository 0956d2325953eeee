import { useState } from 'react'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getInvitation, issueInvitation, requestInvitation } from '../contract/invitation.ts'

/** On the page of who is invited: the invitation as a letter of the village, with letterhead, number and QR. */
export const InvitationPart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const meetingId = subject.subjectId ?? ''
  const { data } = useQuery(getInvitation, { meetingId })
  if (!data || (!data.letter && !data.mayBeIssued)) return null
  const isNeeded = data.mayBeIssued && (!data.letter || data.letter.isOutdated)
  return (
    <Section title={say('letters.invitation')} note={say('letters.invitationWhy')}>
      <Stack gap={16}>
        {data.letter && <Issued letter={data.letter} />}
        {isNeeded && <Next key={data.letter?.letterId ?? ''} meetingId={meetingId} invitation={data} />}
      </Stack>
    </Section>
  )
}

type Invitation = OutputOf<typeof getInvitation>
type Letter = NonNullable<Invitation['letter']>

const Issued = ({ letter }: { readonly letter: Letter }) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  return (
    <>
      <p>{say('letters.invitationNumber', { number: letter.number, day: formatDate(letter.issuedOn, 'words') })}</p>
      {letter.isOutdated && (
        <Message kind="attention" title={say('letters.invitationOutdated')}>
          {say('letters.invitationOutdatedWhy')}
        </Message>
      )}
      {may('letters.getLetterFile') && !letter.isOutdated && (
        <Cluster gap={12}>
          <LinkButton href={`/letters/${letter.letterId}.pdf`} icon="printer" newTab>
            {say('letters.invitationPrint')}
          </LinkButton>
          <LinkButton href={`/surat/${letter.letterId}`} kind="quiet">
            {say('letters.invitationOpen')}
          </LinkButton>
        </Cluster>
      )}
    </>
  )
}

interface NextProps {
  readonly meetingId: string
  readonly invitation: Invitation
}

const Next = ({ meetingId, invitation }: NextProps) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const options = { refresh: ['letters', 'platform'] }
  const issue = useCommand(issueInvitation, options)
  const ask = useCommand(requestInvitation, options)
  if (invitation.signs)
    return (
      <>
        <RefusalMessage refusal={issue.refusal} />
        <div>
          <Button icon="file-text" busy={issue.busy} onClick={() => void issue.send({ id, meetingId })}>
            {say('letters.invitationIssue')}
          </Button>
        </div>
      </>
    )
  if (invitation.isAsked) return <p role="status">{say('letters.invitationAsked')}</p>
  return (
    <>
      <RefusalMessage refusal={ask.refusal} />
      <div>
        <Button icon="file-text" busy={ask.busy} onClick={() => void ask.send({ meetingId })}>
          {say('letters.invitationAsk')}
        </Button>
      </div>
    </>
  )
}
