import { useState } from 'react'
import { listRows } from '#modules/references/contract.ts'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { referEpisode } from '../contract/referrals.ts'
import {
  type OfficeKind,
  officeKinds,
  organisationTypesOf,
  referralChannels,
  referralConsents,
} from '../rules/referrals.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { useTrail } from './use-trail.ts'

/** A matter is handed to an office that can act: to whom, by what way, and with whose agreement. */
export const ReferralPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <ReferralForm file={file} />}</EpisodeAnswer>
)

const initialOf = (today: string) => ({
  ...{ officeKind: '', organisationId: '', organisationName: '', referredOn: today, channel: '' },
  ...{ consent: '', consentChannel: '', withoutConsentBecause: '', told: '' },
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, episodeId: string, values: Values) =>
  ({
    ...values,
    ...{ id, episodeId },
    organisationId: values.organisationId || null,
    organisationName: values.organisationId ? null : values.organisationName.trim() || null,
    consentChannel: values.consent === 'given' ? values.consentChannel || null : null,
    withoutConsentBecause: values.consent === 'given' ? null : values.withoutConsentBecause.trim() || null,
    told: values.told.trim() || null,
  }) as InputOf<typeof referEpisode>

const ReferralForm = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(today))
  const form = useForm({
    initial,
    command: referEpisode,
    toInput: (values) => inputOf(id, file.episode.id, values),
    refresh: ['migration', 'registry', 'platform'],
    onDone: () => {
      toast({ text: say('migration.referral.done') })
      go(`/calon/${file.episode.id}`)
    },
  })
  const { officeKind, organisationId, consent } = form.values
  const offices = useOffices(officeKind as OfficeKind | '')
  return (
    <Page
      title={say('migration.referral.new')}
      lead={say('migration.referral.lead')}
      width="narrow"
      trail={useTrail(file)}
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <ChoiceField
          label={say('migration.referral.office')}
          choices={choices(officeKinds, 'migration.office')}
          {...form.field('officeKind')}
        />
        {offices.length > 0 && (
          <ChoiceField
            label={say('migration.referral.organisation')}
            emptyLabel={say('migration.referral.organisationOther')}
            optional
            choices={offices}
            {...form.field('organisationId')}
          />
        )}
        {!organisationId && (
          <TextField
            label={say('migration.referral.name')}
            optional
            maxLength={120}
            {...form.field('organisationName')}
          />
        )}
        <DateField label={say('migration.referral.on')} latest={today} {...form.field('referredOn')} />
        <ChoiceField
          label={say('migration.referral.channel')}
          choices={choices(referralChannels, 'migration.referralChannel')}
          {...form.field('channel')}
        />
        <RadioCards
          label={say('migration.referral.consent')}
          choices={choices(referralConsents, 'migration.referralConsent')}
          {...form.field('consent')}
        />
        {consent === 'given' && (
          <ChoiceField
            label={say('migration.referral.consentChannel')}
            choices={choices(consentChannels, 'migration.consentChannel')}
            {...form.field('consentChannel')}
          />
        )}
        {consent !== '' && consent !== 'given' && (
          <TextArea
            label={say('migration.referral.because')}
            maxLength={400}
            {...form.field('withoutConsentBecause')}
          />
        )}
        <TextArea
          label={say('migration.referral.told')}
          hint={say('migration.referral.toldHint')}
          optional
          maxLength={400}
          {...form.field('told')}
        />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy}>
            {say('migration.referral.save')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

/** The organisations of the references that are of this kind. */
const useOffices = (kind: OfficeKind | '') => {
  const types = kind === '' ? [] : organisationTypesOf[kind]
  const query = useQuery(listRows, { kind: 'organisation', limit: 200 }, { enabled: types.length > 0 })
  return (query.data?.rows ?? [])
    .filter((row) => types.includes((row.body as { type?: string }).type ?? ''))
    .map((row) => ({ value: row.id, label: row.title }))
}
