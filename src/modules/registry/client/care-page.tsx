import { useState } from 'react'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { carerRelations, recordCareArrangement } from '../contract/care.ts'
import { type ParentConsent, parentConsents } from '../contract/codes.ts'
import { getPerson } from '../contract/sheet.ts'
import { orNull, useLabels } from './labels.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

/** Who cares for this child, from when, and whether both parents agree. */
export const CarePage = ({ params }: PageProps) => {
  const { say, today } = useWords()
  const { worded } = useLabels()
  const go = useGo()
  const childId = params.personId ?? ''
  const child = useQuery(getPerson, { personId: childId }).data?.person
  const [id] = useState(newId)
  const [carer, setCarer] = useState<PickedPerson | null>(null)
  const form = useForm({
    initial: {
      carerName: '', carerPhone: '', carerRelation: 'grandparent', fromOn: today as string,
      fatherConsent: 'unknown', motherConsent: 'unknown', medicalConsent: false, schoolConsent: false,
    }, // biome-ignore format: short
    command: recordCareArrangement,
    toInput: (values) => ({
      id,
      childPersonId: childId,
      carerPersonId: carer?.id ?? null,
      carerName: carer ? null : orNull(values.carerName),
      carerPhone: orNull(values.carerPhone),
      carerRelation: values.carerRelation as (typeof carerRelations)[number],
      fromOn: values.fromOn,
      fatherConsent: values.fatherConsent as ParentConsent,
      motherConsent: values.motherConsent as ParentConsent,
      medicalConsent: values.medicalConsent,
      schoolConsent: values.schoolConsent,
    }),
    refresh: ['registry', 'platform', 'migration'],
    onDone: () => go(child?.householdId ? `/keluarga/${child.householdId}` : `/orang/${childId}`, { replace: true }),
  })
  const check = (name: 'medicalConsent' | 'schoolConsent', label: string) => (
    <CheckField
      label={label}
      name={name}
      checked={form.values[name]}
      onChange={(value) => form.set({ [name]: value })}
    />
  )
  return (
    <Page
      title={child ? say('registry.careTitle', { name: child.name }) : say('registry.newCare')}
      lead={say('registry.careLead')}
      trail={[{ href: `/orang/${childId}`, label: child?.name ?? say('registry.person') }]}
      width="narrow"
    >
      <form {...form.props}>
        <FormFaults count={form.faultCount} />
        <PersonPicker
          label={say('registry.carerInVillage')}
          hint={say('registry.carerInVillageHint')}
          value={carer}
          onChange={setCarer}
          exceptId={childId}
        />
        {carer === null && <TextField label={say('registry.carerElsewhere')} optional {...form.field('carerName')} />}
        <Columns count={2} gap={20}>
          <SelectField
            label={say('registry.carerIs')}
            choices={worded('carer', carerRelations)}
            {...form.field('carerRelation')}
          />
          <TextField
            label={say('registry.carerPhone')}
            type="tel"
            inputMode="tel"
            optional
            {...form.field('carerPhone')}
          />
          <DateField label={say('registry.careFrom')} today={today} {...form.field('fromOn')} />
        </Columns>
        <Columns count={2} gap={20}>
          <SelectField
            label={say('registry.fatherSays')}
            choices={worded('parentConsent', parentConsents)}
            {...form.field('fatherConsent')}
          />
          <SelectField
            label={say('registry.motherSays')}
            choices={worded('parentConsent', parentConsents)}
            {...form.field('motherConsent')}
          />
        </Columns>
        {check('medicalConsent', say('registry.medicalConsent'))}
        {check('schoolConsent', say('registry.schoolConsent'))}
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy} busyText={say('registry.saving')}>
            {say('registry.saveCare')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
