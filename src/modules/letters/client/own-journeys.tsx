import { listCoursesAtDoor } from '#modules/migration/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { KindCode } from '../kinds/codes.ts'

/** For which of one's own plans a candidate asks; who has none recorded is told where plans are recorded. */
export const OwnJourneys = ({ kind }: { readonly kind: KindCode }) => {
  const { say, formatDate } = useWords()
  const { personId } = useSession()
  const go = useGo()
  const query = useQuery(listCoursesAtDoor, { personId: personId ?? '' }, { enabled: personId !== null })
  return (
    <Section title={say('letters.new.ownPlan')}>
      <Answer query={query}>
        {({ courses }) => {
          const open = courses.filter((course) => course.closedOn === null)
          if (open.length === 0) return <EmptyState title={say('letters.new.noOwnPlan')} />
          return (
            <RowList label={say('letters.new.ownPlan')}>
              {open.map((course) => (
                <Row
                  key={course.id}
                  onClick={() => go(`/surat/minta?jenis=${kind}&orang=${personId}&calon=${course.id}`)}
                  tile={{ icon: 'plane', pillar: 1 }}
                  title={course.country ?? say('letters.new.ownPlan')}
                  reason={formatDate(course.since)}
                />
              ))}
            </RowList>
          )
        }}
      </Answer>
    </Section>
  )
}
