import { useState } from 'react'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import type { Busy } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { AskReason } from './ask-reason.tsx'
import { type ParcelGroup, type ParcelState, refusedKinds } from './parcel-groups.ts'
import { useRecordWord } from './use-record-word.ts'

interface ParcelCardProps {
  readonly group: ParcelGroup
  readonly busy: Busy
  onApply(): void
  onDismiss(reason: string): void
}

const badges: Readonly<Record<ParcelState, readonly [BadgeKind, string]>> = {
  waiting: ['attention', 'shell.phone.waits'],
  applied: ['good', 'shell.phone.parcelApplied'],
  partly: ['grave', 'shell.phone.parcelPartly'],
  refused: ['grave', 'shell.phone.wasRefused'],
  dismissed: ['none', 'shell.phone.parcelDismissed'],
}

/** What one person left: who, when, what, and what became of it. */
export const ParcelCard = (props: ParcelCardProps) => {
  const { group } = props
  const { say, formatMoment } = useWords()
  const wordOf = useRecordWord()
  const [kind, state] = badges[group.state]
  const kinds = [...new Set(group.names.map(wordOf))].join(', ')
  const sent = formatMoment(group.sentAt)
  return (
    <Card>
      <Stack gap={12}>
        <Cluster>
          <h3>{group.madeByName ?? say('shell.phone.parcelUnnamed')}</h3>
          <Badge kind={kind}>{say(state)}</Badge>
        </Cluster>
        <p className="small muted">
          {say(group.isProven ? 'shell.phone.parcelSent' : 'shell.phone.parcelSentAsSaid', { at: sent })}
        </p>
        <p>{say('shell.phone.parcelHolds', { count: group.commands, kinds })}</p>
        {group.appliedAt && (
          <p className="small">
            {say(group.refusedReason ? 'shell.phone.parcelDismissedBy' : 'shell.phone.parcelAppliedBy', {
              ...{ count: group.applied, name: group.appliedByName ?? '', at: formatMoment(group.appliedAt) },
              reason: group.refusedReason,
            })}
          </p>
        )}
        <Refused group={group} />
        {group.state !== 'applied' && group.state !== 'dismissed' && <Act {...props} />}
      </Stack>
    </Card>
  )
}

const Refused = ({ group }: { readonly group: ParcelGroup }) => {
  const { say, sayRefusal } = useWords()
  const wordOf = useRecordWord()
  if (group.refusals.length === 0) return null
  return (
    <ul>
      {refusedKinds(group.refusals).map(({ name, code, count }) => (
        <li key={`${name} ${code}`}>
          <b>{say('shell.phone.parcelRefused', { kind: wordOf(name), count })}</b>:{' '}
          {sayRefusal(new Refusal('rule', code))}
        </li>
      ))}
    </ul>
  )
}

const Act = ({ group, busy, onApply, onDismiss }: ParcelCardProps) => {
  const { say } = useWords()
  const { account } = useSession()
  const [isAsking, setAsking] = useState(false)
  const [isDismissing, setDismissing] = useState(false)
  const verb = say(group.state === 'waiting' ? 'shell.phone.parcelApply' : 'shell.phone.parcelApplyAgain')
  const confirmed = () => {
    setAsking(false)
    onApply()
  }
  return (
    <>
      <Cluster>
        <Button
          icon="download"
          busy={busy}
          busyText={say('shell.phone.parcelApplying')}
          onClick={() => setAsking(true)}
        >
          {verb}
        </Button>
        <Button kind="quiet" onClick={() => setDismissing(true)}>
          {say('shell.phone.parcelDismiss')}
        </Button>
      </Cluster>
      <AskReason
        open={isDismissing}
        title={say('shell.phone.parcelDismissAsk', { count: group.commands - group.applied })}
        why={say('shell.phone.parcelDismissWhy')}
        verb={say('shell.phone.parcelDismiss')}
        busy={busy}
        onClose={() => setDismissing(false)}
        onReason={(reason) => {
          setDismissing(false)
          onDismiss(reason)
        }}
      />
      <Dialog
        open={isAsking}
        title={say('shell.phone.parcelAsk', { count: group.commands })}
        onClose={() => setAsking(false)}
        confirm={
          <Button kind="primary" onClick={confirmed}>
            {verb}
          </Button>
        }
      >
        <p>
          <Rich text={say('shell.phone.parcelAskWhy', { name: account?.name ?? '' })} />
        </p>
        {!group.isProven && <p>{say('shell.phone.parcelAskUnproven')}</p>}
      </Dialog>
    </>
  )
}
