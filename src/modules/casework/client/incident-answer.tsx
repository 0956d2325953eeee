import type { ReactNode } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { missing } from '#platform/shared/errors.ts'
import { type Incident, listIncidents } from '../contract/incidents.ts'

/** The way back: cases, then events. */
export const useIncidentTrail = (...more: readonly { readonly href: string; readonly label: string }[]) => {
  const { say } = useWords()
  return [
    { href: '/kasus', label: say('casework.menu') },
    { href: '/kasus/peristiwa', label: say('casework.incidents.title') },
    ...more,
  ]
}

/** The event that a page is about, once it is there. */
export const IncidentAnswer = (props: {
  readonly incidentId: string | undefined
  readonly children: (incident: Incident) => ReactNode
}) => {
  const { say } = useWords()
  const trail = useIncidentTrail()
  const query = useQuery(listIncidents, {})
  return (
    <Answer query={query} waiting={say('casework.listLoading')}>
      {({ incidents }) => {
        const incident = incidents.find((one) => one.id === props.incidentId)
        if (incident) return props.children(incident)
        return (
          <Page title={say('casework.incident')} trail={trail} width="narrow">
            <RefusalMessage refusal={missing('casework.incidentMissing')} />
          </Page>
        )
      }}
    </Answer>
  )
}
