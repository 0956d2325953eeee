import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordStage } from '../contract/stage.ts'
import { evidenceFaults } from '../rules/stage-evidence.ts'
import { canRecordByHand, confidences, phaseOf, type Stage, stages, stepOf, toldSources } from '../rules/stages.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { detailsOf, EvidenceFields, noEvidence } from './evidence-fields.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** One more fact of a life, in any order. */
export const StagePage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <StageForm file={file} />}</EpisodeAnswer>
)

const StageForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [asked] = useSearchParam('tahap')
  const [id] = useState(() => newId())
  const [initial] = useState(() => ({
    stage: asked,
    occurredOn: today as string,
    source: '',
    confidence: 'sure',
    evidence: '',
    details: noEvidence,
  }))
  const form = useForm({
    initial,
    command: recordStage,
    key: `migration.stage.${file.episode.id}`,
    toInput: (values) =>
      ({
        ...values,
        ...{ id, episodeId: file.episode.id, evidence: values.evidence || null },
        details: detailsOf(values.stage as Stage, values.details),
      }) as InputOf<typeof recordStage>,
    check: ({ stage, details }) => (isStage(stage) ? evidenceFaults(stage, detailsOf(stage, details), today) : []),
    refresh: ['migration', 'platform'],
    onDone: ({ skipped }) => {
      const named = skipped.map((stage) => say(`migration.stage.${stage}`).toLowerCase()).join(', ')
      const done = say('migration.stageDone', { stage: say(`migration.stage.${form.values.stage}`) })
      toast({ text: skipped.length > 0 ? `${done} ${say('migration.stageSkipped', { stages: named })}` : done })
      go(`/calon/${file.episode.id}`)
    },
  })
  return (
    <Page
      title={say('migration.stageTitle', { name: file.person.name })}
      lead={say('migration.stageLead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <FormFrame form={form} save={say('migration.stageSave')}>
        <ChoiceField label={say('migration.stageField')} choices={useStageChoices()} {...form.field('stage')} />
        <DateField label={say('migration.stageOn')} latest={today} {...form.field('occurredOn')} />
        {isStage(form.values.stage) && <FormOfReturn file={file} stage={form.values.stage} />}
        {isStage(form.values.stage) && (
          <EvidenceFields
            stage={form.values.stage}
            values={form.values.details}
            errorOf={form.errorOf}
            onChange={(details) => form.set({ details })}
          />
        )}
        <ChoiceField
          label={say('migration.stageSource')}
          choices={choices(
            toldSources.filter((source) => source !== 'village_head'),
            'migration.source',
          )}
          {...form.field('source')}
        />
        <ChoiceField
          label={say('migration.stageConfidence')}
          choices={choices(confidences, 'migration.confidence')}
          {...form.field('confidence')}
        />
        <TextArea label={say('migration.stageEvidence')} optional maxLength={400} {...form.field('evidence')} />
      </FormFrame>
    </Page>
  )
}

/** Who came home is asked once, by the form that writes the stage as well. */
const FormOfReturn = ({ file, stage }: FileProps & { readonly stage: Stage }) => {
  const { say } = useWords()
  const { may } = useSession()
  if (phaseOf(stage) !== 'home' || stage === 'purna' || !may('migration.recordReturn')) return null
  return (
    <Message
      title={say('migration.return.writesStage')}
      action={<LinkButton href={`/calon/${file.episode.id}/pulang`}>{say('migration.return.new')}</LinkButton>}
    />
  )
}

const isStage = (value: string): value is Stage => (stages as readonly string[]).includes(value)

const useStageChoices = () => {
  const { say } = useWords()
  return stages.filter(canRecordByHand).map((value) => {
    const step = stepOf(value)
    const phase = phaseOf(value)
    const group = step ? say(`migration.step.${step}`) : say(`migration.group.${phase}`)
    return { value, label: say(`migration.stage.${value}`), group }
  })
}
