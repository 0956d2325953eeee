import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listBreaches } from '../contract/breach.ts'
import { BreachClock } from './breach-clock.tsx'
import { OfficerTabs } from './officer-tabs.tsx'

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
