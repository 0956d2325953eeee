import { useState } from 'react'
import { handedValues } from '#platform/client/form-draft.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useOpenedFrom } from '#platform/client/opened-from.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { getHousehold } from '../contract/household.ts'
import { recordPerson } from '../contract/person.ts'
import { orNull } from './labels.ts'
import { paperOrder } from './paper-order.ts'
import { draftOf, emptyDraft, type PersonDraft, toPersonInput } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'

interface Values {
  readonly person: PersonDraft
  readonly differentFrom: readonly string[]
}

/** Records one person, on a family card when it was opened from one. */
export const NewPersonPage = () => {
  const { say } = useWords()
  const { search } = usePath()
  const go = useGo()
  const toast = useToast()
  const householdId = search.keluarga
  const family = useQuery(getHousehold, { householdId: householdId ?? '' }, { enabled: householdId !== undefined })
  const from = useOpenedFrom()
  const [initial] = useState<Values>(() => ({
    person: { ...emptyDraft(), ...handedValues<PersonDraft>(search.isian) },
    differentFrom: [],
  }))
  const form = useForm({
    initial,
    command: recordPerson,
    key: `registry.newPerson.${search.isian ?? householdId ?? ''}`,
    toInput: ({ person, differentFrom }) => ({
      person: toPersonInput(person),
      household: householdId && person.relationCode ? { householdId, relationCode: person.relationCode } : null,
      phone: orNull(person.phone),
      differentFrom: [...differentFrom],
    }),
    fromInput: ({ person, household, phone, differentFrom }) => ({
      person: draftOf(person, (household as { relationCode?: string } | null)?.relationCode, (phone ?? '') as string),
      differentFrom: (differentFrom ?? []) as string[],
    }),
    check: ({ person }) =>
      householdId && person.relationCode === ''
        ? [{ field: 'person.relationCode', code: 'registry.relationMissing' }]
        : [],
    refresh: ['registry', 'platform'],
    onDone: (output) => {
      toast({ text: say('registry.recorded', { name: form.values.person.name }) })
      if (from) return go(`${from}${from.includes('?') ? '&' : '?'}orang=${output.personId}`, { replace: true })
      go(householdId ? `/keluarga/${householdId}` : `/orang/${output.personId}`, { replace: true })
    },
  })
  const head = family.data?.household.headName
  return (
    <Page
      title={say(householdId ? 'registry.addMember' : 'registry.newPerson')}
      lead={head ? say('registry.newMemberLead', { name: head }) : say('registry.newPersonLead')}
      trail={[
        {
          href: householdId ? `/keluarga/${householdId}` : '/keluarga',
          label: head ? say('registry.familyOf', { name: head }) : say('registry.families'),
        },
      ]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <PersonFields
          path="person"
          draft={form.values.person}
          onChange={(person) => form.set({ person })}
          errorOf={form.errorOf}
          differentFrom={form.values.differentFrom}
          onDifferent={(id) => form.set({ differentFrom: [...form.values.differentFrom, id] })}
          askRelation={householdId !== undefined}
          order={paperOrder(search.kertas)}
        />
        <TextField
          label={say('registry.phone')}
          type="tel"
          inputMode="tel"
          optional
          hint={say('registry.phoneHint')}
          name="phone"
          value={form.values.person.phone}
          onChange={(phone) => form.set({ person: { ...form.values.person, phone } })}
          error={form.errorOf('phone') ?? form.errorOf('value')}
        />
        <RefusalMessage refusal={form.refusal} />
        <ActionBar>
          <Button type="submit" kind="primary" busy={form.busy} busyText={say('registry.saving')}>
            {say('registry.savePerson')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}
