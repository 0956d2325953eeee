import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Card } from '#platform/design/card.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { assignRoundArea, closeRound, getRound, type Lead, settleRoundLead } from '../contract/rounds.ts'
import { type LeadAnswer, visitOutcomes } from '../rules/rounds.ts'
import { useLabels } from './labels.ts'
import { visitedOf } from './rounds-page.tsx'
import { formOfLead } from './told-person.tsx'
import './rounds.css'

type RoundFile = OutputOf<typeof getRound>

/** One round: how far each RT is, which cadre has it, and who else was told to have left. */
export const RoundPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(getRound, { roundId: params.roundId ?? '' })
  return (
    <Answer query={query}>
      {(file) => (
        <Page
          title={say('migration.round.name', { year: String(file.round.year), half: file.round.half })}
          lead={say('migration.round.progress', { done: visitedOf(file.round), total: file.round.total })}
          pillar={1}
          width="narrow"
          trail={[{ href: '/pendataan', label: say('migration.rounds') }]}
          actions={may('migration.closeRound') && file.round.closedOn === null && <Closing file={file} />}
        >
          {file.leads && file.leads.length > 0 && <Leads roundId={file.round.id} leads={file.leads} />}
          <Section title={say('migration.round.coverage')} note={say('migration.round.legend')}>
            <Stack gap={16}>
              {file.areas.map((area) => (
                <Area key={`${area.hamlet} ${area.rt}`} file={file} area={area} />
              ))}
            </Stack>
          </Section>
        </Page>
      )}
    </Answer>
  )
}

const Closing = ({ file }: { readonly file: RoundFile }) => {
  const { say } = useWords()
  const close = useCommand(closeRound, { refresh: ['migration'] })
  return (
    <>
      <Button kind="quiet" busy={close.busy} onClick={() => void close.send({ roundId: file.round.id })}>
        {say('migration.round.close')}
      </Button>
      <RefusalMessage refusal={close.refusal} />
    </>
  )
}

interface AreaProps {
  readonly file: RoundFile
  readonly area: RoundFile['areas'][number]
}

export const areaName = (
  say: (key: string, values?: Record<string, unknown>) => string,
  { hamlet, rt }: { readonly hamlet: string | null; readonly rt: string | null },
): string => say('migration.round.area', { hamlet: hamlet ? shownName(hamlet) : '–', rt: rt ?? '–' })

const Area = ({ file, area }: AreaProps) => {
  const { say } = useWords()
  const { counts, total } = area
  const place = new URLSearchParams({ dusun: area.hamlet ?? '', rt: area.rt ?? '' })
  const parts = visitOutcomes.map((outcome) => `${say(`migration.visit.${outcome}`)} ${counts[outcome]}`).join(', ')
  return (
    <Card>
      <Stack gap={8}>
        <p>
          <a href={`/pendataan/${file.round.id}/rt?${place}`}>
            <b>{areaName(say, area)}</b>
          </a>
          <br />
          <small className="muted">
            {say('migration.round.progress', { done: visitedOf(area), total })} ·{' '}
            {area.cadreName ?? say('migration.round.noCadre')}
          </small>
        </p>
        <div className="round-bar" role="img" aria-label={parts}>
          {visitOutcomes.map((outcome) => (
            <span
              key={outcome}
              className={`round-${outcome}`}
              style={{ width: `${(counts[outcome] / Math.max(1, total)) * 100}%` }}
            />
          ))}
        </div>
        {file.cadres && file.round.closedOn === null && <Giving file={file} area={area} cadres={file.cadres} />}
      </Stack>
    </Card>
  )
}

const Giving = ({ file, area, cadres }: AreaProps & { readonly cadres: NonNullable<RoundFile['cadres']> }) => {
  const { say } = useWords()
  const toast = useToast()
  const assign = useCommand(assignRoundArea, {
    refresh: ['migration'],
    onDone: () => toast({ text: say('migration.round.given') }),
  })
  const here = cadres.filter(({ hamlet }) => hamlet === area.hamlet)
  if (here.length === 0) return null
  const { hamlet, rt } = area
  return (
    <>
      <SelectField
        label={say('migration.round.cadre')}
        name={`cadre-${hamlet}-${rt}`}
        value={area.cadreId ?? ''}
        onChange={(accountId) =>
          accountId !== '' && void assign.send({ id: newId(), roundId: file.round.id, hamlet, rt, accountId })
        }
        choices={[
          { value: '', label: say('migration.round.noCadre') },
          ...here.map(({ accountId, name }) => ({ value: accountId, label: name })),
        ]}
      />
      <RefusalMessage refusal={assign.refusal} />
    </>
  )
}

const Leads = ({ roundId, leads }: { readonly roundId: string; readonly leads: readonly Lead[] }) => {
  const { say } = useWords()
  return (
    <Section title={say('migration.round.leads')} note={say('migration.round.leadWhy')}>
      <Stack gap={12}>
        {leads.map((lead) => (
          <OneLead key={lead.id} roundId={roundId} lead={lead} />
        ))}
      </Stack>
    </Section>
  )
}

const OneLead = ({ roundId, lead }: { readonly roundId: string; readonly lead: Lead }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { country } = useLabels()
  const settle = useCommand(settleRoundLead, { refresh: ['migration', 'platform'] })
  const answer = (given: LeadAnswer) => void settle.send({ leadId: lead.id, answer: given })
  const told = say('migration.round.toldBy', { head: lead.headName ?? '–', officer: lead.toldBy })
  return (
    <Card title={lead.name}>
      <Stack gap={8}>
        <p className="small muted">
          {[lead.country && country(lead.country), lead.note, told].filter(Boolean).join(' · ')}
        </p>
        {lead.answer !== null && (
          <p className="small">
            {say(
              lead.answer === 'opened'
                ? 'migration.round.leadOpened'
                : lead.answer === 'known'
                  ? 'migration.round.leadKnown'
                  : 'migration.round.leadNot',
            )}
          </p>
        )}
        {lead.episodeId && (
          <div>
            <LinkButton href={`/calon/${lead.episodeId}`} kind="quiet" compact>
              {say('migration.list.openFile')}
            </LinkButton>
          </div>
        )}
        {lead.answer === null && may('migration.settleRoundLead') && (
          <Cluster>
            <LinkButton href={formOfLead(roundId, lead.id)} kind="primary">
              {say('migration.round.leadOpen')}
            </LinkButton>
            <Button busy={settle.busy} onClick={() => answer('known')}>
              {say('migration.round.leadKnown')}
            </Button>
            <Button kind="quiet" busy={settle.busy} onClick={() => answer('not_migrant')}>
              {say('migration.round.leadNot')}
            </Button>
          </Cluster>
        )}
        <RefusalMessage refusal={settle.refusal} />
      </Stack>
    </Card>
  )
}
