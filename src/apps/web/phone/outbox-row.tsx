import { useState } from 'react'
import { asCommand, type OutboxEntry } from '#platform/client/device/outbox.ts'
import type { OpenPhone } from '#platform/client/phone.ts'
import { correctionOf } from '#platform/client/use-corrected.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Details } from '#platform/design/details.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Refusal } from '#platform/shared/errors.ts'
import { newId } from '#platform/shared/ids.ts'
import type { RefusedCommand } from '#platform/shared/sync-contract.ts'
import { useRecordWord } from './use-record-word.ts'
import { useSaid } from './use-said.ts'

interface OutboxRowProps {
  readonly entry: OutboxEntry
  readonly phone: OpenPhone
}

/** One record that waits or was refused, in words: what, about whom, since when, why not, and what can be done. */
export const OutboxRow = ({ entry, phone }: OutboxRowProps) => {
  const { say, formatMoment } = useWords()
  const about = phone.about(entry.input)
  const verb = useRecordWord()(entry.name)
  const { factsOf } = useSaid()
  const isRefused = entry.state === 'refused'
  const isDisputed = awaitsDecision(entry)
  return (
    <Card>
      <Stack gap={12}>
        <Cluster>
          <h3>{about ? `${verb}: ${about.name}` : verb}</h3>
          <Badge kind={isRefused && !isDisputed ? 'grave' : 'attention'}>
            {say(isDisputed ? 'shell.phone.disputed' : isRefused ? 'shell.phone.wasRefused' : 'shell.phone.waits')}
          </Badge>
        </Cluster>
        <p className="small muted">{formatMoment(entry.occurredAt)}</p>
        {entry.handedAt && (
          <p className="small">{say('shell.phone.handedInFile', { at: formatMoment(entry.handedAt) })}</p>
        )}
        {entry.refusal && <Reason name={entry.name} refusal={entry.refusal} />}
        <Details summary={say('shell.phone.seeInput')} open={isRefused}>
          <Facts facts={factsOf(entry.name, entry.input)} />
        </Details>
        <Acts entry={entry} phone={phone} path={about?.path} />
      </Stack>
    </Card>
  )
}

/** The office has it, and somebody must choose between it and what another hand wrote. */
const awaitsDecision = ({ refusal }: OutboxEntry): boolean => typeof refusal?.details.conflictId === 'string'

interface ReasonProps {
  readonly name: string
  readonly refusal: RefusedCommand
}

const Reason = ({ name, refusal }: ReasonProps) => {
  const { say, has } = useWords()
  const { labelOf } = useSaid()
  const fields = refusal.fields as Refusal['fields']
  const { kind, code, details } = refusal
  return (
    <>
      <RefusalMessage refusal={new Refusal(kind, code, details as Refusal['details'], fields)} />
      {fields.map((fault) => (
        <p key={`${fault.field} ${fault.code}`} className="small">
          <b>{labelOf(name, fault.field.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '')}</b>:{' '}
          {say(has(fault.code) ? fault.code : 'platform.invalidInput', fault.details)}
        </p>
      ))}
    </>
  )
}

const Acts = ({ entry, phone, path }: OutboxRowProps & { readonly path: string | undefined }) => {
  const { say } = useWords()
  const [isAsking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Error>()
  const isRefused = entry.state === 'refused' && !awaitsDecision(entry)
  const form = isRefused ? phone.formOf(entry.name, entry.input) : undefined
  // What was refused is decided: sent again, it is another intention.
  const sendAgain = async () => {
    try {
      await phone.keep({ ...asCommand(entry), commandId: newId() })
      await phone.withdraw(entry.commandId)
      await phone.sync()
    } catch (fault) {
      setRefusal(fault as Error)
    }
  }
  return (
    <>
      <RefusalMessage refusal={refusal} />
      <Cluster>
        {awaitsDecision(entry) && (
          <LinkButton compact href="/konflik">
            {say('shell.phone.decide')}
          </LinkButton>
        )}
        {form && (
          <LinkButton compact kind="primary" icon="pencil" href={correctionOf(form, entry.commandId)}>
            {say('shell.phone.correct')}
          </LinkButton>
        )}
        {isRefused && (
          <Button compact icon="refresh" onClick={() => void sendAgain()}>
            {say('shell.phone.sendAgain')}
          </Button>
        )}
        {path && (
          <LinkButton compact href={path}>
            {say('shell.phone.openFile')}
          </LinkButton>
        )}
        <Button compact kind="quiet" onClick={() => setAsking(true)}>
          {say('shell.phone.takeBack')}
        </Button>
      </Cluster>
      <Dialog
        open={isAsking}
        title={say('shell.phone.takeBackAsk')}
        onClose={() => setAsking(false)}
        confirm={
          <Button kind="danger" onClick={() => void phone.withdraw(entry.commandId)}>
            {say('shell.phone.takeBack')}
          </Button>
        }
      >
        <p>{say('shell.phone.takeBackWhy')}</p>
      </Dialog>
    </>
  )
}
