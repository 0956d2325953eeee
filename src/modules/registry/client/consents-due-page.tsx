import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { type Consent, closeProcessing, listConsentsDue } from '../contract/consent.ts'

/** What was withdrawn and must stop, and what ran out and must be asked again. */
export const ConsentsDuePage = () => {
  const { say } = useWords()
  const query = useQuery(listConsentsDue, {})
  return (
    <Page
      title={say('registry.consentsDue')}
      lead={query.data && say('registry.consentsDueLead', { count: query.data.total })}
      width="narrow"
    >
      <Answer query={query}>
        {({ consents, toStop }) => (
          <Stack gap={28}>
            {toStop.length > 0 && (
              <Section title={say('registry.toStop')} note={say('registry.toStopNote')}>
                <Stack gap={16}>
                  {toStop.map((consent) => (
                    <StopCard key={consent.id} consent={consent} />
                  ))}
                </Stack>
              </Section>
            )}
            {consents.length === 0 ? (
              toStop.length === 0 && <EmptyState title={say('registry.consentsDueLead', { count: 0 })} />
            ) : (
              <EndingList consents={consents} />
            )}
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

const EndingList = ({ consents }: { readonly consents: readonly Consent[] }) => {
  const { say, formatDate } = useWords()
  return (
    <Section title={say('registry.endingConsents')}>
      <RowList label={say('registry.endingConsents')}>
        {consents.map((consent) => (
          <Row
            key={consent.id}
            href={`/orang/${consent.personId}/persetujuan?untuk=${consent.purpose}`}
            title={consent.personName}
            reason={[
              say(`registry.consent.${consent.purpose}`),
              consent.expiresOn &&
                say(consent.state === 'expired' ? 'registry.endedOn' : 'registry.endsOn', {
                  date: formatDate(consent.expiresOn),
                }),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={<Badge kind={consent.state === 'expired' ? 'none' : 'attention'}>{say('registry.askAgain')}</Badge>}
          />
        ))}
      </RowList>
    </Section>
  )
}

const StopCard = ({ consent }: { readonly consent: Consent }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const [note, setNote] = useState('')
  const close = useCommand(closeProcessing)
  return (
    <Card title={<a href={`/orang/${consent.personId}?bagian=persetujuan`}>{consent.personName}</a>}>
      <Stack gap={12}>
        <p>
          {[
            say(`registry.consent.${consent.purpose}`),
            consent.stopsBy && say('registry.stopBy', { date: formatMoment(consent.stopsBy) }),
            consent.withdrawnReason,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {may('registry.closeProcessing') && (
          <>
            <TextField label={say('registry.stopNote')} name={`stop-${consent.id}`} value={note} onChange={setNote} />
            <RefusalMessage refusal={close.refusal} />
            <div>
              <Button
                icon="check"
                busy={close.busy}
                onClick={() => void close.send({ consentId: consent.id, note })}
                {...(note.trim() === '' && { disabledBecause: say('registry.stopNote') })}
              >
                {say('registry.stopDone')}
              </Button>
            </div>
          </>
        )}
      </Stack>
    </Card>
  )
}
