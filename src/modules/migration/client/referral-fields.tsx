import type { ReactNode } from 'react'
import { type CaseOffice, organisationTypesOf, outsideOffices } from '#modules/references/contract/codes.ts'
import { listRows } from '#modules/references/contract.ts'
import { consentChannels } from '#modules/registry/contract/codes.ts'
import type { FieldBinding } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { shareGrounds } from '../rules/referrals.ts'
import { useLabels } from './labels.ts'

interface OfficeProps {
  readonly office: FieldBinding<string>
  readonly organisation: FieldBinding<string>
  readonly organisationName: FieldBinding<string>
}

/** To which kind of office a matter is handed, and to which organisation of the references; else its name as told. */
export const ReferralOffice = ({ office, organisation, organisationName }: OfficeProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const types = organisationTypesOf[office.value as CaseOffice] ?? []
  const query = useQuery(listRows, { kind: 'organisation', limit: 200 }, { enabled: types.length > 0 })
  const rows = (query.data?.rows ?? []).filter((row) => types.includes((row.body as { type?: string }).type ?? ''))
  return (
    <>
      <ChoiceField
        label={say('migration.referral.office')}
        choices={choices(outsideOffices, 'references.office')}
        {...office}
      />
      {rows.length > 0 && (
        <ChoiceField
          label={say('migration.referral.organisation')}
          emptyLabel={say('migration.referral.organisationOther')}
          optional
          choices={rows.map((row) => ({ value: row.id, label: row.title }))}
          {...organisation}
        />
      )}
      {organisation.value === '' && (
        <TextField label={say('migration.referral.name')} optional maxLength={120} {...organisationName} />
      )}
    </>
  )
}

interface GroundProps {
  readonly ground: FieldBinding<string>
  readonly consentChannel: FieldBinding<string>
  readonly because: FieldBinding<string>
  /** What is said of going without agreement. */
  readonly warning?: ReactNode
}

/** The gate before any sharing: agreement with its channel, or why the matter goes without it. */
export const ReferralGround = ({ ground, consentChannel, because, warning }: GroundProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <>
      <RadioCards
        label={say('migration.referral.consent')}
        choices={choices(shareGrounds, 'migration.ground')}
        {...ground}
      />
      {ground.value === 'given' && (
        <ChoiceField
          label={say('migration.referral.consentChannel')}
          choices={choices(consentChannels, 'migration.consentChannel')}
          {...consentChannel}
        />
      )}
      {ground.value !== '' && ground.value !== 'given' && (
        <>
          {warning}
          <TextArea label={say('migration.referral.because')} maxLength={400} {...because} />
        </>
      )}
    </>
  )
}
