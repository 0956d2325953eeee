import type { PageProps } from '#platform/client/client-module.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { referEpisode } from '../contract/referrals.ts'
import { referralChannels } from '../rules/referrals.ts'
import { EpisodeAnswer } from './episode-answer.tsx'
import { EpisodeForm } from './episode-form.tsx'
import type { FileProps } from './episode-page.tsx'
import { useLabels } from './labels.ts'
import { ReferralGround, ReferralOffice } from './referral-fields.tsx'

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
  return (
    <EpisodeForm
      file={file}
      command={referEpisode}
      initial={initialOf(today)}
      toInput={(values, id) => inputOf(id, file.episode.id, values)}
      title={say('migration.referral.new')}
      lead={say('migration.referral.lead')}
      save="migration.referral.save"
      done="migration.referral.done"
    >
      {(form) => (
        <>
          <ReferralOffice
            office={form.field('officeKind')}
            organisation={form.field('organisationId')}
            organisationName={form.field('organisationName')}
          />
          <DateField label={say('migration.referral.on')} latest={today} {...form.field('referredOn')} />
          <ChoiceField
            label={say('migration.referral.channel')}
            choices={choices(referralChannels, 'migration.referralChannel')}
            {...form.field('channel')}
          />
          <ReferralGround
            ground={form.field('consent')}
            consentChannel={form.field('consentChannel')}
            because={form.field('withoutConsentBecause')}
          />
          <TextArea
            label={say('migration.referral.told')}
            hint={say('migration.referral.toldHint')}
            optional
            maxLength={400}
            {...form.field('told')}
          />
        </>
      )}
    </EpisodeForm>
  )
}
