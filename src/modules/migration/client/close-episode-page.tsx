import type { PageProps } from '#platform/client/client-module.ts'
import { useWords } from '#platform/client/words.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { closeEpisode } from '../contract/episode.ts'
import { closeReasons } from '../rules/stages.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import { EpisodeForm } from './episode-form.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'

export const CloseEpisodePage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <CloseForm file={file} />}</EpisodeAnswer>
)

const CloseForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  return (
    <EpisodeForm
      file={file}
      command={closeEpisode}
      initial={{ reason: '', closedOn: today as string, note: '' }}
      toInput={(values, id) =>
        ({ ...values, id, episodeId: file.episode.id, note: values.note || null }) as InputOf<typeof closeEpisode>
      }
      title={say('migration.closeTitle', { name: file.person.name })}
      lead={say('migration.closeLead')}
      save="migration.closeSave"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('migration.closeReason')}
            choices={choices(closeReasons, 'migration.close')}
            {...form.field('reason')}
          />
          <DateField label={say('migration.closedOn')} latest={today} {...form.field('closedOn')} />
          <TextArea label={say('migration.paperNote')} optional maxLength={400} {...form.field('note')} />
        </>
      )}
    </EpisodeForm>
  )
}
