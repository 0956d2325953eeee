import { useState } from 'react'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { referToPillar } from '../contract/return.ts'
import { pillarOffices } from '../rules/return.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** Somebody at home wishes for what another pillar of the village gives. */
export const PillarPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <PillarForm file={file} />}</EpisodeAnswer>
)

const PillarForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const form = useForm({
    initial: { pillar: '', consentChannel: '', told: '' },
    command: referToPillar,
    toInput: (values) =>
      ({ ...values, id, episodeId: file.episode.id, told: values.told.trim() || null }) as InputOf<
        typeof referToPillar
      >,
    refresh: ['migration', 'registry', 'platform'],
    onDone: () => {
      toast({ text: say('migration.pillar.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  return (
    <Page title={say('migration.pillar')} lead={say('migration.pillar.lead')} width="narrow" trail={useTrail(file)}>
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
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
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('migration.pillar.save')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
