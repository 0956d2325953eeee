import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'

/** The plan as it was told. Names of agencies are not judged here. */
export const PlanSection = ({ file }: FileProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const { country, job, scheme } = useLabels()
  const { episode } = file
  const unknown = <span className="muted">{say('migration.unknown')}</span>
  const day = (value: string | null) => (value ? formatDate(value) : unknown)
  const facts = [
    {
      label: say('migration.factCountry'),
      value: episode.destinationCountry ? country(episode.destinationCountry) : unknown,
    },
    {
      label: say('migration.factJob'),
      value: episode.occupation || episode.occupationTold ? job(episode.occupation, episode.occupationTold) : unknown,
    },
    { label: say('migration.factScheme'), value: scheme(episode.scheme) },
    {
      label: say('migration.agencySaid'),
      value: episode.agencyName ?? unknown,
      ...(episode.agencyLicence && { note: `${say('migration.licenceSaid')}: ${episode.agencyLicence}` }),
    },
    { label: say('migration.factEmployer'), value: episode.employerName ?? unknown },
    {
      label: say('migration.factMonths'),
      value: episode.contractMonths ? say('migration.months', { count: episode.contractMonths }) : unknown,
    },
    { label: say('migration.factDeparts'), value: day(episode.departsOn) },
    { label: say('migration.factContractEnds'), value: day(file.contractEndsOn) },
  ]
  const correct = may('migration.correctEpisode') && !episode.closedOn && (
    <LinkButton href={`/calon/${episode.id}/betulkan`} compact icon="pencil">
      {say('migration.correct')}
    </LinkButton>
  )
  return (
    <Section title={say('migration.facts')} action={correct}>
      <Facts facts={facts} />
    </Section>
  )
}
