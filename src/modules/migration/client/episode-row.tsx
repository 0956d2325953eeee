import { shownName } from '#modules/registry/contract.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row } from '#platform/design/row.tsx'
import type { EpisodeListItem } from '../contract/episode.ts'
import { phaseOf } from '../rules/stages.ts'
import { useLabels } from './labels.ts'
import { useNextWords } from './next-words.ts'

/** One person: who, where to, and what the village does next. How somebody went is never on a list. */
export const EpisodeRow = ({ episode }: { readonly episode: EpisodeListItem }) => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const next = useNextWords()
  const where = [
    episode.age !== null && say('migration.ageYears', { age: episode.age }),
    country(episode.destinationCountry),
    job(episode.occupation, episode.occupationTold),
    episode.hamlet && shownName(episode.hamlet),
  ].filter(Boolean)
  const step = episode.nextStep.code === 'none' ? null : next(episode.nextStep).title
  return (
    <Row
      href={`/calon/${episode.id}`}
      tile={{
        icon: phaseOf(episode.stage) === 'before' ? 'route' : phaseOf(episode.stage) === 'abroad' ? 'plane' : 'home',
        pillar: 1,
      }}
      title={episode.personName}
      reason={
        <>
          {where.join(' · ')}
          {step && (
            <>
              <br />
              <b>{step}</b>
            </>
          )}
        </>
      }
      end={
        <span>
          <Badge kind={phaseOf(episode.stage) === 'before' ? 'info' : 'none'} icon={null}>
            {say(`migration.stage.${episode.stage}`)}
          </Badge>
          <small className="muted nowrap" style={{ display: 'block', textAlign: 'right', marginTop: 4 }}>
            {formatDate(episode.stageOn, 'digits')}
          </small>
        </span>
      }
    />
  )
}
