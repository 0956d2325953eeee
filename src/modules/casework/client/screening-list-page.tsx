import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listScreenings } from '../contract/screening.ts'
import { reachWords } from '../rules/reach-words.ts'

/** Whom the screening officer talks with, and by when. */
export const ScreeningListPage = () => {
  const { say, formatMoment } = useWords()
  const query = useQuery(listScreenings, {})
  return (
    <Page title={say('casework.screenings.title')} lead={say('casework.screenings.lead')} pillar={1}>
      <Answer query={query} waiting={say('casework.listLoading')}>
        {({ screenings }) =>
          screenings.length === 0 ? (
            <EmptyState title={say('casework.screenings.empty')} sentence={say('casework.screenings.emptySentence')} />
          ) : (
            <RowList label={say('casework.screenings.title')}>
              {screenings.map((one) => (
                <Row
                  key={one.id}
                  href={`/skrining/${one.id}`}
                  tile={{ icon: 'shield-check', pillar: 1 }}
                  title={one.workerName ?? one.number}
                  reason={[one.number, one.phone, reachWords(say, one)].filter(Boolean).join(' · ')}
                  end={
                    <span>
                      <Badge kind={one.doneAt ? 'good' : one.isLate ? 'grave' : 'attention'}>
                        {say(
                          one.doneAt
                            ? 'casework.screening.is.screened'
                            : one.isLate
                              ? 'casework.overdue'
                              : 'casework.screening.is.asked',
                        )}
                      </Badge>
                      <small className="muted nowrap" style={{ display: 'block', textAlign: 'right', marginTop: 4 }}>
                        {formatMoment(one.doneAt ?? one.dueAt)}
                      </small>
                    </span>
                  }
                />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Page>
  )
}
