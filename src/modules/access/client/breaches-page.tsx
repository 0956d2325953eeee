import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listBreaches } from '../contract/breach.ts'
import { hoursLeft } from '../rules/breach.ts'
import { OfficerTabs } from './officer-tabs.tsx'

export type Breach = OutputOf<typeof listBreaches>['breaches'][number]

/** `/kebocoran`: the register, the clock of each, and what the law still asks. */
export const BreachesPage = () => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const query = useQuery(listBreaches, {})
  return (
    <Answer query={query}>
      {({ breaches }) => (
        <Page
          title={say('access.breach.title')}
          lead={say('access.breach.lead', { open: breaches.filter((breach) => breach.closedAt === null).length })}
          tabs={<OfficerTabs current="/kebocoran" />}
          actions={
            may('access.recordBreach') && (
              <LinkButton kind="primary" icon="plus" href="/kebocoran/catat">
                {say('access.breach.record')}
              </LinkButton>
            )
          }
        >
          {breaches.length === 0 && (
            <EmptyState title={say('access.breach.none')} sentence={say('access.breach.noneSentence')} />
          )}
          <RowList label={say('access.breach.title')}>
            {breaches.map((breach) => (
              <Row
                key={breach.id}
                tile={{ icon: 'lock' }}
                title={say(`access.breach.kind.${breach.kind}`)}
                reason={[
                  breach.village,
                  formatMoment(breach.foundAt),
                  say('access.breach.affected', { count: breach.peopleCount }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                href={`/kebocoran/${breach.id}`}
                end={<BreachClock breach={breach} />}
              />
            ))}
          </RowList>
        </Page>
      )}
    </Answer>
  )
}

/** Hours left of the 72, or by how many it is late. Red: people do not know yet that their data is out. */
export const BreachClock = ({ breach }: { readonly breach: Breach }) => {
  const { say, formatMoment } = useWords()
  if (breach.closedAt)
    return <Badge kind="good">{say('access.breach.closed', { when: formatMoment(breach.closedAt) })}</Badge>
  const told = ['agency_told', 'people_told'].every((duty) => breach.steps.some((step) => step.step === duty))
  if (told) return null
  const hours = hoursLeft(breach.foundAt, new Date().toISOString())
  if (hours < 0) return <Badge kind="grave">{say('access.breach.late', { hours: -hours })}</Badge>
  return <Badge kind="attention">{say('access.breach.hoursLeft', { hours })}</Badge>
}
