import { Answer } from '#platform/client/answer.tsx'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { Details } from '#platform/design/details.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Timeline } from '#platform/design/timeline.tsx'
import { getJourney, type Journey } from '../contract/episode-file.ts'
import { JourneyPicture } from './journey-picture.tsx'
import { useLabels } from './labels.ts'
import { useNextWords } from './next-words.ts'

/** The migrations of a family as a picture on one line of time; who prepares to leave stands beneath. */
export const FamilyJourney = ({ subject }: SlotProps) => {
  const query = useQuery(
    getJourney,
    { householdId: subject.householdId ?? '' },
    { enabled: subject.householdId !== undefined },
  )
  return <Answer query={query}>{(journey) => <JourneyParts journey={journey} />}</Answer>
}

const JourneyParts = ({ journey }: { readonly journey: Journey }) => {
  const { say } = useWords()
  if (journey.spells.length === 0 && journey.preparing.length === 0) return null
  return (
    <>
      {journey.spells.length > 0 && (
        <Section title={say('migration.journey.heading')} note={say('migration.journey.note')}>
          <Card>
            <div className="wide-only">
              <JourneyPicture journey={journey} width={920} />
            </div>
            <div className="phone-only">
              <JourneyPicture journey={journey} width={330} />
            </div>
            <Details summary={say('migration.journey.asList')}>
              <JourneyList journey={journey} />
            </Details>
          </Card>
        </Section>
      )}
      {journey.preparing.length > 0 && <Preparing journey={journey} />}
    </>
  )
}

const JourneyList = ({ journey }: { readonly journey: Journey }) => {
  const { say, formatDate } = useWords()
  const { country } = useLabels()
  return (
    <Timeline
      items={journey.events.toReversed().map((event) => ({
        id: event.id,
        when: formatDate(event.occurredOn, 'digits'),
        title: `${event.personName}: ${say(`migration.stage.${event.stage}`)}`,
        ...(event.country && { note: country(event.country) }),
      }))}
    />
  )
}

const Preparing = ({ journey }: { readonly journey: Journey }) => {
  const { say } = useWords()
  const { may } = useSession()
  const { country } = useLabels()
  const next = useNextWords()
  return (
    <Section title={say('migration.journey.preparing')}>
      <RowList label={say('migration.journey.preparing')}>
        {journey.preparing.map((one) => (
          <Row
            key={one.episodeId}
            href={may('migration.getEpisode') ? `/calon/${one.episodeId}` : undefined}
            tile={{ icon: 'route', pillar: 1 }}
            title={`${one.personName} · ${country(one.country)}`}
            reason={one.nextStep.code === 'none' ? undefined : next(one.nextStep).title}
            end={
              <Badge kind="info" icon={null}>
                {say(`migration.stage.${one.stage}`)}
              </Badge>
            }
          />
        ))}
      </RowList>
    </Section>
  )
}
