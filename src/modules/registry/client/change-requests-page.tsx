import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { approveChange, type ChangeRequest, listChangeRequests, refuseChange } from '../contract/change.ts'
import { EvidencePicture } from './evidence-scan.tsx'
import { useShownValue } from './person-history.tsx'
import { WithdrawRequest } from './withdraw-request.tsx'

const pageSize = 40

/** Changes of verified people: a second pair of eyes compares them with the evidence. */
export const ChangeRequestsPage = () => {
  const { say } = useWords()
  const [status, setStatus] = useSearchParam('status', 'open')
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(
    listChangeRequests,
    { status: status === 'settled' ? 'settled' : 'open', limit },
    { keepLast: true },
  )
  const total = query.data?.total ?? 0
  const lead =
    query.data && status === 'open'
      ? say(total === 0 ? 'registry.noChangesLead' : 'registry.changesLead', { count: total })
      : say('registry.settledLead')
  return (
    <Page title={say('registry.changes')} lead={lead} width="narrow">
      <FilterChips
        label={say('registry.changes')}
        value={status}
        onChange={setStatus}
        chips={[
          { value: 'open', label: say('registry.waiting') },
          { value: 'settled', label: say('registry.settled') },
        ]}
      />
      <Answer query={query}>
        {(answer) =>
          answer.requests.length === 0 ? (
            <EmptyState title={say('registry.noChanges')} sentence={say('registry.noChangesHow')} />
          ) : (
            <Stack gap={20}>
              {answer.requests.map((request) => (
                <RequestCard key={request.id} request={request} />
              ))}
              {answer.requests.length < answer.total && (
                <Pager
                  shown={answer.requests.length}
                  total={answer.total}
                  busy={query.isFetching}
                  {...(limit < 200 && { onMore: () => setLimit(Math.min(200, limit + pageSize)) })}
                />
              )}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

const RequestCard = ({ request }: { readonly request: ChangeRequest }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const shown = useShownValue()
  return (
    <Card title={<a href={`/orang/${request.personId}`}>{request.personName}</a>}>
      <Stack gap={12}>
        <Facts
          facts={request.changes.map((change) => ({
            label: say(`registry.field.${change.field}`),
            value: <b>{shown(change.field, change.after)}</b>,
            note: say('registry.before', { value: shown(change.field, change.before) }),
          }))}
        />
        <p className="small muted">
          {[
            say('registry.askedBy', { name: request.requestedByName, at: formatMoment(request.requestedAt) }),
            say(`registry.evidence.${request.evidenceKind}`),
            request.reason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <EvidencePicture hash={request.evidenceFileHash} />
        {request.status === 'open' ? <Decide request={request} /> : <Settled request={request} />}
        {request.mayWithdraw && may('registry.withdrawChange') && <WithdrawRequest request={request} />}
      </Stack>
    </Card>
  )
}

const Settled = ({ request }: { readonly request: ChangeRequest }) => {
  const { say, formatMoment } = useWords()
  return (
    <p className="small">
      <Badge kind={request.status === 'approved' ? 'good' : 'none'}>{say(`registry.request.${request.status}`)}</Badge>{' '}
      {[request.settledByName, request.settledAt && formatMoment(request.settledAt), request.settledReason]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

const Decide = ({ request }: { readonly request: ChangeRequest }) => {
  const { say } = useWords()
  const { may } = useSession()
  const [reason, setReason] = useState('')
  const approve = useCommand(approveChange)
  const refuse = useCommand(refuseChange)
  if (!may('registry.approveChange')) return null
  if (!request.mayDecide) return <p className="small muted">{say('registry.ownRequest')}</p>
  return (
    <Stack gap={12}>
      <TextField
        label={say('registry.refuseReason')}
        name={`reason-${request.id}`}
        optional
        value={reason}
        onChange={setReason}
      />
      <RefusalMessage refusal={approve.refusal ?? refuse.refusal} />
      <Cluster gap={12}>
        <Button
          icon="check"
          busy={approve.busy}
          onClick={() => void approve.send({ requestId: request.id, note: reason.trim() || null })}
        >
          {say('registry.approve')}
        </Button>
        <Button
          kind="quiet"
          busy={refuse.busy}
          onClick={() => void refuse.send({ requestId: request.id, reason })}
          {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
        >
          {say('registry.refuse')}
        </Button>
      </Cluster>
    </Stack>
  )
}
