import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listPersonEpisodes } from '../contract/episode.ts'
import { phaseOf } from '../rules/stages.ts'
import { useLabels } from './labels.ts'

/** On a person's page: the way to the journeys. Nothing is said where there are none. */
export const PersonEpisodes = ({ subject }: SlotProps) => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const { country, job } = useLabels()
  const personId = subject.personId ?? ''
  const query = useQuery(listPersonEpisodes, { personId }, { enabled: personId !== '' })
  const episodes = query.data?.episodes ?? []
  if (episodes.length === 0) return null
  return (
    <Section
      title={say('migration.ofPerson')}
      action={
        episodes.every((one) => one.closedOn) &&
        may('migration.recordEpisode') && (
          <LinkButton compact icon="plus" href={`/calon/baru?orang=${personId}`}>
            {say('migration.new')}
          </LinkButton>
        )
      }
    >
      <RowList label={say('migration.ofPerson')}>
        {episodes.map((one) => (
          <Row
            key={one.id}
            href={`/calon/${one.id}`}
            tile={{ icon: phaseOf(one.stage) === 'before' ? 'route' : 'plane', pillar: 1 }}
            title={`${country(one.destinationCountry)} · ${job(one.occupation, one.occupationTold)}`}
            reason={
              one.closedOn
                ? say('migration.ofPersonClosed', { from: formatDate(one.openedOn), until: formatDate(one.closedOn) })
                : say('migration.ofPersonSince', { date: formatDate(one.stageOn) })
            }
            end={<Badge icon={null}>{say(`migration.stage.${one.stage}`)}</Badge>}
          />
        ))}
      </RowList>
    </Section>
  )
}
