import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordInvitees, withdrawInvitee } from '../contract/attendance.ts'
import { invitationChannels, recordInvitation } from '../contract/meeting.ts'
import { type AddedPerson, AddPerson } from './add-person.tsx'
import { InviteMany } from './invite-many.tsx'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'
import { useNameOf } from './meeting-sections.tsx'

/** Who is invited, and that the invitation went out. */
export const InviteesPage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <Invitees file={file} />}</MeetingAnswer>
)

const Invitees = ({ file }: FileProps) => {
  const { say } = useWords()
  const toast = useToast()
  const nameOf = useNameOf()
  const invite = useCommand(recordInvitees)
  const add = async ({ name, ...person }: AddedPerson) => {
    const done = await invite.send({ meetingId: file.meeting.id, people: [person] })
    if (done) toast({ text: say(done.added > 0 ? 'meetings.addedToList' : 'meetings.wasOnList', { name }) })
  }
  const takeOff = useCommand(withdrawInvitee)
  const invited = file.attendees.filter((one) => one.invited)
  return (
    <Page
      title={say('meetings.invitees')}
      lead={<Rich text={say('meetings.inviteesLead', { count: invited.length })} />}
      width="narrow"
      trail={useTrail(file)}
    >
      <Section title={say('meetings.addSomebody')}>
        <AddPerson onAdd={(person) => void add(person)} votesByDefault />
        <RefusalMessage refusal={invite.refusal} />
        <InviteMany file={file} />
      </Section>
      <Slot place="meeting-invitation" subject={{ subjectId: file.meeting.id }} />
      {invited.length > 0 && (
        <>
          <SendSection file={file} />
          <Section title={say('meetings.invitedNames')}>
            <RefusalMessage refusal={takeOff.refusal} />
            <RowList label={say('meetings.invitedNames')}>
              {invited.map((one) => (
                <Row
                  key={one.id}
                  title={nameOf(one)}
                  reason={[one.from, !one.mayVote && say('meetings.withoutVote')].filter(Boolean).join(' · ')}
                  end={
                    one.status === 'unmarked' && (
                      <IconButton
                        icon="x"
                        quiet
                        label={say('meetings.takeOff', { name: nameOf(one) })}
                        onClick={() => void takeOff.send({ meetingId: file.meeting.id, attendeeId: one.id })}
                      />
                    )
                  }
                />
              ))}
            </RowList>
          </Section>
        </>
      )}
    </Page>
  )
}

const SendSection = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => ({ sentOn: today as string, channel: '' }))
  const form = useForm({
    initial,
    command: recordInvitation,
    toInput: (values) => ({ ...values, id, meetingId: file.meeting.id }) as InputOf<typeof recordInvitation>,
    onDone: () => go(`/rapat/${file.meeting.id}`),
  })
  return (
    <Section title={say('meetings.sendInvitation')} note={say('meetings.sendInvitationNote')}>
      <form {...form.props}>
        <ChoiceField
          label={say('meetings.channelField')}
          choices={invitationChannels.map((value) => ({ value, label: say(`meetings.channel.${value}`) }))}
          {...form.field('channel')}
        />
        <DateField label={say('meetings.sentOn')} latest={today} {...form.field('sentOn')} />
        <RefusalMessage refusal={form.refusal} />
        <Cluster gap={12}>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('meetings.step.inviteDo')}
          </Button>
          <LinkButton icon="printer" href={`/meetings/${file.meeting.id}/undangan.pdf`} newTab>
            {say('meetings.printInvitation')}
          </LinkButton>
        </Cluster>
      </form>
    </Section>
  )
}
