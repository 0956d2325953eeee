import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { reachWords } from '../rules/reach-words.ts'
import type { WholeProps } from './case-answer.tsx'
import { useLabels } from './labels.ts'

/** What is asked for, and what was really got back. */
export const MoneyPart = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const { money } = useLabels()
  if (details.demands.length === 0 && details.recoveries.length === 0) return null
  return (
    <Section title={say('casework.money.title')}>
      <Stack gap={12}>
        <Facts
          facts={[
            ...details.demands.map((one) => ({
              label: say(`casework.demand.${one.demand}`),
              value: one.amountRupiah === null ? say('casework.money.noSum') : money(one.amountRupiah),
            })),
            { label: say('casework.money.recovered'), value: money(details.recoveredRupiah) },
          ]}
        />
        {may('casework.recordRecovery') && (
          <LinkButton href={`/kasus/${file.case.id}/uang`} compact>
            {say('casework.money.new')}
          </LinkButton>
        )}
      </Stack>
    </Section>
  )
}

/** Who works on it, and whether screening was done. Of the screening itself nothing stands here. */
export const PeoplePart = ({ file, details }: WholeProps) => {
  const { say } = useWords()
  const facts = [
    ...details.members.map((member) => ({ label: say(`casework.part.${member.part}`), value: member.name })),
    ...(file.case.leadName === null ? [{ label: say('casework.part.lead'), value: say('casework.noLead') }] : []),
    ...(details.transfer ? [{ label: say('casework.transfer.waits'), value: details.transfer.toName }] : []),
    ...(details.screening === 'none'
      ? []
      : [{ label: say('casework.screening.title'), value: say(`casework.screening.is.${details.screening}`) }]),
  ]
  return (
    <Section title={say('casework.people.who')}>
      <Facts facts={facts} />
    </Section>
  )
}

/** Who told it, and where the worker is. */
export const FactsPart = ({ file, details }: WholeProps) => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  const { incident } = details
  const reporter = [details.reporterName, details.reporterRelation].filter(Boolean).join(', ')
  const facts = [
    { label: say('casework.risk'), value: say(`casework.risk.${details.risk}`) },
    { label: say('casework.severity'), value: say(`casework.severity.${file.case.severity}`) },
    { label: say('casework.reporter'), value: reporter || say(`casework.reporter.${details.reporter}`) },
    { label: say('casework.phone'), value: details.reporterPhone },
    { label: say('casework.reach'), value: reachWords(say, details) },
    { label: say('casework.channelLabel'), value: say(`casework.channel.${details.channel}`) },
    { label: say('casework.country'), value: country(file.case.country) },
    { label: say('casework.employer'), value: details.employerName },
    { label: say('casework.agency'), value: details.agencyName },
    {
      label: say('casework.incident'),
      value: incident && (
        <a href={`/kasus/peristiwa/${incident.id}`}>
          {`${say(`casework.incidentKind.${incident.kind}`)}, ${incident.place}, ${formatDate(incident.occurredOn)}`}
        </a>
      ),
    },
    {
      label: say('casework.person'),
      value: details.personId && <a href={`/orang/${details.personId}`}>{say('casework.openPerson')}</a>,
    },
    {
      label: say('casework.journey'),
      value: details.episodeId && <a href={`/calon/${details.episodeId}`}>{say('casework.openJourney')}</a>,
    },
  ]
  return (
    <Section title={say('casework.facts')}>
      <Facts facts={facts.flatMap(({ label, value }) => (value ? [{ label, value }] : []))} />
    </Section>
  )
}
