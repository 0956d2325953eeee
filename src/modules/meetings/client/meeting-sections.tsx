import { shownName } from '#modules/registry/contract.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Details } from '#platform/design/details.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { dayIn } from '#platform/shared/dates.ts'
import type { Attendee } from '../contract/attendance.ts'
import { findMeetingKind } from '../contract/kinds.ts'
import { isOpen } from '../rules/state.ts'
import type { FileProps } from './meeting-answer.tsx'

export const useNameOf = () => {
  const { say } = useWords()
  return ({ name }: Pick<Attendee, 'name'>): string => (name === null ? say('meetings.nameHidden') : shownName(name))
}

export const badgeKindOf = (status: Attendee['status']) =>
  status === 'present' ? 'good' : status === 'late' ? 'attention' : status === 'unmarked' ? 'none' : 'info'

export const PlanSection = ({ file: { meeting } }: FileProps) => {
  const { say, formatDate } = useWords()
  const until = meeting.endsAt ? `${meeting.startsAt}–${meeting.endsAt}` : meeting.startsAt
  return (
    <Section title={say('meetings.plan')}>
      <Facts
        stacked
        facts={[
          { label: say('meetings.heldOn'), value: formatDate(meeting.heldOn, 'weekday') },
          { label: say('meetings.hours'), value: until },
          { label: say('meetings.place'), value: meeting.place },
          ...(meeting.forWhom ? [{ label: say('meetings.forWhom'), value: meeting.forWhom }] : []),
          ...(meeting.leaderName ? [{ label: say('meetings.leaderName'), value: meeting.leaderName }] : []),
          ...(meeting.quorum !== 'none'
            ? [{ label: say('meetings.quorumField'), value: say(`meetings.quorum.${meeting.quorum}`) }]
            : []),
        ]}
      />
      {meeting.agenda.length > 0 && (
        <>
          <h3>{say('meetings.agenda')}</h3>
          <ol>
            {meeting.agenda.map(({ subject }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the agenda is its order
              <li key={at}>{`${at + 1}. ${subject}`}</li>
            ))}
          </ol>
        </>
      )}
    </Section>
  )
}

/** The sum in words, and each name when wanted. */
export const PeopleSection = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const nameOf = useNameOf()
  const { attendance, attendees, meeting } = file
  const marked = attendance.people - attendance.unmarked
  const canMark = may('meetings.recordAttendance') && isOpen(meeting.state) && file.nextStep !== 'takeAttendance'
  const quorum =
    attendance.quorumNeeded === null || marked === 0
      ? undefined
      : say(attendance.isQuorate ? 'meetings.quorate' : 'meetings.notQuorate', {
          ...{ needed: attendance.quorumNeeded, present: attendance.entitledPresent, entitled: attendance.entitled },
        })
  return (
    <Section
      title={say(findMeetingKind(meeting.kind)?.people ?? 'meetings.people_')}
      note={[
        marked === 0
          ? say('meetings.invitedCount', { count: attendance.people })
          : say('meetings.cameCount', attendance),
        quorum,
      ]
        .filter(Boolean)
        .join(' ')}
      action={
        canMark && marked > 0 ? (
          <LinkButton compact href={`/rapat/${meeting.id}/hadir`}>
            {say('meetings.attendanceChange')}
          </LinkButton>
        ) : undefined
      }
    >
      {attendees.length > 0 && (
        <Details summary={say('meetings.seeNames', { count: attendees.length })} open={attendees.length <= 8}>
          <RowList label={say('meetings.people_')}>
            {attendees.map((one) => (
              <Row
                key={one.id}
                title={nameOf(one)}
                reason={[
                  one.from,
                  !one.invited && say('meetings.cameBesides'),
                  !one.mayVote && say('meetings.withoutVote'),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  one.status !== 'unmarked' && (
                    <Badge kind={badgeKindOf(one.status)} icon={null}>
                      {say(`meetings.status.${one.status}`)}
                    </Badge>
                  )
                }
              />
            ))}
          </RowList>
        </Details>
      )}
    </Section>
  )
}

export const MinutesSection = ({ file }: FileProps) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const { minutes, meeting } = file
  if (!minutes) return null
  const confirmed = file.events.findLast((event) => event.kind === 'confirmed')
  return (
    <Section
      title={say('meetings.minutes')}
      note={say('meetings.minutesBy', { name: minutes.recordedByName, at: formatMoment(minutes.recordedAt) })}
      action={
        may('meetings.recordMinutes') && isOpen(meeting.state) ? (
          <LinkButton compact href={`/rapat/${meeting.id}/notulen`}>
            {say('meetings.minutesChange')}
          </LinkButton>
        ) : undefined
      }
    >
      <p style={{ whiteSpace: 'pre-line' }}>{minutes.discussion}</p>
      <p className="small muted">
        {say('meetings.minutesSigned', { leader: minutes.leaderName, recorder: minutes.recorderName })}
        {confirmed &&
          meeting.state === 'closed' &&
          ` ${say('meetings.confirmedBy', { name: confirmed.recordedByName })}`}
      </p>
    </Section>
  )
}

/** What happened to the meeting itself, and what was changed in its plan. */
export const HistorySection = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { village } = useSession()
  const items = [
    {
      ...{ id: file.meeting.id, at: file.meeting.recordedAt, title: say('meetings.history.planned') },
      note: file.meeting.recordedByName,
    },
    ...file.events.map((event) => ({
      ...{ id: event.id, at: event.recordedAt, title: say(`meetings.history.${event.kind}`) },
      note: [event.channel && say(`meetings.channel.${event.channel}`), event.note, event.recordedByName]
        .filter(Boolean)
        .join(' · '),
    })),
    ...file.corrections.map((one) => ({
      ...{
        id: one.id,
        at: one.recordedAt,
        title: say('meetings.history.corrected', { field: say(`meetings.field.${one.field}`) }),
      },
      note: `${one.reason} · ${one.recordedByName}`,
      ...(one.before !== null && one.field !== 'agenda' && { struck: one.before }),
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <Section title={say('meetings.history')}>
      <Timeline
        items={items.map(({ at, ...item }) => ({
          ...item,
          when: formatDate(dayIn(village?.zone ?? 'Asia/Jakarta', new Date(at)), 'digits'),
        }))}
      />
    </Section>
  )
}
