import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { listHandovers } from '../contract/hand-over.ts'
import { useLabels } from './labels.ts'

/** On the page of a move: the open files that are handed over with a person. */
export const MovePart = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const { country, job } = useLabels()
  const personId = subject.personId ?? ''
  const { data } = useQuery(listHandovers, { personId }, { enabled: personId !== '' })
  if (!data || data.open.length === 0) return null
  return (
    <RowList label={say('migration.handover.title')}>
      {data.open.map((episode) => (
        <Row
          key={episode.episodeId}
          tile={{ icon: 'route', pillar: 1 }}
          title={say('migration.handover.goesAlong', {
            what: `${country(episode.destinationCountry)}, ${job(episode.occupation, episode.occupationTold)}`,
          })}
          reason={say('migration.handover.travels')}
        />
      ))}
    </RowList>
  )
}
