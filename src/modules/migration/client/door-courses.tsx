import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Card } from '#platform/design/card.tsx'
import { Details } from '#platform/design/details.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { daysBetween } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listCoursesAtDoor } from '../contract/door-courses.ts'
import { useLabels } from './labels.ts'

type Course = OutputOf<typeof listCoursesAtDoor>['courses'][number]

/** Days before the end of a contract from which its holder should decide. */
const soonDays = 90

/** At the family's door: where the journey stands and what comes next. Nothing is said where there is none, or where it is not shown. */
export const DoorCourses = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const session = useSession()
  const personId = subject.personId ?? ''
  const query = useQuery(listCoursesAtDoor, { personId }, { enabled: personId !== '' })
  const courses = query.data?.courses ?? []
  const [newest, ...older] = courses
  if (!newest) return null
  return (
    <Section title={say('migration.door.title')}>
      <CourseCard course={newest} isOwn={session.personId === personId} />
      {older.length > 0 && (
        <RowList label={say('migration.door.title')}>
          {older.map((course) => (
            <OlderCourse key={course.id} course={course} />
          ))}
        </RowList>
      )}
    </Section>
  )
}

const OlderCourse = ({ course }: { readonly course: Course }) => (
  <Row tile={{ icon: 'plane', pillar: 1 }} {...useCourseWords(course)} />
)

const useCourseWords = (course: Course): { readonly title: string; readonly reason: string } => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const values = {
    job: job(course.occupation, course.occupationTold),
    day: formatDate(course.closedOn ?? course.since),
  }
  return {
    title: say(`migration.door.${course.phase}`, { country: country(course.country) }),
    reason: say(course.closedOn ? 'migration.door.closed' : 'migration.door.since', values),
  }
}

const CourseCard = ({ course, isOwn }: { readonly course: Course; readonly isOwn: boolean }) => {
  const { say, formatDate } = useWords()
  const { paper } = useLabels()
  const { title, reason } = useCourseWords(course)
  const end = useContractEnd(course, isOwn)
  const facts = [
    ...(course.step && isOwn
      ? [{ label: say('migration.door.next'), value: say(`migration.door.step.${course.step}`) }]
      : []),
    ...(course.departsOn ? [{ label: say('migration.door.departs'), value: formatDate(course.departsOn) }] : []),
    ...(end ? [end] : []),
  ]
  return (
    <Card title={title}>
      <Stack gap={12}>
        <p>{reason}</p>
        {facts.length > 0 && <Facts stacked facts={facts} />}
      </Stack>
      {course.lacking.length > 0 && (
        <Details summary={say('migration.door.lacking')} open={course.lacking.length < 4}>
          <ul>
            {course.lacking.map((code) => (
              <li key={code}>{paper(code)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Card>
  )
}

const useContractEnd = ({ phase, contractEndsOn }: Course, isOwn: boolean) => {
  const { say, formatDate, today } = useWords()
  if (phase !== 'abroad') return null
  const label = say('migration.door.ends')
  if (contractEndsOn === null) return isOwn ? { label, value: '–', note: say('migration.door.endsUnknown') } : null
  const left = daysBetween(today, contractEndsOn)
  const notes = [
    left >= 0 ? say('migration.door.endsLeft', { count: left }) : say('migration.door.endsPast'),
    left >= 0 && left <= soonDays && isOwn ? say('migration.door.endsSoon') : '',
  ]
  return { label, value: formatDate(contractEndsOn), note: notes.filter(Boolean).join('. ') }
}
