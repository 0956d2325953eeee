import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { closeApiKey, listApiKeys } from '../contract/api-key.ts'
import { ApiKeyForm } from './api-key-form.tsx'
import { OfficerTabs } from './officer-tabs.tsx'

type Key = OutputOf<typeof listApiKeys>['keys'][number]

/** `/kunci`: other systems that work here, each with a role, a place and an end. */
export const ApiKeysPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const keys = useQuery(listApiKeys, {})
  const [making, setMaking] = useState(false)
  return (
    <Page
      title={say('access.keys.title')}
      lead={say('access.keys.lead')}
      tabs={<OfficerTabs current="/kunci" />}
      actions={
        may('access.issueApiKey') &&
        !making && (
          <Button kind="primary" icon="key" onClick={() => setMaking(true)}>
            {say('access.keys.issue')}
          </Button>
        )
      }
    >
      {making && <ApiKeyForm onDone={() => setMaking(false)} />}
      <Answer query={keys}>
        {({ keys: known }) =>
          known.length === 0 && !making ? (
            <EmptyState title={say('access.keys.none')} />
          ) : (
            <RowList label={say('access.keys.title')}>
              {known.map((key) => (
                <KeyRow key={key.id} known={key} />
              ))}
            </RowList>
          )
        }
      </Answer>
    </Page>
  )
}

const KeyRow = ({ known }: { readonly known: Key }) => {
  const { say, formatDate, formatMoment } = useWords()
  const { may } = useSession()
  const close = useCommand(closeApiKey, { refresh: ['access'] })
  const used = known.lastUsedAt
    ? say('access.keys.used', { when: formatMoment(known.lastUsedAt) })
    : say('access.keys.unused')
  return (
    <>
      <RefusalMessage refusal={close.refusal} />
      <Row
        tile={{ icon: 'key' }}
        title={known.name}
        reason={`${say(`access.role.${known.role}`)} · ${known.place} · ${known.opening}… · ${formatDate(known.expiresOn)} · ${used}`}
        end={
          known.state === 'ended' ? (
            <Badge>{say('access.keys.ended')}</Badge>
          ) : (
            may('access.closeApiKey') && (
              <Button compact busy={close.busy} onClick={() => void close.send({ id: known.id })}>
                {say('access.keys.close')}
              </Button>
            )
          )
        }
      />
    </>
  )
}
