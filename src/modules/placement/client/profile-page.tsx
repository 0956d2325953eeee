import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { type Form, useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getProfile, type Profile, recordProfile } from '../contract/match.ts'
import { type Experience, wishedPlaces } from '../rules/match.ts'
import { educationCodes, type KnownLanguage } from '../rules/vacancy-shape.ts'
import { ChosenList } from './chosen-list.tsx'
import { ExperienceFields } from './experience-fields.tsx'
import { useLabels } from './labels.ts'
import { LanguageFields } from './language-fields.tsx'

export const ProfilePage = ({ params }: PageProps) => {
  const { say } = useWords()
  const query = useQuery(getProfile, { personId: params.personId ?? '' })
  return (
    <Answer query={query} waiting={say('placement.loading')}>
      {(known) => <ProfileForm known={known} />}
    </Answer>
  )
}

/** A tick says that something was asked; without it an empty list would say that there is none. */
const initialOf = ({ profile, planned }: Profile) => ({
  education: (profile?.education ?? '') as string,
  askedLanguages: profile !== null && profile.languages !== null,
  languages: (profile?.languages ?? []) as readonly KnownLanguage[],
  askedCertificates: profile !== null && profile.certificates !== null,
  certificates: (profile?.certificates ?? []).join('\n'),
  askedExperience: profile !== null && profile.experience !== null,
  experience: (profile?.experience ?? []) as readonly Experience[],
  skills: profile?.skills ?? '',
  wishedPlace: (profile?.wishedPlace ?? '') as string,
  wishedCountries: (profile?.wishedCountries ?? [planned.country].filter((one) => one !== null)) as readonly string[],
  wishedWork: (profile?.wishedWork ?? [planned.occupation].filter((one) => one !== null)) as readonly string[],
})
type Values = ReturnType<typeof initialOf>

const listOrNull = <Item,>(asked: boolean, list: readonly Item[]) => (asked || list.length > 0 ? list : null)

const inputOf = (id: string, personId: string, values: Values) => {
  const certificates = values.certificates.split('\n').flatMap((line) => line.trim() || [])
  return {
    ...{ id, personId, education: values.education || null, skills: values.skills.trim() || null },
    ...{ languages: listOrNull(values.askedLanguages, values.languages) },
    ...{ certificates: listOrNull(values.askedCertificates, certificates) },
    ...{ experience: listOrNull(values.askedExperience, values.experience), wishedPlace: values.wishedPlace || null },
    ...{ wishedCountries: listOrNull(false, values.wishedCountries), wishedWork: listOrNull(false, values.wishedWork) },
  } as InputOf<typeof recordProfile>
}

const ProfileForm = ({ known }: { readonly known: Profile }) => {
  const { say } = useWords()
  const go = useGo()
  const toast = useToast()
  const { person } = known
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(known))
  const form = useForm({
    ...{ initial, command: recordProfile, key: `placement.profile.${person.id}`, refresh: ['placement'] },
    toInput: (values: Values) => inputOf(id, person.id, values),
    onDone: () => {
      toast({ text: say('placement.profile.saved') })
      go(`/cocok/${person.id}`)
    },
  })
  return (
    <Page
      title={say('placement.profile.titleOf', { name: person.name })}
      lead={say('placement.profile.lead')}
      width="narrow"
      trail={[
        { href: `/orang/${person.id}`, label: person.name },
        { href: `/cocok/${person.id}`, label: say('placement.match.part') },
      ]}
    >
      <FormFrame form={form} save={say('placement.profile.save')}>
        <CanFields form={form} />
        <WishFields form={form} />
      </FormFrame>
    </Page>
  )
}

interface PartProps {
  readonly form: Form<Values, unknown>
}

const Asked = ({ form, name }: PartProps & { readonly name: 'Languages' | 'Certificates' | 'Experience' }) => {
  const { say } = useWords()
  const field = `asked${name}` as const
  return (
    <CheckField
      name={field}
      label={say(`placement.profile.${field}`)}
      checked={form.values[field]}
      onChange={(checked) => form.set({ [field]: checked })}
    />
  )
}

const CanFields = ({ form }: PartProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const { values } = form
  return (
    <>
      <FieldGroup title={say('placement.profile.can')}>
        <ChoiceField
          label={say('placement.profile.education')}
          optional
          emptyLabel={say('placement.profile.unknown')}
          choices={choices(educationCodes, 'placement.education')}
          {...form.field('education')}
        />
        <TextArea
          label={say('placement.profile.skills')}
          hint={say('placement.profile.skillsHint')}
          optional
          rows={2}
          maxLength={400}
          {...form.field('skills')}
        />
      </FieldGroup>
      <LanguageFields
        languages={values.languages}
        onChange={(languages) => form.set({ languages, askedLanguages: true })}
      />
      <Asked form={form} name="Languages" />
      <ExperienceFields
        experience={values.experience}
        onChange={(experience) => form.set({ experience, askedExperience: true })}
      />
      <Asked form={form} name="Experience" />
      <TextArea
        label={say('placement.field.certificates')}
        hint={say('placement.certificatesHint')}
        optional
        rows={2}
        {...form.field('certificates')}
      />
      <Asked form={form} name="Certificates" />
    </>
  )
}

const WishFields = ({ form }: PartProps) => {
  const { say } = useWords()
  const { choices, countryChoices, occupationChoices } = useLabels()
  return (
    <FieldGroup title={say('placement.profile.wishes')}>
      <RadioCards
        label={say('placement.profile.place')}
        columns={3}
        choices={choices(wishedPlaces, 'placement.wishedPlace')}
        {...form.field('wishedPlace')}
      />
      {form.values.wishedPlace !== 'home' && (
        <ChosenList
          name="wishedCountries"
          label={say('placement.profile.countries')}
          add={say('placement.profile.addCountry')}
          chosen={form.values.wishedCountries}
          choices={countryChoices}
          onChange={(wishedCountries) => form.set({ wishedCountries })}
        />
      )}
      <ChosenList
        name="wishedWork"
        label={say('placement.profile.work')}
        add={say('placement.profile.addWork')}
        chosen={form.values.wishedWork}
        choices={occupationChoices}
        onChange={(wishedWork) => form.set({ wishedWork })}
      />
    </FieldGroup>
  )
}
