import { useState } from 'react'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { settleTransfer, type Transfer } from '../contract/transfer.ts'
import { ArrivalCard } from './arrival-card.tsx'
import { useLabels } from './labels.ts'

/** People who arrive together: taken in as one family with one touch, or one by one. */
export const ArrivingMove = ({ transfers }: { readonly transfers: readonly Transfer[] }) => {
  const [single, setSingle] = useState(transfers.length === 1)
  if (single)
    return (
      <Stack gap={20}>
        {transfers.map((transfer) => (
          <ArrivalCard key={transfer.id} transfer={transfer} />
        ))}
      </Stack>
    )
  return <TogetherCard transfers={transfers} onSingle={() => setSingle(true)} />
}

interface TogetherCardProps {
  readonly transfers: readonly Transfer[]
  readonly onSingle: () => void
}

const TogetherCard = ({ transfers, onSingle }: TogetherCardProps) => {
  const { say, formatDate } = useWords()
  const { label } = useLabels()
  const [going, setGoing] = useState(false)
  const settle = useCommand(settleTransfer)
  const [first] = transfers
  if (!first) return null
  // one after the other, so that a child finds its parents here
  const acceptAll = async () => {
    setGoing(true)
    for (const transfer of transfers) {
      const done = await settle.send({
        transferId: transfer.id,
        accept: true,
        existingPersonId: transfer.known?.id ?? null,
        newHousehold: true,
        relationCode: transfer.relationCode ?? '9',
      })
      if (!done) break
    }
    setGoing(false)
  }
  return (
    <Card title={say('registry.moveFamily', { name: first.name, count: transfers.length })}>
      <Stack gap={16}>
        <p className="small muted">
          {[
            say('registry.moveFrom', { village: first.otherVillage }),
            say('registry.movedOn', { date: formatDate(first.occurredOn) }),
            first.reason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <RowList label={say('registry.moveWho')}>
          {transfers.map((transfer) => (
            <Row
              key={transfer.id}
              title={transfer.name}
              reason={[
                transfer.birthDate && formatDate(transfer.birthDate),
                transfer.relationCode && label('relation', transfer.relationCode).toLowerCase(),
                transfer.known && say('registry.moveKnownShort'),
              ]
                .filter(Boolean)
                .join(' · ')}
            />
          ))}
        </RowList>
        <RefusalMessage refusal={settle.refusal} />
        <Cluster gap={12}>
          <Button kind="primary" icon="check" busy={going} onClick={() => void acceptAll()}>
            {say('registry.moveAcceptAll')}
          </Button>
          <Button kind="quiet" onClick={onSingle}>
            {say('registry.moveOneByOne')}
          </Button>
        </Cluster>
      </Stack>
    </Card>
  )
}
