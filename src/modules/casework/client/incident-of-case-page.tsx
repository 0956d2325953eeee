import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { assignIncident, type Incident, listIncidents } from '../contract/incidents.ts'
import { type FileProps, useTrail } from './case-answer.tsx'
import { CaseForm, casePage } from './case-form.tsx'

/** Ties a case to the event that hit the worker, or takes it off. */
export const IncidentOfCasePage = casePage(({ file }) => <Choose file={file} />)

const Choose = ({ file }: FileProps) => {
  const { say } = useWords()
  const trail = useTrail(file)
  const query = useQuery(listIncidents, {})
  return (
    <Answer query={query} waiting={say('casework.listLoading')}>
      {({ incidents }) =>
        incidents.length === 0 ? (
          <Page title={say('casework.incidents.assign')} width="narrow" trail={trail}>
            <EmptyState
              title={say('casework.incidents.empty')}
              sentence={say('casework.incidents.emptySentence')}
              action={<LinkButton href="/kasus/peristiwa/baru">{say('casework.incidents.new')}</LinkButton>}
            />
          </Page>
        ) : (
          <ChooseForm file={file} incidents={incidents} />
        )
      }
    </Answer>
  )
}

const ChooseForm = ({ file, incidents }: FileProps & { readonly incidents: readonly Incident[] }) => {
  const { say, formatDate } = useWords()
  return (
    <CaseForm
      file={file}
      command={assignIncident}
      initial={{ incidentId: file.details?.incident?.id ?? '' }}
      toInput={({ incidentId }, id) =>
        ({ id, caseId: file.case.id, incidentId: incidentId || null }) as InputOf<typeof assignIncident>
      }
      title={say('casework.incidents.assign')}
      lead={say('casework.incidents.assignLead')}
      save="casework.incidents.assignSave"
      done="casework.entry.done"
    >
      {(form) => (
        <RadioCards
          label={say('casework.incident')}
          choices={[
            { value: '', label: say('casework.incidents.none') },
            ...incidents.map((one) => ({
              value: one.id,
              label: one.place,
              hint: `${say(`casework.incidentKind.${one.kind}`)}, ${formatDate(one.occurredOn)}`,
            })),
          ]}
          {...form.field('incidentId')}
        />
      )}
    </CaseForm>
  )
}
