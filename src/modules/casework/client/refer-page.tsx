import { ReferralGround, ReferralOffice } from '#modules/migration/client/parts.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { InputOf } from '#platform/shared/operation.ts'
import { listOffices, referCase } from '../contract/referrals.ts'
import { caseChannels, sharedParts } from '../rules/referral-states.ts'
import type { FileProps } from './case-answer.tsx'
import { CaseForm, casePage, trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

const initialOf = (office: string, today: string) => ({
  ...{ office, organisationId: '', organisationName: '', accountId: '', channel: '', sentOn: today },
  ...{ ground: '', consentChannel: '', withoutConsentBecause: '', share: [] as readonly string[], purpose: '' },
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, caseId: string, values: Values) => {
  const isGiven = values.ground === 'given'
  return {
    ...{ id, caseId, office: values.office, channel: values.channel, sentOn: values.sentOn, ground: values.ground },
    organisationId: values.organisationId || null,
    organisationName: values.organisationId ? null : trimmed(values.organisationName),
    accountId: values.channel === 'account' ? values.accountId || null : null,
    consentChannel: isGiven ? values.consentChannel || null : null,
    withoutConsentBecause: isGiven ? null : trimmed(values.withoutConsentBecause),
    ...{ share: values.share, purpose: trimmed(values.purpose) },
  } as InputOf<typeof referCase>
}

/** A case goes to an office that can act: to whom, on what ground, and no more than it needs. */
export const ReferPage = casePage(({ file }) => <Refer file={file} />)

const Refer = ({ file }: FileProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const asked = useQuery(listOffices, {})
  const accounts = asked.data?.offices ?? []
  const channels = caseChannels.filter((channel) => channel !== 'account' || accounts.length > 0)
  return (
    <CaseForm
      file={file}
      command={referCase}
      initial={initialOf(file.case.nextStep.code === 'escalate' ? (file.case.nextStep.office ?? '') : '', today)}
      toInput={(values, id) => inputOf(id, file.case.id, values)}
      title={say('casework.refer.new')}
      lead={say('casework.refer.lead')}
      save="casework.refer.save"
      done="casework.refer.done"
    >
      {(form) => (
        <>
          <ReferralOffice
            office={form.field('office')}
            organisation={form.field('organisationId')}
            organisationName={form.field('organisationName')}
          />
          <ChoiceField
            label={say('casework.refer.channel')}
            choices={choices(channels, 'casework.contactChannel')}
            {...form.field('channel')}
          />
          {form.values.channel === 'account' && (
            <ChoiceField
              label={say('casework.refer.account')}
              choices={accounts.map((one) => ({ value: one.accountId, label: one.name }))}
              {...form.field('accountId')}
            />
          )}
          <DateField label={say('casework.refer.on')} latest={today} {...form.field('sentOn')} />
          <ReferralGround
            ground={form.field('ground')}
            consentChannel={form.field('consentChannel')}
            because={form.field('withoutConsentBecause')}
            warning={
              <Message kind="attention" title={say('casework.refer.override')}>
                {say('casework.refer.overrideWhy')}
              </Message>
            }
          />
          <CheckGroup
            label={say('casework.refer.share')}
            hint={say('casework.refer.shareHint')}
            name="share"
            optional
            values={form.values.share}
            onChange={(share) => form.set({ share })}
            choices={choices(sharedParts, 'casework.share')}
          />
          <TextArea
            label={say('casework.refer.purpose')}
            hint={say('casework.refer.purposeHint')}
            optional
            maxLength={400}
            {...form.field('purpose')}
          />
        </>
      )}
    </CaseForm>
  )
}
