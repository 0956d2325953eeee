import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type Attendee, recordAttendance } from '../contract/attendance.ts'
import { type AttendanceStatus, statusAfter } from '../rules/attendance.ts'
import { type AddedPerson, AddPerson } from './add-person.tsx'
import { type FileProps, MeetingAnswer, useTrail } from './meeting-answer.tsx'
import { badgeKindOf, useNameOf } from './meeting-sections.tsx'

interface Mark {
  readonly id: string
  readonly status: AttendanceStatus
}

interface Sheet {
  /** What was tapped, by the row of the list. */
  readonly marks: Readonly<Record<string, Mark>>
  readonly added: readonly AddedPerson[]
}

/** The sheet for one hand: a name is a button, each tap the next of four states; one act keeps all of it. */
export const AttendancePage = ({ params }: PageProps) => (
  <MeetingAnswer meetingId={params.meetingId}>{(file) => <AttendanceSheet file={file} />}</MeetingAnswer>
)

const AttendanceSheet = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const { meeting } = file
  const [isNew] = useState(file.attendees.length === 0)
  const [initial] = useState<Sheet>({ marks: {}, added: [] })
  const back = () => go(`/rapat/${meeting.id}`)
  const form = useForm({
    initial,
    command: recordAttendance,
    key: `meetings.attendance.${meeting.id}`,
    toInput: ({ marks, added }) => ({
      meetingId: meeting.id,
      marks: Object.entries(marks).map(([attendeeId, { id, status }]) => {
        const person = added.find((one) => one.id === attendeeId)
        return { id, attendeeId, status, added: person ? addedOf(person) : null }
      }),
    }),
    onDone: back,
    onKept: back,
  })
  const { marks, added } = form.values
  const rows = rowsOf(file.attendees, form.values)
  const set = (id: string, status: AttendanceStatus) =>
    form.set({ marks: { ...marks, [id]: { id: marks[id]?.id ?? newId(), status } } })
  const add = (person: AddedPerson) => {
    const known = rows.find((row) => row.personId !== null && row.personId === person.personId)
    if (known) return set(known.id, 'present')
    form.set({ added: [...added, person], marks: { ...marks, [person.id]: { id: newId(), status: 'present' } } })
  }
  const unmarked = rows.filter((row) => row.status === 'unmarked')
  const everybody = () =>
    form.set({
      marks: {
        ...marks,
        ...Object.fromEntries(
          unmarked.map((row) => [row.id, { id: marks[row.id]?.id ?? newId(), status: 'present' as const }]),
        ),
      },
    })
  const came = rows.filter(({ status }) => status === 'present' || status === 'late').length
  return (
    <Page
      title={say('meetings.attendance')}
      lead={<Rich text={say('meetings.attendanceLead')} />}
      width="narrow"
      trail={useTrail(file)}
    >
      <form {...form.props}>
        <DraftKept form={form} />
        {unmarked.length > 0 && (
          <div>
            <Button icon="check" onClick={everybody}>
              {say('meetings.allPresent', { count: unmarked.length })}
            </Button>
          </div>
        )}
        {rows.length === 0 ? (
          <EmptyState title={say('meetings.nobodyYet')} sentence={say('meetings.nobodyYetWhy')} />
        ) : (
          <SheetRows rows={rows} set={set} />
        )}
        <Details summary={say('meetings.addSomebody')} open={isNew}>
          <AddPerson onAdd={add} votesByDefault={false} />
        </Details>
        <RefusalMessage refusal={form.refusal} />
        <ActionBar note={say('meetings.sheetSum', { came, people: rows.length })}>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            {...(Object.keys(marks).length === 0 && { disabledBecause: say('meetings.nothingMarked') })}
          >
            {say('meetings.saveAttendance')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

const addedOf = ({ personId, guestName, guestFrom, mayVote }: AddedPerson) => ({
  ...{ personId, guestName, guestFrom, mayVote },
})

type SheetRow = Pick<Attendee, 'id' | 'personId' | 'name' | 'from' | 'status'>

/** The list as it will be, in the order of the alphabet. */
const rowsOf = (attendees: readonly Attendee[], { marks, added }: Sheet): SheetRow[] =>
  [
    ...attendees,
    ...added
      .filter((one) => !attendees.some(({ id }) => id === one.id))
      .map((one) => ({
        id: one.id,
        personId: one.personId,
        name: one.name,
        from: one.guestFrom,
        status: 'present' as const,
      })),
  ]
    .map((row) => ({ ...row, status: marks[row.id]?.status ?? row.status }))
    .toSorted((a, b) => (a.name ?? '~').localeCompare(b.name ?? '~', 'id'))

interface SheetRowsProps {
  readonly rows: readonly SheetRow[]
  readonly set: (id: string, status: AttendanceStatus) => void
}

const SheetRows = ({ rows, set }: SheetRowsProps) => {
  const { say } = useWords()
  const nameOf = useNameOf()
  return (
    <RowList label={say('meetings.attendance')}>
      {rows.map((row) => (
        <Row
          key={row.id}
          title={nameOf(row)}
          reason={row.from}
          onClick={() => set(row.id, statusAfter(row.status))}
          end={
            <Badge kind={badgeKindOf(row.status)} icon={null}>
              {say(`meetings.status.${row.status}`)}
            </Badge>
          }
        />
      ))}
    </RowList>
  )
}
