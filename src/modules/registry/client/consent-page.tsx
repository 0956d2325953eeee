import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { ageOn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type ConsentChannel, type ConsentPurpose, consentChannels, consentPurposes } from '../contract/codes.ts'
import { recordConsent } from '../contract/consent.ts'
import { getPerson } from '../contract/sheet.ts'
import { adultAge } from '../rules/consents.ts'
import { orNull, useLabels } from './labels.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

/** Writes down one agreement: for what, how it was given, before whom, until when. */
export const ConsentPage = ({ params }: PageProps) => {
  const { say, today } = useWords()
  const { worded } = useLabels()
  const go = useGo()
  const { search } = usePath()
  const personId = params.personId ?? ''
  const person = useQuery(getPerson, { personId }).data?.person
  const [id] = useState(newId)
  const [proxy, setProxy] = useState<PickedPerson | null>(null)
  const form = useForm({
    initial: {
      purpose: consentPurposes.find((one) => one === search.untuk) ?? '',
      channel: 'in-person',
      witnessName: '',
      givenOn: today as string,
      expiresOn: '',
      proxyReason: '',
    },
    command: recordConsent,
    key: `registry.consent.${personId}`,
    toInput: (values) => ({
      id,
      personId,
      purpose: values.purpose as ConsentPurpose,
      channel: values.channel as ConsentChannel,
      witnessName: orNull(values.witnessName),
      givenOn: values.givenOn,
      expiresOn: orNull(values.expiresOn),
      proxyPersonId: proxy?.id ?? null,
      proxyReason: orNull(values.proxyReason),
    }),
    refresh: ['registry', 'platform'],
    onDone: () => go(`/orang/${personId}?bagian=persetujuan`, { replace: true }),
  })
  const child = person?.birthDate ? ageOn(person.birthDate, today) < adultAge : false
  return (
    <Page
      title={say('registry.newConsent')}
      lead={person && say('registry.newConsentLead', { name: person.name })}
      trail={[{ href: `/orang/${personId}?bagian=persetujuan`, label: person?.name ?? say('registry.consents') }]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <ChoiceField
          label={say('registry.forWhat')}
          choices={worded('consent', consentPurposes)}
          {...form.field('purpose')}
        />
        <RadioCards
          label={say('registry.howGiven')}
          columns={2}
          choices={worded('channel', consentChannels)}
          {...form.field('channel')}
        />
        {child && (
          <>
            <Message title={say('registry.childNeedsProxy')}>{say('registry.childNeedsProxyWhy')}</Message>
            <PersonPicker label={say('registry.proxy')} value={proxy} onChange={setProxy} exceptId={personId} />
          </>
        )}
        <Columns count={2} gap={20}>
          <TextField label={say('registry.witness')} optional {...form.field('witnessName')} />
          <DateField label={say('registry.givenOnTitle')} today={today} latest={today} {...form.field('givenOn')} />
          <DateField
            label={say('registry.consentUntil')}
            optional
            today={today}
            hint={say('registry.consentUntilHint')}
            {...form.field('expiresOn')}
          />
        </Columns>
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy} busyText={say('registry.saving')}>
            {say('registry.saveConsent')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
