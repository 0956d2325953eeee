import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
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
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { listProtection, type ProtectionRequest, settleProtection } from '../contract/protection.ts'

/** Protected people, and what a second person still has to decide. */
export const ProtectionPage = () => {
  const { say, formatMoment } = useWords()
  const query = useQuery(listProtection, {})
  const open = query.data?.requests.filter((request) => request.status === 'open') ?? []
  return (
    <Page
      title={say('registry.protection')}
      lead={query.data && say('registry.protectionLead', { count: open.length })}
      width="narrow"
    >
      <Answer query={query}>
        {(answer) => (
          <Stack gap={28}>
            {open.map((request) => (
              <RequestCard key={request.id} request={request} />
            ))}
            {answer.people.length === 0 ? (
              <EmptyState title={say('registry.nobodyProtected')} />
            ) : (
              <Section title={say('registry.protectedPeople')}>
                <RowList label={say('registry.protectedPeople')}>
                  {answer.people.map((person) => (
                    <Row key={person.id} href={`/orang/${person.id}`} title={person.name} />
                  ))}
                </RowList>
              </Section>
            )}
            <RowList label={say('registry.protection')}>
              {answer.requests
                .filter((request) => request.status !== 'open')
                .map((request) => (
                  <Row
                    key={request.id}
                    title={request.personName}
                    reason={[
                      say(request.wanted ? 'registry.wantsProtection' : 'registry.wantsLift'),
                      request.reason,
                      request.settledByName,
                      request.settledAt && formatMoment(request.settledAt),
                      request.note,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                    end={<Badge>{say(`registry.protection.${request.status}`)}</Badge>}
                  />
                ))}
            </RowList>
          </Stack>
        )}
      </Answer>
    </Page>
  )
}

const RequestCard = ({ request }: { readonly request: ProtectionRequest }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const [note, setNote] = useState('')
  const settle = useCommand(settleProtection)
  const send = (approve: boolean) => void settle.send({ requestId: request.id, approve, note: note.trim() || null })
  return (
    <Card title={<a href={`/orang/${request.personId}`}>{request.personName}</a>}>
      <Stack gap={12}>
        <p>
          <b>{say(request.wanted ? 'registry.wantsProtection' : 'registry.wantsLift')}</b>
          <br />
          {request.reason}
        </p>
        <p className="small muted">
          {say('registry.askedBy', { name: request.requestedByName, at: formatMoment(request.requestedAt) })}
        </p>
        {may('registry.settleProtection') && !request.mayDecide && (
          <p className="small muted">{say('registry.protectionOwn')}</p>
        )}
        {may('registry.settleProtection') && request.mayDecide && (
          <>
            <TextField
              label={say('registry.protectionNote')}
              name={`note-${request.id}`}
              optional
              value={note}
              onChange={setNote}
            />
            <RefusalMessage refusal={settle.refusal} />
            <Cluster gap={12}>
              <Button kind="primary" icon="check" busy={settle.busy} onClick={() => send(true)}>
                {say(request.wanted ? 'registry.protectionKeep' : 'registry.protectionLift')}
              </Button>
              <Button kind="quiet" onClick={() => send(false)}>
                {say('registry.protectionRefuse')}
              </Button>
            </Cluster>
          </>
        )}
      </Stack>
    </Card>
  )
}
