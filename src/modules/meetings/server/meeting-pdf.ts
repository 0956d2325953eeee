import type { Content, TableCell } from 'pdfmake/interfaces.js'
import { letterMargins, mm, pageOf, textWidth } from '#platform/server/print/paper.ts'
import { renderPdf } from '#platform/server/print/render-pdf.ts'
import type { Instant } from '#platform/shared/dates.ts'
import type { Ballot } from '../contract/ballot.ts'
import type { MeetingPrint } from '../contract/meeting.ts'

export type MeetingPaper = 'invitation' | 'attendance' | 'minutes'
type Say = (key: string, values?: Readonly<Record<string, unknown>>) => string

interface Print extends MeetingPrint {
  readonly paper: MeetingPaper
  readonly say: Say
  readonly madeAt: Instant
}

/** One of the three papers of a meeting, A4. What is not confirmed says so on each page. */
export const printMeeting = async (print: Print): Promise<Uint8Array> => {
  const { file, paper, say, madeAt, village } = print
  const body = { invitation, attendance: attendanceList, minutes }[paper](print)
  const isDraft = paper === 'minutes' && file.meeting.state !== 'closed'
  return renderPdf({
    title: `${say(`meetings.print.${paper}`)}: ${file.meeting.title}`,
    author: `${village.kindWord} ${village.name}`,
    createdAt: madeAt,
    pageSize: pageOf('A4'),
    pageMargins: [letterMargins[0], letterMargins[1], letterMargins[2], mm(18)],
    footer: (page: number, pages: number) => ({
      margin: [letterMargins[0], mm(4), letterMargins[2], 0],
      fontSize: 9,
      columns: [
        isDraft ? say('meetings.print.draft') : say('meetings.print.made', { day: dayWords(madeAt.slice(0, 10)) }),
        { text: `${page} / ${pages}`, alignment: 'right', width: mm(20) },
      ],
    }),
    content: [...head(print), ...body],
  })
}

const head = ({ village, paper, file, say }: Print): Content[] => [
  {
    text: say('meetings.print.office', { kind: village.kindWord.toUpperCase(), village: village.name.toUpperCase() }),
    ...{ bold: true, fontSize: 14, alignment: 'center' },
  },
  { text: say('meetings.print.area', { ...village }), alignment: 'center', fontSize: 11 },
  {
    margin: [0, mm(2), 0, mm(5)],
    canvas: [
      { type: 'line', x1: 0, y1: 0, x2: textWidth('A4'), y2: 0, lineWidth: 1 },
      { type: 'line', x1: 0, y1: 2.2, x2: textWidth('A4'), y2: 2.2, lineWidth: 1 },
    ],
  },
  { text: say(`meetings.print.${paper}`), bold: true, fontSize: 13, alignment: 'center' },
  { text: file.meeting.title, alignment: 'center', margin: [0, 0, 0, mm(5)] },
]

const when = ({ file: { meeting }, say }: Print): Content =>
  labelled([
    [say('meetings.print.day'), dayWords(meeting.heldOn, true)],
    [
      say('meetings.print.time'),
      meeting.endsAt
        ? say('meetings.print.until', { from: meeting.startsAt, to: meeting.endsAt })
        : say('meetings.print.untilDone', { from: meeting.startsAt }),
    ],
    [say('meetings.print.place'), meeting.place],
    [say('meetings.print.about'), meeting.title],
  ])

const labelled = (rows: readonly (readonly [string, string])[]): Content => ({
  table: { widths: [mm(38), '*'], body: rows.map(([label, value]) => [label, `: ${value}`]) },
  layout: 'noBorders',
  margin: [mm(6), mm(2), 0, mm(3)],
})

const agenda = ({ file: { meeting }, say }: Print): Content[] =>
  meeting.agenda.length === 0
    ? []
    : [
        { text: say('meetings.print.agenda'), bold: true, margin: [0, mm(2), 0, mm(1)] },
        {
          ol: meeting.agenda.map(({ subject, minutes: long }) =>
            long === null ? subject : `${subject} (${say('meetings.print.minutesLong', { minutes: long })})`,
          ),
        },
      ]

const named = ({ file }: Print) => file.attendees.filter((one) => one.name !== null)

const invitation = (print: Print): Content[] => {
  const { file, village, say } = print
  const invited = named(print).filter((one) => one.invited)
  const who = file.meeting.forWhom ?? say('meetings.print.toAll')
  return [
    { text: say('meetings.print.to', { who }), margin: [0, 0, 0, mm(4)] },
    { text: say('meetings.print.ask') },
    when(print),
    ...agenda(print),
    { text: say('meetings.print.thanks'), margin: [0, mm(4), 0, mm(6)] },
    signatures([{ role: `${village.kindWord} ${village.name}`, name: file.meeting.leaderName ?? '' }]),
    ...(invited.length > 0
      ? [
          { text: say('meetings.print.invited'), bold: true, pageBreak: 'before', margin: [0, 0, 0, mm(2)] } as Content,
          { ol: invited.map((one) => [one.name, one.from].filter(Boolean).join(', ')) } as Content,
        ]
      : []),
  ]
}

