import { useWords } from '#platform/client/words.tsx'
import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { ContactItem } from '../contract/contact.ts'
import type { CheckInState } from '../rules/contact-rhythm.ts'
import './contact.css'

interface ContactLineProps {
  readonly name: string
  readonly startedOn: PlainDate
  readonly marks: ContactItem['marks']
  /** The days of the rhythm; drawn as open rings. */
  readonly planned: readonly PlainDate[]
}

const width = 330
const left = 6
const right = width - 26

/** A year of contacts on one line, today near its end: a dot was heard, a triangle worries, a cross reached nobody. */
export const ContactLine = ({ name, startedOn, marks, planned }: ContactLineProps) => {
  const { say, today } = useWords()
  const from = addDays(today, -365)
  const until = addDays(today, 30)
  const x = (day: PlainDate) => left + (daysBetween(from, day) / daysBetween(from, until)) * (width - 2 * left)
  const begins = x(startedOn > from ? startedOn : from)
  const shown = planned.filter((day) => day > from && day <= until)
  const heard = marks.filter(({ state }) => state !== 'not_reached').length
  return (
    <svg
      className="contact-line"
      viewBox={`0 0 ${width} 26`}
      role="img"
      aria-label={`${say('migration.contact.picture', { name })}. ${say('migration.contact.pictureHeard', { count: heard })}`}
    >
      <path d={`M${begins} 13H${x(today)}`} stroke="var(--garis)" strokeWidth="2" strokeLinecap="round" />
      <path d={`M${x(today)} 3V23`} stroke="var(--kunyit-tua)" strokeWidth="1.5" />
      {shown.map((day) => (
        <circle key={day} className="contact-planned" cx={x(day)} cy={13} r={6.5} />
      ))}
      {marks.map(({ on, state }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two contacts of one day stand side by side and are never reordered
        <Mark key={`${on} ${index}`} x={Math.min(Math.max(x(on), left), right + 20)} state={state} />
      ))}
    </svg>
  )
}

const Mark = ({ x, state }: { readonly x: number; readonly state: CheckInState }) => {
  if (state === 'well') return <circle className="contact-well" cx={x} cy={13} r={4.5} />
  if (state === 'worry') return <path className="contact-worry" d={`M${x} 7.5l5.5 10h-11z`} />
  return <path className="contact-missed" d={`M${x - 3.5} 9.5l7 7m0-7l-7 7`} />
}

/** What each shape says, once under the pictures of a page. */
export const ContactLegend = () => {
  const { say } = useWords()
  const item = (state: CheckInState | null, key: string) => (
    <span>
      <svg width="16" height="26" viewBox="0 0 16 26" aria-hidden="true">
        {state ? <Mark x={8} state={state} /> : <circle className="contact-planned" cx={8} cy={13} r={6.5} />}
      </svg>
      {say(key)}
    </span>
  )
  return (
    <p className="contact-legend small muted">
      {item('well', 'migration.contact.legendWell')}
      {item('worry', 'migration.contact.legendWorry')}
      {item('not_reached', 'migration.contact.legendMissed')}
      {item(null, 'migration.contact.legendDue')}
    </p>
  )
}
