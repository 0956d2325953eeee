import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { type Form, useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { correctEpisode } from '../contract/episode.ts'
import { type EpisodeField, episodeFields, isFieldValue } from '../rules/episode.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** The plan put right: each field goes with the value seen, so that nobody overwrites another unseen. */
export const CorrectEpisodePage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <CorrectForm file={file} />}</EpisodeAnswer>
)

type Values = Record<EpisodeField | 'reason', string>

const seenOf = ({ episode }: FileProps['file']): Values => ({
  ...(Object.fromEntries(
    episodeFields.map((field) => [field, episode[field] === null ? '' : String(episode[field])]),
  ) as Values),
  reason: '',
})

const CorrectForm = ({ file }: FileProps) => {
  const { say } = useWords()
  const go = useGo()
  const [seen] = useState(() => seenOf(file))
  const [ids] = useState(() => new Map(episodeFields.map((field) => [field, newId()])))
  const changed = (values: Values) => episodeFields.filter((field) => values[field].trim() !== seen[field])
  const form = useForm({
    initial: seen,
    command: correctEpisode,
    toInput: (values) => ({
      episodeId: file.episode.id,
      reason: values.reason,
      changes: changed(values).map((field) => ({
        id: ids.get(field) ?? newId(),
        field,
        from: seen[field] || null,
        to: values[field].trim() || null,
      })),
    }),
    check: (values) =>
      changed(values).flatMap((field) =>
        isFieldValue(field, values[field].trim() || null) ? [] : [{ field, code: 'migration.fieldInvalid' }],
      ),
    refresh: ['migration', 'platform'],
    onDone: () => go(`/calon/${file.episode.id}`),
  })
  const nothing = changed(form.values).length === 0
  return (
    <Page
      title={say('migration.correctTitle', { name: file.person.name })}
      lead={say('migration.correctLead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <CorrectFields form={form} />
        <TextField label={say('migration.correctReason')} maxLength={240} {...form.field('reason')} />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button
            type="submit"
            kind="primary"
            busy={form.busy}
            {...(nothing && { disabledBecause: say('migration.correctNothing') })}
          >
            {say('migration.correctSave')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

const CorrectFields = ({ form }: { readonly form: Form<Values, OutputOf<typeof correctEpisode>> }) => {
  const { say } = useWords()
  const { countryChoices, occupationChoices, schemeChoices } = useLabels()
  const label = (field: EpisodeField) => ({
    label: say(`migration.field.${field}`),
    optional: field !== 'scheme',
    ...form.field(field),
  })
  return (
    <>
      <ChoiceField choices={countryChoices} {...label('destinationCountry')} />
      <ChoiceField choices={occupationChoices} {...label('occupation')} />
      <TextField maxLength={160} {...label('occupationTold')} />
      <ChoiceField choices={schemeChoices} {...label('scheme')} />
      <TextField maxLength={160} {...label('agencyName')} />
      <TextField maxLength={80} {...label('agencyLicence')} />
      <TextField maxLength={160} {...label('employerName')} />
      <TextField inputMode="numeric" maxLength={3} {...label('contractMonths')} />
      <DateField {...label('departsOn')} />
      <DateField {...label('contractEndsOn')} />
    </>
  )
}