const emptyLines = 8

/** With what was recorded already, and empty lines for who comes besides. */
const attendanceList = (print: Print): Content[] => {
  const { say } = print
  const cells = ['no', 'name', 'from', 'status', 'signature'].map((key) => headCell(say(`meetings.print.${key}`)))
  const people = named(print).map((one, at): TableCell[] => [
    ...[String(at + 1), one.name ?? '', one.from ?? ''],
    one.status === 'unmarked' ? '' : say(`meetings.status.${one.status}`),
    signingPlace(at),
  ])
  const empty = Array.from({ length: emptyLines }, (_, at): TableCell[] => [
    ...[String(people.length + at + 1), '', '', ''],
    signingPlace(people.length + at),
  ])
  return [
    when(print),
    {
      table: {
        ...{ headerRows: 1, dontBreakRows: true, heights: (row: number) => (row === 0 ? 14 : 22) },
        ...{ widths: [mm(9), '*', mm(42), mm(24), mm(36)], body: [cells, ...people, ...empty] },
      },
      fontSize: 11,
    },
  ]
}

const headCell = (text: string): TableCell => ({ text, bold: true })
const signingPlace = (at: number): TableCell => ({ text: `${at + 1}.`, margin: [at % 2 === 0 ? 0 : mm(14), 0, 0, 0] })

const minutes = (print: Print): Content[] => {
  const { file, say } = print
  const { attendance, events } = file
  const confirmed = events.findLast(({ kind }) => kind === 'confirmed')
  return [
    when(print),
    { text: say('meetings.print.came', { ...attendance }) },
    ...agenda(print),
    ...(file.minutes
      ? [title(say('meetings.print.discussion')), { text: file.minutes.discussion, alignment: 'justify' } as Content]
      : []),
    ...ballots(print),
    ...decisions(print),
    { text: '', margin: [0, mm(4), 0, 0] },
    signatures([
      { role: say('meetings.print.leader'), name: file.minutes?.leaderName ?? '' },
      { role: say('meetings.print.recorder'), name: file.minutes?.recorderName ?? '' },
    ]),
    ...(confirmed && file.meeting.state === 'closed'
      ? [
          {
            text: say('meetings.print.confirmed', {
              ...{ name: confirmed.recordedByName, day: dayWords(confirmed.occurredOn) },
            }),
            margin: [0, mm(4), 0, 0],
          } as Content,
        ]
      : []),
  ]
}

const title = (text: string): Content => ({ text, bold: true, margin: [0, mm(4), 0, mm(1)] })

const ballots = ({ file, say }: Print): Content[] => {
  const closed = (file.ballots ?? []).filter((ballot) => ballot.result !== null)
  if (closed.length === 0) return []
  return [title(say('meetings.print.ballots')), { ul: closed.map((ballot) => ballotWords(ballot, say)) }]
}

const ballotWords = ({ question, choices, result }: Ballot, say: Say): string => {
  if (!result) return question
  const counts = choices.map((choice, at) => {
    const count = (result.here.votes[at] ?? 0) + (result.paper.votes[at] ?? 0)
    return say('meetings.print.votes', { choice, count })
  })
  const { here, paper } = result
  const rest = { blank: here.blank + paper.blank, spoilt: here.spoilt + paper.spoilt }
  const won = say(`meetings.outcome.${result.outcome}`, { choice: choices[result.winner ?? -1] ?? '' })
  return `${question} ${counts.join('; ')}. ${say('meetings.ballot.notCast', rest)}. ${won}.`
}

const decisions = ({ file, say }: Print): Content[] => {
  if (file.decisions.length === 0) return []
  const cells = ['no', 'what', 'who', 'by'].map((key) => headCell(say(`meetings.print.${key}`)))
  const rows = file.decisions.map((one, at): TableCell[] => [
    ...[String(at + 1), one.words],
    one.ownerName ?? (one.ownerRole ? say(`meetings.owner.${one.ownerRole}`) : ''),
    one.dueOn ? dayWords(one.dueOn) : '',
  ])
  return [
    title(say('meetings.print.decisions')),
    { table: { headerRows: 1, widths: [mm(9), '*', mm(42), mm(34)], body: [cells, ...rows] }, fontSize: 11 },
  ]
}

/** Never alone on a page: the whole block moves. */
const signatures = (people: readonly { readonly role: string; readonly name: string }[]): Content => ({
  unbreakable: true,
  columns: [
    ...(people.length === 1 ? [{ width: '*', text: '' }] : []),
    ...people.map(({ role, name }) => ({
      ...{ width: '*', alignment: 'center' as const },
      stack: [
        { text: role },
        { text: name || '…………………………', bold: true, margin: [0, mm(19), 0, 0] as [number, number, number, number] },
      ],
    })),
  ],
})

const dayWords = (day: string, weekday = false) =>
  new Intl.DateTimeFormat('id-ID', {
    ...{ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' },
    ...(weekday && { weekday: 'long' }),
  }).format(new Date(day))
