import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import {
  approveSignalErasure,
  listSignalErasures,
  refuseSignalErasure,
  type SignalErasure,
} from '../contract/signals.ts'
import { useLabels } from './labels.ts'
import { WorkTabs } from './work-tabs.tsx'

/** What somebody asked to erase: the second person decides, without reading what it says. */
export const ErasuresPage = () => {
  const { say } = useWords()
  const query = useQuery(listSignalErasures, {})
  return (
    <Page
      title={say('placement.signals.erasures')}
      pillar={1}
      lead={say('placement.signals.erasuresLead')}
      tabs={<WorkTabs current="/perekrut/hapus" />}
      width="narrow"
    >
      <Answer query={query} waiting={say('placement.signals.loading')}>
        {({ erasures }) =>
          erasures.length === 0 ? (
            <EmptyState title={say('placement.signals.noErasures')} />
          ) : (
            <Stack gap={16}>
              {erasures.map((one) => (
                <OneErasure key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

const OneErasure = ({ one }: { readonly one: SignalErasure }) => {
  const { say } = useWords()
  const { dayOf: day } = useLabels()
  const [act, setAct] = useState<'approve' | 'refuse' | null>(null)
  return (
    <Card title={say(`placement.signals.erasable.${one.kind}`)}>
      <Stack gap={12}>
        <p>
          {say('placement.signals.toldBy', { name: one.toldByName, day: day(one.toldOn) })}
          <br />
          {say('placement.signals.askedBy', {
            ...{ name: one.recordedByName, day: day(one.recordedAt) },
            reason: one.reason ? say(`placement.erasureReason.${one.reason}`) : '—',
          })}
        </p>
        {one.state === 'waiting' ? (
          <Badge kind="info">{say('placement.signals.erasure.waiting')}</Badge>
        ) : (
          <p className="muted">
            {say('placement.signals.settledBy', {
              ...{ state: say(`placement.signals.erasure.${one.state}`), name: one.settledByName ?? '' },
              answer: one.answer ?? '',
            })}
          </p>
        )}
        {one.mayDecide && (
          <Cluster gap={12}>
            <Button kind="danger" onClick={() => setAct('approve')}>
              {say('placement.signals.approve')}
            </Button>
            <Button onClick={() => setAct('refuse')}>{say('placement.signals.refuse')}</Button>
          </Cluster>
        )}
        <Decide erasureId={one.id} act={act} onClose={() => setAct(null)} />
      </Stack>
    </Card>
  )
}

interface DecideProps {
  readonly erasureId: string
  readonly act: 'approve' | 'refuse' | null
  readonly onClose: () => void
}

const Decide = ({ erasureId, act, onClose }: DecideProps) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const options = { refresh: ['placement', 'platform', 'migration'], onDone: onClose }
  const approve = useCommand(approveSignalErasure, options)
  const refuse = useCommand(refuseSignalErasure, options)
  const isRefusing = act === 'refuse'
  const send = () => void (isRefusing ? refuse.send({ erasureId, reason }) : approve.send({ erasureId }))
  return (
    <Dialog
      open={act !== null}
      title={say(isRefusing ? 'placement.signals.refuseAsk' : 'placement.signals.approveAsk')}
      onClose={onClose}
      confirm={
        <Button kind={isRefusing ? 'primary' : 'danger'} busy={isRefusing ? refuse.busy : approve.busy} onClick={send}>
          {say(isRefusing ? 'placement.signals.refuse' : 'placement.signals.approve')}
        </Button>
      }
    >
      <Stack gap={16}>
        {isRefusing ? (
          <TextField
            name="reason"
            label={say('placement.signals.reason')}
            value={reason}
            onChange={setReason}
            maxLength={400}
          />
        ) : (
          <p>{say('placement.signals.approveWhy')}</p>
        )}
        <RefusalMessage refusal={isRefusing ? refuse.refusal : approve.refusal} />
      </Stack>
    </Dialog>
  )
}
