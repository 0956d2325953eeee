import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listTransfers, settleTransfer } from '../contract/transfer.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

type Transfer = OutputOf<typeof listTransfers>['transfers'][number]

/** People on their way: arrivals wait to be accepted, or linked to a row that is already here. */
export const TransfersPage = () => {
  const { say } = useWords()
  const [direction, setDirection] = useSearchParam('arah', 'in')
  const query = useQuery(listTransfers, { direction: direction === 'out' ? 'out' : 'in' })
  const waiting = query.data?.transfers.filter((transfer) => transfer.status === 'sent').length ?? 0
  return (
    <Page
      title={say('registry.arrivals')}
      lead={query.data && say('registry.arrivalsLead', { count: waiting })}
      width="narrow"
    >
      <FilterChips
        label={say('registry.arrivals')}
        value={direction}
        onChange={setDirection}
        chips={[
          { value: 'in', label: say('registry.arriving') },
          { value: 'out', label: say('registry.leaving') },
        ]}
      />
      <Answer query={query}>
        {(answer) => <Transfers transfers={answer.transfers} arriving={direction === 'in'} />}
      </Answer>
    </Page>
  )
}

const Transfers = ({
  transfers,
  arriving,
}: {
  readonly transfers: readonly Transfer[]
  readonly arriving: boolean
}) => {
  const { say, formatDate } = useWords()
  if (transfers.length === 0) return <EmptyState title={say('registry.nobodyMoving')} />
  const open = arriving ? transfers.filter((transfer) => transfer.status === 'sent') : []
  const rest = transfers.filter((transfer) => !open.includes(transfer))
  return (
    <Stack gap={20}>
      {open.map((transfer) => (
        <ArrivalCard key={transfer.id} transfer={transfer} />
      ))}
      <RowList label={say('registry.arrivals')}>
        {rest.map((transfer) => (
          <Row
            key={transfer.id}
            title={transfer.name}
            reason={formatDate(transfer.occurredOn)}
            end={<Badge>{say(`registry.transfer.${transfer.status}`)}</Badge>}
          />
        ))}
      </RowList>
    </Stack>
  )
}

const ArrivalCard = ({ transfer }: { readonly transfer: Transfer }) => {
  const { say, formatDate } = useWords()
  const [existing, setExisting] = useState<PickedPerson | null>(null)
  const [reason, setReason] = useState('')
  const settle = useCommand(settleTransfer)
  const send = (accept: boolean) =>
    void settle.send({
      transferId: transfer.id,
      accept,
      existingPersonId: accept ? (existing?.id ?? null) : null,
      reason: reason.trim() || null,
    })
  return (
    <Card title={transfer.name}>
      <Stack gap={12}>
        <p className="small muted">
          {[
            transfer.birthDate && formatDate(transfer.birthDate),
            say('registry.movedOn', { date: formatDate(transfer.occurredOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <PersonPicker
          label={say('registry.alreadyHere')}
          hint={say('registry.alreadyHereHint')}
          value={existing}
          onChange={setExisting}
        />
        <TextField
          label={say('registry.refuseReason')}
          name={`reason-${transfer.id}`}
          optional
          value={reason}
          onChange={setReason}
        />
        <RefusalMessage refusal={settle.refusal} />
        <Cluster gap={12}>
          <Button icon="check" busy={settle.busy} onClick={() => send(true)}>
            {say(existing ? 'registry.acceptAndLink' : 'registry.accept')}
          </Button>
          <Button
            kind="quiet"
            onClick={() => send(false)}
            {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
          >
            {say('registry.sendBack')}
          </Button>
        </Cluster>
      </Stack>
    </Card>
  )
}
