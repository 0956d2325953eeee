import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { listTransfers, type Transfer, withdrawTransfer } from '../contract/transfer.ts'
import { ArrivingMove } from './arriving-move.tsx'

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
        {(answer) => <Transfers transfers={answer.transfers} arriving={direction !== 'out'} />}
      </Answer>
    </Page>
  )
}

interface TransfersProps {
  readonly transfers: readonly Transfer[]
  readonly arriving: boolean
}

const Transfers = ({ transfers, arriving }: TransfersProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const [back, setBack] = useState<Transfer | null>(null)
  if (transfers.length === 0) return <EmptyState title={say('registry.nobodyMoving')} />
  const open = arriving && may('registry.settleTransfer') ? transfers.filter((one) => one.status === 'sent') : []
  const rest = transfers.filter((transfer) => !open.includes(transfer))
  return (
    <Stack gap={20}>
      {movesOf(open).map((together) => (
        <ArrivingMove key={together[0]?.moveId} transfers={together} />
      ))}
      {rest.length > 0 && (
        <RowList label={say('registry.arrivals')}>
          {rest.map((transfer) => (
            <TransferRow key={transfer.id} transfer={transfer} arriving={arriving} onBack={() => setBack(transfer)} />
          ))}
        </RowList>
      )}
      {back && <WithdrawDialog key={back.id} transfer={back} onClose={() => setBack(null)} />}
    </Stack>
  )
}

/** Those who moved together, the head of the family first: parents are here before their children are linked to them. */
const movesOf = (transfers: readonly Transfer[]): readonly (readonly Transfer[])[] => {
  const moves = new Map<string, Transfer[]>()
  for (const transfer of transfers) moves.set(transfer.moveId, [...(moves.get(transfer.moveId) ?? []), transfer])
  return [...moves.values()].map((one) =>
    one.toSorted((a, b) => Number(a.relationCode ?? '99') - Number(b.relationCode ?? '99')),
  )
}

interface TransferRowProps {
  readonly transfer: Transfer
  readonly arriving: boolean
  readonly onBack: () => void
}

const TransferRow = ({ transfer, arriving, onBack }: TransferRowProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const mayWithdraw =
    !arriving && (transfer.status === 'sent' || transfer.status === 'refused') && may('registry.withdrawTransfer')
  return (
    <Row
      title={transfer.name}
      reason={[
        say(arriving ? 'registry.moveFrom' : 'registry.moveTo', { village: transfer.otherVillage }),
        formatDate(transfer.occurredOn),
        transfer.answer && say('registry.moveAnswer', { answer: transfer.answer }),
        !arriving && transfer.status === 'refused' && say('registry.moveReturned'),
      ]
        .filter(Boolean)
        .join(' · ')}
      end={
        <Stack gap={8}>
          <Badge kind={transfer.status === 'refused' ? 'attention' : 'none'}>
            {say(`registry.transfer.${transfer.status}`)}
          </Badge>
          {mayWithdraw && (
            <Button compact kind="quiet" onClick={onBack}>
              {say('registry.moveBack')}
            </Button>
          )}
        </Stack>
      }
    />
  )
}

const WithdrawDialog = ({ transfer, onClose }: { readonly transfer: Transfer; readonly onClose: () => void }) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const withdraw = useCommand(withdrawTransfer, { onDone: onClose })
  return (
    <Dialog
      open
      title={say('registry.moveBack')}
      onClose={onClose}
      confirm={
        <Button
          kind="primary"
          busy={withdraw.busy}
          onClick={() => void withdraw.send({ transferId: transfer.id, reason })}
          {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
        >
          {say('registry.moveBack')}
        </Button>
      }
    >
      <p>{say('registry.moveBackLead', { name: transfer.name })}</p>
      <TextField label={say('registry.moveBackWhy')} name="withdrawReason" value={reason} onChange={setReason} />
      <RefusalMessage refusal={withdraw.refusal} />
    </Dialog>
  )
}
