import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { confirmMinutes, type MeetingFile } from '../contract/meeting.ts'
import { isDecisionOpen, type NextStep } from '../rules/state.ts'
import type { FileProps } from './meeting-answer.tsx'

const operationOf: Readonly<Record<NextStep, string>> = {
  nameInvitees: 'meetings.recordInvitees',
  invite: 'meetings.recordInvitation',
  await: 'meetings.getMeetingPrint',
  takeAttendance: 'meetings.recordAttendance',
  closeBallot: 'meetings.closeBallot',
  writeMinutes: 'meetings.recordMinutes',
  confirmMinutes: 'meetings.getMeeting',
  followUp: 'meetings.recordFollowUp',
  none: '',
}

const pathOf = ({ meeting, ballots, decisions, nextStep }: MeetingFile): string => {
  const path = `/rapat/${meeting.id}`
  if (nextStep === 'await') return `/meetings/${meeting.id}/daftar-hadir.pdf`
  if (nextStep === 'takeAttendance') return `${path}/hadir`
  if (nextStep === 'writeMinutes') return `${path}/notulen`
  if (nextStep === 'closeBallot') return `${path}/suara/${ballots?.find((one) => !one.isClosed)?.id ?? ''}`
  if (nextStep === 'followUp') return `/putusan/${decisions.find((one) => isDecisionOpen(one.state))?.id ?? ''}`
  return `${path}/undangan`
}

/** The one filled surface of the page. Absent for whoever cannot do this step. */
export const StepOfMeeting = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { nextStep } = file
  if (nextStep === 'none' || !may(operationOf[nextStep])) return null
  if (nextStep === 'confirmMinutes')
    return file.mayConfirm ? (
      <ConfirmCard file={file} />
    ) : (
      <StepCard title={say('meetings.step.confirmByOther')} reason={say('meetings.step.confirmByOtherWhy')} />
    )
  return (
    <StepCard
      title={say(`meetings.step.${nextStep}`)}
      reason={say(`meetings.step.${nextStep}Why`)}
      action={
        <LinkButton kind="turmeric" href={pathOf(file)} newTab={nextStep === 'await'}>
          {say(`meetings.step.${nextStep}Do`)}
        </LinkButton>
      }
    />
  )
}

const ConfirmCard = ({ file }: FileProps) => {
  const { say } = useWords()
  const toast = useToast()
  const [id] = useState(newId)
  const confirm = useCommand(confirmMinutes, {
    onDone: () => toast({ text: say('meetings.confirmed') }),
  })
  return (
    <>
      <StepCard
        title={say('meetings.step.confirmMinutes')}
        reason={say('meetings.step.confirmMinutesWhy')}
        action={
          <Button
            kind="turmeric"
            icon="check"
            busy={confirm.busy}
            onClick={() => void confirm.send({ id, meetingId: file.meeting.id })}
          >
            {say('meetings.step.confirmMinutesDo')}
          </Button>
        }
      />
      <RefusalMessage refusal={confirm.refusal} />
    </>
  )
}
