import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import { listPersonEpisodes } from '../contract/episode.ts'
import { useLabels } from './labels.ts'

/** On the sheet a person takes home: the journeys that the village keeps a file of. */
export const SheetEpisodes = ({ subject }: SlotProps) => {
  const { say, formatDate } = useWords()
  const { country, job } = useLabels()
  const { data } = useQuery(listPersonEpisodes, { personId: subject.personId ?? '' })
  if (!data || data.episodes.length === 0) return null
  return (
    <Section title={say('migration.ofPerson')} note={say('migration.sheetNote')}>
      <Table
        caption={say('migration.ofPerson')}
        rows={data.episodes}
        rowKey={(one) => one.id}
        columns={[
          { key: 'country', title: say('migration.factCountry'), cell: (one) => country(one.destinationCountry) },
          { key: 'job', title: say('migration.factJob'), cell: (one) => job(one.occupation, one.occupationTold) },
          { key: 'agency', title: say('migration.agencySaid'), cell: (one) => one.agencyName ?? '–' },
          { key: 'stage', title: say('migration.sheetStage'), cell: (one) => say(`migration.stage.${one.stage}`) },
          {
            key: 'since',
            title: say('migration.sheetSince'),
            cell: (one) => formatDate(one.stageOn),
          },
        ]}
      />
    </Section>
  )
}
