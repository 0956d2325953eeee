import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listIncidents } from '../contract/incidents.ts'

/** Events that hit many workers, newest first. */
export const IncidentListPage = () => {
  const { say, formatDate } = useWords()
  const query = useQuery(listIncidents, {})
  const record = (
    <LinkButton href="/kasus/peristiwa/baru" icon="plus">
      {say('casework.incidents.new')}
    </LinkButton>
  )
  return (
    <Page
      title={say('casework.incidents.title')}
      lead={say('casework.incidents.lead')}
      pillar={1}
      width="narrow"
      trail={[{ href: '/kasus', label: say('casework.menu') }]}
      actions={query.data?.incidents.length ? record : undefined}
    >
      <Answer query={query} waiting={say('casework.listLoading')}>
        {({ incidents }) =>
          incidents.length === 0 ? (
            <EmptyState
              title={say('casework.incidents.empty')}
              sentence={say('casework.incidents.emptySentence')}
              action={record}
            />
          ) : (
            <RowList label={say('casework.incidents.title')}>
              {incidents.map((one) => (
                <Row
                  key={one.id}
                  href={`/kasus/peristiwa/${one.id}`}
                  tile={{ icon: 'lifebuoy', pillar: 1 }}
                  title={one.place}
                  reason={`${say(`casework.incidentKind.${one.kind}`)} · ${formatDate(one.occurredOn)}`}
                  end={<span className="small muted">{say('casework.incidents.count', { count: one.cases })}</span>}
                />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Page>
  )
}
