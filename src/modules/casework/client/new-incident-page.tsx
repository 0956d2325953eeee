import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import { useIncidentTrail } from './incident-answer.tsx'
import { IncidentForm } from './incident-form.tsx'

/** An event that hit many workers is written down. */
export const NewIncidentPage = () => {
  const { say } = useWords()
  return (
    <Page
      title={say('casework.incidents.new')}
      lead={say('casework.incidents.lead')}
      width="narrow"
      trail={useIncidentTrail()}
    >
      <IncidentForm />
    </Page>
  )
}
