import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import {
  listOutsideNumbers,
  type OutsideNumber,
  type OutsideNumbers,
  recordOutsideNumber,
} from '../contract/outside-numbers.ts'
import { type SystemRow, shapeOf } from '../rules/outside-numbers.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** One number of another system, by hand; a shape that is not usual is asked about at once and saved all the same. */
export const OutsidePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const [replaced] = useSearchParam('ganti', '')
  const query = useQuery(listOutsideNumbers, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ numbers, systems }) => (
            <NumberForm file={file} systems={systems} old={numbers.find(({ id }) => id === replaced)} />
          )}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

interface NumberFormProps extends FileProps {
  readonly systems: OutsideNumbers['systems']
  readonly old: OutsideNumber | undefined
}

const useNumberForm = (file: FileProps['file'], old: OutsideNumber | undefined) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => ({
    ...{ system: (old?.system ?? '') as string, number: old?.number ?? '' },
    ...{ givenOn: (old?.givenOn ?? '') as string, note: old?.note ?? '' },
  }))
  return useForm({
    initial,
    command: recordOutsideNumber,
    ...(!old && { key: `migration.outside.${file.episode.id}` }),
    toInput: (values) =>
      ({
        ...values,
        ...{ id, episodeId: file.episode.id, replacesId: old?.id ?? null },
        ...{ givenOn: values.givenOn || null, note: values.note.trim() || null },
      }) as InputOf<typeof recordOutsideNumber>,
    refresh: ['migration'],
    onDone: ({ shape }) => {
      toast({ text: say(shape === 'unlike' ? 'migration.outside.doneUnlike' : 'migration.outside.done') })
      go(`/calon/${file.episode.id}`, { replace: true })
    },
  })
}

const NumberForm = ({ file, systems, old }: NumberFormProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const form = useNumberForm(file, old)
  const { system, number } = form.values
  const chosen = systems.find((one) => one.system === system)
  const unlike = number.trim() !== '' && chosen && shapeOf(number, rowOf(chosen)) === 'unlike'
  return (
    <Page
      title={say('migration.outside.new')}
      lead={say('migration.outside.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <FormFrame form={form} save={say('migration.outside.save')}>
        <ChoiceField
          label={say('migration.outside.system')}
          choices={choices(
            systems.map((one) => one.system),
            'references.value.system',
          )}
          {...form.field('system')}
        />
        {chosen?.website && (
          <p className="small">
            <a href={chosen.website} target="_blank" rel="noreferrer">
              {say('migration.outside.look')}
            </a>{' '}
            <span className="muted">{chosen.website}</span>
          </p>
        )}
        <TextField
          label={say('migration.outside.number')}
          hint={chosen && hintOf(say, chosen)}
          warning={unlike ? say('migration.outside.unlikeWhy') : undefined}
          maxLength={60}
          {...form.field('number')}
        />
        <DateField label={say('migration.outside.givenOn')} optional latest={today} {...form.field('givenOn')} />
        <TextArea label={say('migration.outside.note')} optional maxLength={240} {...form.field('note')} />
      </FormFrame>
    </Page>
  )
}

/** Where nobody published how numbers look, it is said that only their presence is seen. */
const hintOf = (
  say: ReturnType<typeof useWords>['say'],
  { pattern, example }: OutsideNumbers['systems'][number],
): string | undefined => {
  if (!pattern) return say('migration.outside.noShape')
  return example ? say('migration.outside.example', { example }) : undefined
}

const rowOf = ({
  system,
  title,
  source,
  confirmed,
  pattern,
  example,
  website,
}: OutsideNumbers['systems'][number]): SystemRow => ({
  ...{ title: title ?? '', source: source ?? '', confirmed },
  body: { system, pattern, example, website },
})
