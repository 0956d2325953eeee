import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { listPillarReferrals, type PillarReferral, settlePillarReferral } from '../contract/return.ts'

/** Who came home and was referred here; the answer stands on the line that the migration officer reads. */
export const PillarInboxPage = () => {
  const { say } = useWords()
  const query = useQuery(listPillarReferrals, {})
  return (
    <Page title={say('migration.inbox')} lead={say('migration.inbox.lead')} width="narrow">
      <Answer query={query}>
        {({ referrals }) =>
          referrals.length === 0 ? (
            <EmptyState title={say('migration.inbox.empty')} sentence={say('migration.inbox.emptyWhy')} />
          ) : (
            <Stack gap={16}>
              {referrals.map((referral) => (
                <OneReferral key={referral.id} referral={referral} />
              ))}
            </Stack>
          )
        }
      </Answer>
    </Page>
  )
}

const OneReferral = ({ referral }: { readonly referral: PillarReferral }) => {
  const { say, formatDate } = useWords()
  return (
    <Card title={referral.personName}>
      <Stack gap={12}>
        <p className="small muted">
          {[
            referral.hamlet && shownName(referral.hamlet),
            say('migration.inbox.from', { day: formatDate(referral.referredOn), officer: referral.referredBy }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {referral.told && <p>{referral.told}</p>}
        {referral.answers.map(({ on, outcome, note, by }) => (
          <p key={`${on} ${outcome}`} className="small">
            <Badge kind={outcome === 'declined' ? 'none' : 'good'}>{say(`migration.outcome.${outcome}`)}</Badge>{' '}
            {[formatDate(on), by, note].filter(Boolean).join(' · ')}
          </p>
        ))}
        {referral.isOpen && <Answering referral={referral} />}
      </Stack>
    </Card>
  )
}

type Outcome = InputOf<typeof settlePillarReferral>['outcome']

const Answering = ({ referral }: { readonly referral: PillarReferral }) => {
  const { say } = useWords()
  const toast = useToast()
  const [note, setNote] = useState('')
  const settle = useCommand(settlePillarReferral, {
    refresh: ['migration', 'platform'],
    onDone: () => {
      setNote('')
      toast({ text: say('migration.inbox.saved') })
    },
  })
  const send = (outcome: Outcome) =>
    void settle.send({ id: newId(), referralId: referral.id, outcome, note: note.trim() || null })
  const accepted = referral.answers.some(({ outcome }) => outcome === 'accepted')
  return (
    <Stack gap={12}>
      <TextField
        label={say('migration.inbox.note')}
        name={`note-${referral.id}`}
        optional
        maxLength={400}
        value={note}
        onChange={setNote}
        error={
          settle.refusal?.fields.some(({ field }) => field === 'note') ? say('migration.pillar.whyDeclined') : undefined
        }
      />
      <Cluster>
        {!accepted && (
          <Button kind="primary" busy={settle.busy} onClick={() => send('accepted')}>
            {say('migration.inbox.accept')}
          </Button>
        )}
        <Button kind={accepted ? 'primary' : 'plain'} busy={settle.busy} onClick={() => send('helped')}>
          {say('migration.inbox.helped')}
        </Button>
        <Button kind="quiet" busy={settle.busy} onClick={() => send('declined')}>
          {say('migration.inbox.decline')}
        </Button>
      </Cluster>
      <RefusalMessage refusal={settle.refusal?.fields.length ? null : settle.refusal} />
    </Stack>
  )
}
