import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { type Recruiter, recordRecruiter } from '../contract/recruiters.ts'
import { brokerAnswers, recruiterRelations } from '../rules/recruiters.ts'
import { evidenceGrades, storySources } from '../rules/red-flags.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** Who recruits, as the family tells it: recorded anew, or put right. */
export const RecruiterPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <RecruiterForm file={file} />}</EpisodeAnswer>
)

const initialOf = (old: Recruiter | undefined) => ({
  name: old?.name ?? '',
  phone: old?.phone ?? '',
  account: old?.account ?? '',
  relation: (old?.relation ?? 'unknown') as string,
  localBroker: (old?.localBroker ?? 'unknown') as string,
  storySource: (old?.storySource ?? 'candidate') as string,
  evidenceGrade: (old?.evidenceGrade ?? 'C') as string,
})

const RecruiterForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [replaced] = useSearchParam('ganti', '')
  const old = file.recruiters?.find((one) => one.id === replaced)
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(old))
  const form = useForm({
    initial,
    command: recordRecruiter,
    toInput: ({ name, phone, account, ...rest }) =>
      ({
        ...rest,
        ...{ id, episodeId: file.episode.id, replacesId: old?.id ?? null },
        ...{ name: name.trim() || null, phone: phone.trim() || null, account: account.trim() || null },
      }) as InputOf<typeof recordRecruiter>,
    refresh: ['migration', 'platform'],
    onDone: ({ otherPeople }) => {
      const same = otherPeople > 0
      toast({ text: say(same ? 'migration.recruiter.doneSame' : 'migration.recruiter.done', { count: otherPeople }) })
      go(`/calon/${file.episode.id}`)
    },
  })
  return (
    <Page
      title={say('migration.recruiter.new')}
      lead={say('migration.recruiter.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <FormFrame form={form} save={say('migration.recruiter.save')}>
        <TextField label={say('migration.recruiter.name')} optional maxLength={120} {...form.field('name')} />
        <TextField label={say('migration.recruiter.phone')} optional maxLength={40} {...form.field('phone')} />
        <TextField label={say('migration.recruiter.account')} optional maxLength={60} {...form.field('account')} />
        <ChoiceField
          label={say('migration.recruiter.relation')}
          choices={choices(recruiterRelations, 'migration.recruiterRelation')}
          {...form.field('relation')}
        />
        <RadioCards
          label={say('migration.recruiter.broker')}
          columns={3}
          choices={choices(brokerAnswers, 'migration.reply')}
          {...form.field('localBroker')}
        />
        <ChoiceField
          label={say('migration.signs.sourceLabel')}
          choices={choices(storySources, 'migration.story')}
          {...form.field('storySource')}
        />
        <ChoiceField
          label={say('migration.signs.gradeLabel')}
          choices={choices(evidenceGrades, 'migration.grade')}
          {...form.field('evidenceGrade')}
        />
      </FormFrame>
    </Page>
  )
}
