import { useState } from 'react'
import { filledFrom } from '#platform/client/filled-from.ts'
import { useGo, usePath } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { DraftKept } from '#platform/design/draft-kept.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { NikField } from '#platform/design/nik-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordHousehold } from '../contract/household.ts'
import { CardPhoto } from './card-photo.tsx'
import { orNull } from './labels.ts'
import { paperOrder } from './paper-order.ts'
import { draftOf, emptyDraft, type PersonDraft, toPersonInput } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'

interface Values {
  readonly household: {
    readonly id: string
    readonly cardNo: string
    readonly address: string
    readonly hamlet: string
    readonly rw: string
    readonly rt: string
  }
  readonly members: readonly PersonDraft[]
  readonly differentFrom: readonly string[]
}

const freshValues = (): Values => ({
  household: { id: newId(), cardNo: '', address: '', hamlet: '', rw: '', rt: '' },
  members: [emptyDraft('1')],
  differentFrom: [],
})

/** Opens a family file: where they live, then the head, then who lives with him. */
export const NewFamilyPage = () => {
  const { say } = useWords()
  const go = useGo()
  const order = paperOrder(usePath().search.kertas)
  const [initial] = useState(freshValues)
  const form = useForm({
    initial,
    command: recordHousehold,
    key: 'registry.newFamily',
    toInput: ({ household, members, differentFrom }) => ({
      household: {
        id: household.id,
        cardNo: orNull(household.cardNo),
        address: orNull(household.address),
        hamlet: orNull(household.hamlet),
        rw: orNull(household.rw),
        rt: orNull(household.rt),
      },
      members: members.map((member) => ({ person: toPersonInput(member), relationCode: member.relationCode })),
      differentFrom: [...differentFrom],
    }),
    fromInput: (input) => ({
      ...filledFrom({ household: initial.household, differentFrom: initial.differentFrom }, input),
      members: ((input.members ?? []) as { person: unknown; relationCode: string }[]).map(({ person, relationCode }) =>
        draftOf(person, relationCode),
      ),
    }),
    check: ({ members }) =>
      members.flatMap((member, index) =>
        member.relationCode === ''
          ? [{ field: `members.${index}.person.relationCode`, code: 'registry.relationMissing' }]
          : [],
      ),
    refresh: ['registry', 'platform'],
    onDone: (output) => go(`/keluarga/${output.householdId}`, { replace: true }),
  })
  const { members } = form.values
  const setMember = (index: number, member: PersonDraft) =>
    form.set({ members: members.map((one, place) => (place === index ? member : one)) })
  return (
    <Page
      title={say('registry.newFamily')}
      lead={say('registry.newFamilyLead')}
      trail={[{ href: '/keluarga', label: say('registry.families') }]}
      width="narrow"
    >
      <form {...form.props}>
        <DraftKept form={form} />
        <FormFaults count={form.faultCount} />
        <CardFields values={form.values} onChange={(household) => form.set({ household })} errorOf={form.errorOf} />
        {members.map((member, index) => (
          <Section
            key={member.id}
            title={say(index === 0 ? 'registry.theHead' : 'registry.memberNo', { number: index + 1 })}
            action={
              index > 0 && (
                <Button
                  compact
                  kind="quiet"
                  icon="x"
                  onClick={() => form.set({ members: members.filter((one) => one.id !== member.id) })}
                >
                  {say('registry.dropMember')}
                </Button>
              )
            }
          >
            <PersonFields
              path={`members.${index}.person`}
              draft={member}
              onChange={(changed) => setMember(index, changed)}
              errorOf={form.errorOf}
              differentFrom={form.values.differentFrom}
              onDifferent={(id) => form.set({ differentFrom: [...form.values.differentFrom, id] })}
              askRelation={index > 0}
              order={order}
            />
          </Section>
        ))}
        <div>
          <Button icon="plus" onClick={() => form.set({ members: [...members, emptyDraft()] })}>
            {say('registry.addMember')}
          </Button>
        </div>
        <RefusalMessage refusal={form.refusal} />
        <ActionBar note={say('registry.membersCount', { count: members.length })}>
          <Button type="submit" kind="primary" busy={form.busy} busyText={say('registry.saving')}>
            {say('registry.saveFamily')}
          </Button>
        </ActionBar>
      </form>
    </Page>
  )
}

interface CardFieldsProps {
  readonly values: Values
  readonly onChange: (household: Values['household']) => void
  readonly errorOf: (name: string) => string | undefined
}

const CardFields = ({ values: { household }, onChange, errorOf }: CardFieldsProps) => {
  const { say } = useWords()
  const bind = (key: 'cardNo' | 'address' | 'hamlet' | 'rw' | 'rt') => ({
    name: `household.${key}`,
    value: household[key],
    onChange: (value: string) => onChange({ ...household, [key]: value }),
    error: errorOf(`household.${key}`),
  })
  return (
    <FieldGroup title={say('registry.whereTheyLive')}>
      <Stack gap={20}>
        <NikField
          label={say('registry.cardNo')}
          optional
          help={<CardPhoto onRead={bind('cardNo').onChange} />}
          {...bind('cardNo')}
        />
        <TextField label={say('registry.address')} optional {...bind('address')} />
        <Columns count={3} gap={20}>
          <TextField label={say('registry.hamlet')} optional {...bind('hamlet')} />
          <TextField label="RT" inputMode="numeric" optional {...bind('rt')} />
          <TextField label="RW" inputMode="numeric" optional {...bind('rw')} />
        </Columns>
      </Stack>
    </FieldGroup>
  )
}
