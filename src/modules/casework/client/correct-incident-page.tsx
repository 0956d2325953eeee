import type { PageProps } from '#platform/client/client-module.ts'
import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import type { Incident } from '../contract/incidents.ts'
import { IncidentAnswer, useIncidentTrail } from './incident-answer.tsx'
import { IncidentForm } from './incident-form.tsx'

/** What was written of an event is put right. */
export const CorrectIncidentPage = ({ params }: PageProps) => (
  <IncidentAnswer incidentId={params.incidentId}>
    {(incident) => <CorrectIncident incident={incident} />}
  </IncidentAnswer>
)

interface IncidentProps {
  readonly incident: Incident
}

const CorrectIncident = ({ incident }: IncidentProps) => {
  const { say } = useWords()
  return (
    <Page
      title={say('casework.incidents.correct')}
      width="narrow"
      trail={useIncidentTrail({ href: `/kasus/peristiwa/${incident.id}`, label: incident.place })}
    >
      <IncidentForm incident={incident} />
    </Page>
  )
}
