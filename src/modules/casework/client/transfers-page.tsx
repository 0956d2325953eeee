import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listOfferedTransfers, settleTransfer } from '../contract/work.ts'

/** Cases that another officer asks this one to take over. */
export const TransfersPage = () => {
  const { say, formatDate } = useWords()
  const query = useQuery(listOfferedTransfers, {})
  const command = useCommand(settleTransfer, { refresh: ['casework', 'platform'] })
  return (
    <Page
      title={say('casework.transfers.title')}
      lead={say('casework.transfers.lead')}
      width="narrow"
      trail={[{ href: '/kasus', label: say('casework.menu') }]}
    >
      <RefusalMessage refusal={command.refusal} />
      <Answer query={query} waiting={say('casework.listLoading')}>
        {({ transfers }) =>
          transfers.length === 0 ? (
            <EmptyState title={say('casework.transfers.empty')} />
          ) : (
            <RowList label={say('casework.transfers.title')}>
              {transfers.map((one) => (
                <Row
                  key={one.id}
                  tile={{ icon: 'lifebuoy', pillar: 1 }}
                  title={one.number}
                  reason={`${one.fromName}, ${formatDate(one.askedOn)}. ${one.reason}`}
                  end={
                    <Cluster gap={8}>
                      <Button
                        compact
                        kind="primary"
                        busy={command.busy}
                        onClick={() => void command.send({ transferId: one.id, answer: 'accepted' })}
                      >
                        {say('casework.transfers.accept')}
                      </Button>
                      <Button
                        compact
                        busy={command.busy}
                        onClick={() => void command.send({ transferId: one.id, answer: 'refused' })}
                      >
                        {say('casework.transfers.refuse')}
                      </Button>
                    </Cluster>
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
