import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { addDays } from '#platform/shared/dates.ts'
import type { Task } from '#platform/shared/task-contract.ts'

const days = [0, 1, 2, 3, 4, 5, 6] as const
const dotsShown = 3

/** Seven days with a dot for each thing that falls due: looked at, not read. Absent where nothing has a day. */
export const WeekAhead = ({ tasks }: { readonly tasks: readonly Task[] }) => {
  const { say, formatDate, today } = useWords()
  const week = days.map((after) => {
    const day = addDays(today, after)
    return {
      day,
      count: tasks.filter((task) => task.dueOn === day || (after === 0 && (task.dueOn ?? day) < day)).length,
    }
  })
  if (week.every(({ count }) => count === 0)) return null
  return (
    <Section title={say('today.weekAhead')}>
      <ol className="week">
        {week.map(({ day, count }) => (
          <li key={day} className={day === today ? 'week-today' : undefined}>
            <small aria-hidden="true">{formatDate(day, 'day').slice(0, 3)}</small>
            <b aria-hidden="true">{Number(day.slice(8))}</b>
            <span className="week-dots" aria-hidden="true">
              {Array.from({ length: Math.min(count, dotsShown) }, (_, dot) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: dots are alike
                <i key={dot} />
              ))}
            </span>
            <span className="read-only-by-ear">{say('today.dayCount', { day: formatDate(day, 'day'), count })}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
