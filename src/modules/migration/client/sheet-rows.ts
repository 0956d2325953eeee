import { useWords } from '#platform/client/words.tsx'
import type { EpisodeSheetRow } from '../contract/episode.ts'
import { waitsFor } from '../rules/next-step.ts'
import { useLabels } from './labels.ts'
import { useNextWords } from './next-words.ts'

const columns = [
  ...['number', 'openedOn', 'stage', 'stageOn', 'country', 'job', 'scheme', 'agency', 'departsOn', 'nextStep'],
  ...['waitingFor', 'closedOn'],
] as const

/** The rows of the list in the reader's words, with their heading. */
export const useSheetRows = () => {
  const { say } = useWords()
  const { country, job, scheme } = useLabels()
  const next = useNextWords()
  return (rows: readonly EpisodeSheetRow[]): readonly (readonly string[])[] => [
    columns.map((column) => say(`migration.sheet.${column}`)),
    ...rows.map((row) => [
      row.number,
      row.openedOn,
      say(`migration.stage.${row.stage}`),
      row.stageOn,
      row.destinationCountry ? country(row.destinationCountry) : '',
      row.occupation ? job(row.occupation, null) : '',
      scheme(row.scheme),
      row.agencyName ?? '',
      row.departsOn ?? '',
      row.nextStep.code === 'none' ? '' : next(row.nextStep).title,
      say(`migration.waiting.${waitsFor(row.nextStep.code)}`),
      row.closedOn ?? '',
    ]),
  ]
}
