import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { listCases } from '../contract/case.ts'
import { type Incident, withdrawIncident } from '../contract/incidents.ts'
import { CaseRow } from './case-row.tsx'
import { IncidentAnswer, useIncidentTrail } from './incident-answer.tsx'

interface IncidentProps {
  readonly incident: Incident
}

/** One event with the cases of it that this officer works on. */
export const IncidentPage = ({ params }: PageProps) => (
  <IncidentAnswer incidentId={params.incidentId}>{(incident) => <OneIncident incident={incident} />}</IncidentAnswer>
)

const OneIncident = ({ incident }: IncidentProps) => {
  const { say, formatDate } = useWords()
  return (
    <Page
      title={incident.place}
      lead={`${say(`casework.incidentKind.${incident.kind}`)}, ${formatDate(incident.occurredOn)}`}
      pillar={1}
      width="narrow"
      trail={useIncidentTrail()}
      actions={
        <LinkButton href={`/kasus/peristiwa/${incident.id}/betulkan`}>{say('casework.incidents.correct')}</LinkButton>
      }
    >
      <CasesOf incident={incident} />
      {incident.cases === 0 && <Withdraw incident={incident} />}
    </Page>
  )
}

const CasesOf = ({ incident }: IncidentProps) => {
  const { say } = useWords()
  const open = useQuery(listCases, { incidentId: incident.id, limit: 100 })
  const ended = useQuery(listCases, { incidentId: incident.id, group: 'ended', limit: 100 })
  return (
    <Section title={say('casework.incidents.cases')}>
      <Answer query={open} waiting={say('casework.listLoading')}>
        {({ cases }) => {
          const all = [...cases, ...(ended.data?.cases ?? [])]
          if (all.length === 0)
            return (
              <EmptyState
                title={say('casework.incidents.noCases')}
                sentence={say('casework.incidents.noCasesSentence')}
              />
            )
          return (
            <RowList label={say('casework.incidents.cases')}>
              {all.map((one) => (
                <CaseRow key={one.id} one={one} />
              ))}
            </RowList>
          )
        }}
      </Answer>
    </Section>
  )
}

const Withdraw = ({ incident }: IncidentProps) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const command = useCommand(withdrawIncident, { refresh: ['casework'] })
  const withdraw = async () => {
    const done = await command.send({ id: newId(), incidentId: incident.id })
    if (!done) return
    toast({ text: say('casework.incidents.withdrawn') })
    go('/kasus/peristiwa')
  }
  return (
    <>
      <RefusalMessage refusal={command.refusal} />
      <p>
        <Button compact busy={command.busy} onClick={() => void withdraw()}>
          {say('casework.incidents.withdraw')}
        </Button>
      </p>
    </>
  )
}
