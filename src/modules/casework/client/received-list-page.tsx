import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listReferrals } from '../contract/referrals.ts'

/** What villages have sent to this office, open ones first. */
export const ReceivedListPage = () => {
  const { say, formatDate } = useWords()
  const query = useQuery(listReferrals, {})
  return (
    <Page title={say('casework.received.title')} lead={say('casework.received.lead')} pillar={1}>
      <Answer query={query} waiting={say('casework.listLoading')}>
        {({ referrals }) =>
          referrals.length === 0 ? (
            <EmptyState title={say('casework.received.empty')} sentence={say('casework.received.emptySentence')} />
          ) : (
            <RowList label={say('casework.received.title')}>
              {referrals.map((one) => (
                <Row
                  key={one.id}
                  href={`/rujukan-masuk/${one.id}`}
                  tile={{ icon: 'lifebuoy', pillar: 1 }}
                  title={say(`casework.type.${one.mainType}`)}
                  reason={[one.number, one.villageName, formatDate(one.sentOn)].join(' · ')}
                  end={
                    <Badge kind={one.state === 'sent' ? 'attention' : one.state === 'done' ? 'good' : 'none'}>
                      {say(`casework.referralState.${one.state}`)}
                    </Badge>
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
