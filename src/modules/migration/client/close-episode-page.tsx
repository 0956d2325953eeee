import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { closeEpisode } from '../contract/episode.ts'
import { closeReasons } from '../rules/stages.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

export const CloseEpisodePage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <CloseForm file={file} />}</EpisodeAnswer>
)

const CloseForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const [id] = useState(() => newId())
  const [initial] = useState(() => ({ reason: '', closedOn: today as string, note: '' }))
  const form = useForm({
    initial,
    command: closeEpisode,
    toInput: (values) =>
      ({ ...values, id, episodeId: file.episode.id, note: values.note || null }) as InputOf<typeof closeEpisode>,
    refresh: ['migration', 'platform'],
    onDone: () => go(`/calon/${file.episode.id}`),
  })
  return (
    <Page
      title={say('migration.closeTitle', { name: file.person.name })}
      lead={say('migration.closeLead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <RadioCards
          label={say('migration.closeReason')}
          choices={choices(closeReasons, 'migration.close')}
          {...form.field('reason')}
        />
        <DateField label={say('migration.closedOn')} latest={today} {...form.field('closedOn')} />
        <TextArea label={say('migration.paperNote')} optional maxLength={400} {...form.field('note')} />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('migration.closeSave')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
