import { useState } from 'react'
import type { OutboxEntry } from '#platform/client/device/outbox.ts'
import { type OpenPhone, phoneNow, usePhone } from '#platform/client/phone.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { CarryPart } from './carry-part.tsx'
import { NotKeptPage } from './not-kept-page.tsx'
import { OutboxFiles } from './outbox-files.tsx'
import { OutboxRow } from './outbox-row.tsx'
import { PhoneRoom } from './phone-room.tsx'

/** What only this phone knows yet: refused first, then what waits, then the phone itself. */
export const OutboxPage = () => {
  const { say } = useWords()
  const state = usePhone()
  if (state.kind === 'closed')
    return <NotKeptPage title={say('shell.outbox')} lead={say('shell.phone.outboxNotKept')} />
  const entries = state.phone.outbox()
  const refused = entries.filter((entry) => entry.state === 'refused')
  const waiting = entries.filter((entry) => entry.state === 'waiting')
  return (
    <Page width="narrow" title={say('shell.outbox')} lead={<Rich text={say('shell.phone.outboxLead')} />}>
      {state.stoppedBy && <RefusalMessage refusal={new Refusal('rule', state.stoppedBy)} />}
      {refused.length + waiting.length + state.phone.files.list().length === 0 && (
        <EmptyState title={say('shell.phone.nothingWaits')} sentence={say('shell.phone.nothingWaitsWhy')} />
      )}
      <Entries title={say('shell.phone.refusedTitle')} entries={refused} phone={state.phone} />
      <Entries title={say('shell.phone.waitingTitle')} entries={waiting} phone={state.phone} />
      <OutboxFiles phone={state.phone} />
      <SyncNow phone={state.phone} syncedAt={state.syncedAt} />
      <CarryPart phone={state.phone} waiting={waiting.length} />
      <PhoneRoom phone={state.phone} key={entries.length} />
    </Page>
  )
}

interface EntriesProps {
  readonly title: string
  readonly entries: readonly OutboxEntry[]
  readonly phone: OpenPhone
}

const Entries = ({ title, entries, phone }: EntriesProps) =>
  entries.length === 0 ? null : (
    <Section title={title}>
      <Stack gap={20}>
        {entries.map((entry) => (
          <OutboxRow key={entry.commandId} entry={entry} phone={phone} />
        ))}
      </Stack>
    </Section>
  )

/** The page itself says why. */
const isStopped = (): boolean => {
  const state = phoneNow()
  return state.kind === 'open' && state.stoppedBy !== null
}

const SyncNow = ({ phone, syncedAt }: { readonly phone: OpenPhone; readonly syncedAt: string | null }) => {
  const { say, formatMoment } = useWords()
  const toast = useToast()
  const [busy, setBusy] = useState(false)
  const tryNow = async () => {
    setBusy(true)
    const isDone = await phone.sync()
    if (!isDone && !isStopped()) toast({ text: say('shell.phone.notReached') })
    setBusy(false)
  }
  return (
    <Stack gap={8}>
      <p className="small muted">
        {syncedAt ? say('shell.phone.syncedAt', { at: formatMoment(syncedAt) }) : say('shell.phone.neverSynced')}
      </p>
      <div>
        <Button icon="refresh" busy={busy} busyText={say('shell.phone.trying')} onClick={() => void tryNow()}>
          {say('shell.phone.tryNow')}
        </Button>
      </div>
    </Stack>
  )
}
