import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { listSignals, type RecruiterVisit, type Signals } from '../contract/signals.ts'
import { AlertBadge } from './alert-badge.tsx'
import { AskErasure } from './ask-erasure.tsx'
import { WorkTabs } from './work-tabs.tsx'

/** For the migration officer alone: what was heard, whom several files name, who reported. Allegations, never a lock. */
export const SignalsPage = () => {
  const { say } = useWords()
  const query = useQuery(listSignals, {})
  return (
    <Page
      title={say('placement.signals.title')}
      pillar={1}
      tabs={<WorkTabs current="/perekrut" />}
      lead={say('placement.signals.lead')}
      actions={
        <>
          <LinkButton href="/perekrut/kabar" kind="primary" icon="plus">
            {say('placement.signals.newAlert')}
          </LinkButton>
          <LinkButton href="/perekrut/lapor">{say('placement.signals.newVisit')}</LinkButton>
        </>
      }
    >
      <Answer query={query} waiting={say('placement.signals.loading')}>
        {(signals) => (
          <>
            <Alerts alerts={signals.alerts} />
            <Links links={signals.links} />
            <Visits visits={signals.visits} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const Alerts = ({ alerts }: Pick<Signals, 'alerts'>) => {
  const { say, formatDate } = useWords()
  return (
    <Section title={say('placement.signals.alerts')}>
      {alerts.length === 0 ? (
        <EmptyState title={say('placement.signals.noAlerts')} sentence={say('placement.signals.noAlertsWhy')} />
      ) : (
        <RowList label={say('placement.signals.alerts')}>
          {alerts.map((alert) => (
            <Row
              key={alert.id}
              href={`/perekrut/kabar/${alert.id}`}
              tile={{ icon: 'eye', pillar: 1 }}
              title={alert.told.length > 90 ? `${alert.told.slice(0, 90)}…` : alert.told}
              reason={[
                say(`placement.alertChannel.${alert.channel}`),
                formatDate(alert.heardOn),
                alert.hamlet && shownName(alert.hamlet),
                alert.outcomes.at(-1) && say(`placement.alertOutcome.${alert.outcomes.at(-1)?.outcome}`),
              ]
                .filter(Boolean)
                .join(' · ')}
              end={<AlertBadge state={alert.state} />}
            />
          ))}
        </RowList>
      )}
    </Section>
  )
}

const Links = ({ links }: Pick<Signals, 'links'>) => {
  const { say } = useWords()
  return (
    <Section title={say('placement.signals.links')} note={say('placement.signals.linksWhy')}>
      {links.length === 0 && <p className="muted">{say('placement.signals.noLinks')}</p>}
      <Stack gap={12}>
        {links.map((link) => (
          <Card key={`${link.by} ${link.told}`} title={link.told}>
            <Stack gap={8}>
              <p>
                {say(`placement.signals.by.${link.by}`)}:{' '}
                {say('placement.signals.linkPeople', { people: link.people, cases: link.cases })}.{' '}
                {say('placement.signals.linkGrades', { grades: link.grades.join(', ') })}
              </p>
              {link.files.map((file) => (
                <LinkedFile key={file.recruiterId} file={file} />
              ))}
            </Stack>
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

const LinkedFile = ({ file }: { readonly file: Signals['links'][number]['files'][number] }) => {
  const { say } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <p>
      <LinkButton href={`/calon/${file.episodeId}`} compact>
        {file.personName}
      </LinkButton>{' '}
      <Button kind="quiet" compact onClick={() => setAsking(true)}>
        {say('placement.signals.erase')}
      </Button>
      <AskErasure kind="recruiter" subjectId={file.recruiterId} open={asking} onClose={() => setAsking(false)} />
    </p>
  )
}

const Visits = ({ visits }: Pick<Signals, 'visits'>) => {
  const { say } = useWords()
  return (
    <Section title={say('placement.signals.visits')}>
      {visits.length === 0 && <p className="muted">{say('placement.signals.noVisits')}</p>}
      <Stack gap={12}>
        {visits.map((visit) => (
          <Visit key={visit.id} visit={visit} />
        ))}
      </Stack>
    </Section>
  )
}

const Visit = ({ visit }: { readonly visit: RecruiterVisit }) => {
  const { say, formatDate } = useWords()
  const [asking, setAsking] = useState(false)
  const lines = [
    `${visit.agencyName}: ${say(`references.agency.${visit.agency.stand}`, { title: visit.agency.title ?? '' })}`,
    visit.letterNumber
      ? say('placement.signals.letter', { number: visit.letterNumber })
      : say('placement.signals.noLetter'),
    visit.untilOn
      ? say('placement.signals.days', { from: formatDate(visit.fromOn), until: formatDate(visit.untilOn) })
      : formatDate(visit.fromOn),
    visit.country,
    visit.whomMet,
  ]
  return (
    <Card title={[visit.name, visit.phone].filter(Boolean).join(' · ')}>
      <Stack gap={8}>
        <p>{lines.filter(Boolean).join(' · ')}</p>
        {visit.agency.stand === 'not_listed' && <p className="small muted">{say('references.agency.noAccusation')}</p>}
        {visit.alsoInFiles > 0 && (
          <p>
            <Badge kind="attention">{say('placement.signals.alsoInFiles', { count: visit.alsoInFiles })}</Badge>
          </p>
        )}
        {visit.letterFileHash && (
          <StoredFileLink hash={visit.letterFileHash} label={say('placement.visit.letterFile')} />
        )}
        <p>
          <Button kind="quiet" compact onClick={() => setAsking(true)}>
            {say('placement.signals.erase')}
          </Button>
        </p>
        <AskErasure kind="visit" subjectId={visit.id} open={asking} onClose={() => setAsking(false)} />
      </Stack>
    </Card>
  )
}
