import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline, type TimelineItem } from '#platform/design/timeline.tsx'
import type { LetterEvent } from '../contract/shapes.ts'
import { withNumber } from './letter-number.tsx'
import type { LetterProps } from './letter-page.tsx'

const usualWay = ['requested', 'verified', 'issued', 'printed'] as const

/** What happened to the letter, who did it, and what is still to come. */
export const LetterCourse = ({ letter }: LetterProps) => {
  const { say, formatDate, has } = useWords()
  const noteOf = (event: LetterEvent) => {
    const reason = event.reason && has(`letters.reason.${event.reason}`) ? say(`letters.reason.${event.reason}`) : ''
    const number = event.kind === 'issued' && letter.number ? say('letters.page.number', { number: letter.number }) : ''
    return withNumber([reason, number, event.note, event.paper].filter(Boolean).join('. '), letter.number)
  }
  const done = letter.events.map(
    (event): TimelineItem => ({
      id: event.id,
      when: say(`letters.event.${event.kind}`),
      title: (
        <span className="small muted">
          {say('letters.page.by', { date: formatDate(event.occurredOn, 'digits'), name: event.byName })}
        </span>
      ),
      note: noteOf(event),
    }),
  )
  const happened = new Set(letter.events.map((event) => event.kind))
  const ended = letter.state === 'refused' || letter.state === 'revoked' || letter.state === 'replaced'
  // What another module issued at once was never waiting for the check.
  const isPast = (kind: LetterEvent['kind']) => kind === 'verified' && happened.has('issued')
  const ahead = ended ? [] : usualWay.filter((kind) => !happened.has(kind) && !isPast(kind))
  const future = ahead.map(
    (kind, index): TimelineItem => ({
      id: kind,
      title: <b>{say(`letters.event.${kind}`)}</b>,
      state: index === 0 ? 'now' : 'future',
    }),
  )
  return (
    <Section title={say('letters.page.course')}>
      <Timeline items={[...done, ...future]} />
    </Section>
  )
}
