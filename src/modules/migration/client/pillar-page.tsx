import { consentChannels } from '#modules/registry/contract/codes.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { referToPillar } from '../contract/return.ts'
import { pillarOffices } from '../rules/return.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import { EpisodeForm } from './episode-form.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'

/** Somebody at home wishes for what another pillar of the village gives. */
export const PillarPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <PillarForm file={file} />}</EpisodeAnswer>
)

const PillarForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <EpisodeForm
      file={file}
      command={referToPillar}
      initial={{ pillar: '', consentChannel: '', told: '' }}
      toInput={(values, id) =>
        ({ ...values, id, episodeId: file.episode.id, told: values.told.trim() || null }) as InputOf<
          typeof referToPillar
        >
      }
      title={say('migration.pillar')}
      lead={say('migration.pillar.lead')}
      save="migration.pillar.save"
      done="migration.pillar.done"
    >
      {(form) => (
        <>
          <RadioCards
            label={say('migration.pillar.whom')}
            choices={choices(pillarOffices, 'migration.office')}
            {...form.field('pillar')}
          />
          <ChoiceField
            label={say('migration.pillar.consent')}
            choices={choices(consentChannels, 'migration.consentChannel')}
            {...form.field('consentChannel')}
          />
          <TextArea label={say('migration.pillar.told')} optional maxLength={400} {...form.field('told')} />
        </>
      )}
    </EpisodeForm>
  )
}
