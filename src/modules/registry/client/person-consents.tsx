import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type Consent, withdrawConsent } from '../contract/consent.ts'
import type { PersonFile } from './person-page.tsx'

const kinds: Readonly<Record<Consent['state'], BadgeKind>> = {
  valid: 'good',
  ending: 'attention',
  expired: 'none',
  withdrawn: 'none',
}

/** What the person agreed to, each purpose on its own; any of it can be taken back here. */
export const PersonConsents = ({ file }: { readonly file: PersonFile }) => {
  const { say } = useWords()
  const { may } = useSession()
  const [asked, setAsked] = useState<Consent>()
  const add = may('registry.recordConsent') && (
    <LinkButton compact icon="plus" href={`/orang/${file.person.id}/persetujuan`}>
      {say('registry.newConsent')}
    </LinkButton>
  )
  return (
    <Section title={say('registry.consents')} note={say('registry.consentsNote')} action={add}>
      {file.consents.length === 0 ? (
        <EmptyState title={say('registry.noConsents')} sentence={say('registry.noConsentsHow')} />
      ) : (
        <RowList label={say('registry.consents')}>
          {file.consents.map((consent) => (
            <ConsentRow
              key={consent.id}
              consent={consent}
              {...(consent.state !== 'withdrawn' && may('registry.withdrawConsent')
                ? { onWithdraw: () => setAsked(consent) }
                : {})}
            />
          ))}
        </RowList>
      )}
      {asked && <WithdrawDialog consent={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}

const ConsentRow = ({ consent, onWithdraw }: { readonly consent: Consent; readonly onWithdraw?: () => void }) => {
  const { say, formatDate } = useWords()
  const reason = [
    say('registry.givenOn', {
      date: formatDate(consent.givenOn),
      channel: say(`registry.channel.${consent.channel}`).toLowerCase(),
    }),
    consent.proxyName && say('registry.throughProxy', { name: consent.proxyName }),
    consent.witnessName && say('registry.withWitness', { name: consent.witnessName }),
    consent.expiresOn && say('registry.until', { date: formatDate(consent.expiresOn) }),
    consent.withdrawnAt && say('registry.withdrawnOn', { date: formatDate(consent.withdrawnAt) }),
    consent.stoppedAt &&
      say('registry.stoppedOn', { date: formatDate(consent.stoppedAt), name: consent.stoppedBy ?? '' }),
  ]
  return (
    <Row
      title={say(`registry.consent.${consent.purpose}`)}
      reason={reason.filter(Boolean).join(' · ')}
      end={
        <>
          <Badge kind={kinds[consent.state]}>{say(`registry.consentState.${consent.state}`)}</Badge>
          {onWithdraw && (
            <Button compact kind="quiet" onClick={onWithdraw}>
              {say('registry.withdraw')}
            </Button>
          )}
        </>
      }
    />
  )
}

const WithdrawDialog = ({ consent, onClose }: { readonly consent: Consent; readonly onClose: () => void }) => {
  const { say } = useWords()
  const withdraw = useCommand(withdrawConsent, { refresh: ['registry', 'platform'], onDone: onClose })
  return (
    <Dialog
      open
      title={say('registry.withdrawTitle', { purpose: say(`registry.consent.${consent.purpose}`) })}
      confirm={
        <Button kind="danger" busy={withdraw.busy} onClick={() => void withdraw.send({ consentId: consent.id })}>
          {say('registry.withdrawNow')}
        </Button>
      }
      onClose={onClose}
    >
      <p>{say('registry.withdrawMeans')}</p>
      <RefusalMessage refusal={withdraw.refusal} />
    </Dialog>
  )
}
