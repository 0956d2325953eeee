import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getReturn, type ReturnForm, recordReturn } from '../contract/return.ts'
import { currencies } from '../rules/costs.ts'
import {
  childAnswers,
  claimAnswers,
  healthAnswers,
  homecomingReasons,
  screeningCodes,
  wishes,
} from '../rules/return.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** The form of a homecoming, asked once and put right by a later one. */
export const ReturnPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getReturn, { episodeId: params.episodeId ?? '' })
  return (
    <EpisodeAnswer episodeId={params.episodeId}>
      {(file) => (
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ form }) => <ReturnFormPage file={file} old={form} />}
        </Answer>
      )}
    </EpisodeAnswer>
  )
}

const initialOf = (old: ReturnForm | null, today: string) => ({
  cameHomeOn: (old?.cameHomeOn ?? today) as string,
  port: old?.port ?? '',
  reason: (old?.reason ?? '') as string,
  health: (old?.health ?? '') as string,
  unpaidWages: old?.unpaidWages ?? null,
  unpaidCurrency: (old?.unpaidCurrency ?? 'IDR') as string,
  savingsRupiah: old?.savingsRupiah ?? null,
  debtRupiah: old?.debtRupiah ?? null,
  skills: old?.skills ?? '',
  languages: old?.languages ?? '',
  certificates: old?.certificates ?? '',
  wish: (old?.wish ?? '') as string,
  child: (old?.child ?? '') as string,
  insuranceClaim: (old?.insuranceClaim ?? 'unknown') as string,
  screened: old?.screening !== null && old?.screening !== undefined,
  yes: (old?.screening ?? []) as readonly string[],
  note: old?.note ?? '',
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, episodeId: string, { screened, yes, ...values }: Values) => {
  const asked = screened || yes.length > 0
  return {
    ...values,
    ...{ id, episodeId, port: values.port.trim() || null, skills: values.skills.trim() || null },
    ...{ languages: values.languages.trim() || null, certificates: values.certificates.trim() || null },
    note: values.note.trim() || null,
    screening: asked ? (yes.length > 0 ? yes.join(' ') : 'none') : null,
  } as InputOf<typeof recordReturn>
}

const ReturnFormPage = ({ file, old }: FileProps & { readonly old: ReturnForm | null }) => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(old, today))
  // no draft: what is told in confidence is not kept on the device
  const form = useForm({
    initial,
    command: recordReturn,
    toInput: (values) => inputOf(id, file.episode.id, values),
    refresh: ['migration', 'platform'],
    onDone: ({ advice }) => {
      toast({ text: advice ? say(`migration.screeningAdvice.${advice}`) : say('migration.return.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  return (
    <Page
      title={say('migration.return.title', { name: file.person.name })}
      lead={say('migration.return.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <FormFrame form={form} save={say('migration.return.save')}>
        <HomeFields form={form} />
        <MoneyFields form={form} />
        <WishFields form={form} />
        <ScreeningFields form={form} />
      </FormFrame>
    </Page>
  )
}

interface FieldsProps {
  readonly form: Pick<ReturnType<typeof useForm<Values, typeof recordReturn>>, 'field' | 'values' | 'set'>
}

const HomeFields = ({ form }: FieldsProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <DateField label={say('migration.return.cameHomeOn')} latest={today} {...form.field('cameHomeOn')} />
      <TextField label={say('migration.return.port')} optional maxLength={80} {...form.field('port')} />
      <ChoiceField
        label={say('migration.return.reason')}
        choices={choices(homecomingReasons, 'migration.homecoming')}
        {...form.field('reason')}
      />
      <RadioCards
        label={say('migration.return.health')}
        choices={choices(healthAnswers, 'migration.health')}
        {...form.field('health')}
      />
      <RadioCards
        label={say('migration.return.child')}
        choices={choices(childAnswers, 'migration.child')}
        {...form.field('child')}
      />
    </>
  )
}

const MoneyFields = ({ form }: FieldsProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const Unpaid = form.values.unpaidCurrency === 'IDR' ? MoneyField : NumberField
  return (
    <>
      <Columns count={2} gap={20}>
        <Unpaid
          label={say('migration.return.unpaid')}
          hint={say('migration.return.unpaidHint')}
          optional
          {...form.field('unpaidWages')}
        />
        <ChoiceField
          label={say('migration.return.currency')}
          choices={currencies.map((value) => ({ value, label: value }))}
          {...form.field('unpaidCurrency')}
        />
      </Columns>
      <MoneyField label={say('migration.return.savings')} optional {...form.field('savingsRupiah')} />
      <MoneyField label={say('migration.return.debt')} optional {...form.field('debtRupiah')} />
      <ChoiceField
        label={say('migration.return.claim')}
        choices={choices(claimAnswers, 'migration.claim')}
        {...form.field('insuranceClaim')}
      />
    </>
  )
}

const WishFields = ({ form }: FieldsProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <TextField label={say('migration.return.skills')} optional maxLength={200} {...form.field('skills')} />
      <TextField label={say('migration.return.languages')} optional maxLength={120} {...form.field('languages')} />
      <TextField
        label={say('migration.return.certificates')}
        optional
        maxLength={200}
        {...form.field('certificates')}
      />
      <RadioCards
        label={say('migration.return.wish')}
        choices={choices(wishes, 'migration.wish')}
        {...form.field('wish')}
      />
    </>
  )
}

const ScreeningFields = ({ form }: FieldsProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <CheckGroup
        label={say('migration.return.screening')}
        hint={say('migration.return.screeningHint')}
        optional
        name="yes"
        values={form.values.yes}
        onChange={(yes) => form.set({ yes, screened: true })}
        choices={choices(screeningCodes, 'migration.screening')}
      />
      <CheckField
        label={say('migration.return.asked')}
        name="screened"
        checked={form.values.screened}
        onChange={(screened) => form.set({ screened })}
      />
      <TextArea
        label={say('migration.return.note')}
        hint={say('migration.return.noteHint')}
        optional
        maxLength={600}
        {...form.field('note')}
      />
    </>
  )
}
