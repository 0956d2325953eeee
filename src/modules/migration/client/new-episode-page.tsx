import { useState } from 'react'
import { findPeople, getPerson, shownName } from '#modules/registry/contract.ts'
import { ask } from '#platform/client/ask.ts'
import { filledFrom } from '#platform/client/filled-from.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { ageOn, plainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { recordEpisode } from '../contract/episode.ts'
import { settleRoundLead } from '../contract/rounds.ts'
import { type EntryRoute, entryRoutes } from '../rules/stages.ts'
import { useLabels } from './labels.ts'
import { type Told, ToldBefore, useTold, useToldPerson } from './told-person.tsx'

const empty = {
  person: null as ChainHit | null,
  entryRoute: 'before' as EntryRoute,
  startedOn: '',
  destinationCountry: '',
  occupation: '',
  occupationTold: '',
  scheme: 'UNKNOWN',
  agencyName: '',
  agencyLicence: '',
  employerName: '',
  contractMonths: null as number | null,
  departsOn: '',
}
type Values = typeof empty

/** Opens a candidate's file: what is known is enough. */
export const NewEpisodePage = () => {
  const { say } = useWords()
  const [personId] = useSearchParam('orang')
  const told = useTold()
  const chainOf = useChain()
  const known = useQuery(getPerson, { personId }, { enabled: personId !== '' })
  const likely = useToldPerson(personId === '' ? (told ?? null) : null, chainOf)
  if ((personId !== '' && known.isPending) || told === undefined || likely === undefined) return null
  const person = known.data?.person
  const chosen = person
    ? { value: person.id, name: person.name, chain: person.hamlet ? [shownName(person.hamlet)] : [] }
    : likely
  const before =
    told === null
      ? { href: '/calon', label: say('migration.menu') }
      : { href: told.page, label: say(told.leadId ? 'migration.rounds' : 'migration.lists') }
  return (
    <Page title={say('migration.newTitle')} lead={say('migration.newLead')} width="narrow" trail={[before]}>
      {told && <ToldBefore told={told} isKnown={chosen !== null} />}
      <EpisodeForm key={chosen?.value} person={chosen} told={told} />
    </Page>
  )
}

/** What was told of somebody as the form has it: who left is abroad, who is to leave is a candidate. */
const toldValues = (told: Told, today: string): Partial<Values> => {
  const { departedOn } = told
  const isToLeave = departedOn === null ? told.leadId === null : departedOn > today
  return {
    entryRoute: isToLeave ? 'before' : 'abroad',
    ...(departedOn && (isToLeave ? { departsOn: departedOn } : { startedOn: departedOn })),
    ...{ destinationCountry: told.country ?? '', agencyName: told.agency ?? '' },
  }
}

interface EpisodeFormProps {
  readonly person: ChainHit | null
  readonly told: Told | null
}

const EpisodeForm = ({ person, told }: EpisodeFormProps) => {
  const { say, today } = useWords()
  const go = useGo()
  const toast = useToast()
  const [id] = useState(() => newId())
  const [initial] = useState<Values>(() => ({
    ...{ ...empty, person, startedOn: today },
    ...(told && toldValues(told, today)),
  }))
  const settle = useCommand(settleRoundLead, { refresh: ['migration', 'platform'] })
  const form = useForm({
    initial,
    command: recordEpisode,
    key: told ? `migration.newEpisode.${told.id}` : 'migration.newEpisode',
    fromInput: (input) => ({ ...filledFrom(initial, input), person: initial.person }),
    toInput: (values) => inputOf(id, values),
    refresh: ['migration', 'platform'],
    onDone: () => {
      toast({ text: say('migration.opened', { name: form.values.person?.name ?? '' }) })
      if (told?.leadId) void settle.send({ leadId: told.leadId, answer: 'opened', episodeId: id })
      go(`/calon/${id}`)
    },
  })
  const before = form.values.entryRoute === 'before'
  const searchPeople = usePeopleSearch()
  return (
    <FormFrame form={form} save={say('migration.saveNew')}>
      <FieldGroup title={say('migration.aboutPerson')}>
        <ChainSearch
          label={say('migration.person')}
          hint={say('migration.personHint')}
          search={searchPeople}
          typedFirst={person ? undefined : told?.name}
          {...form.field('person')}
          name="personId"
          error={form.errorOf('personId')}
        />
        <RadioCards
          label={say('migration.routeField')}
          {...form.field('entryRoute')}
          onChange={(value) => form.set({ entryRoute: value as EntryRoute })}
          choices={entryRoutes.map((value) => ({ value, label: say(`migration.route.${value}`) }))}
        />
        <DateField
          label={say(`migration.startedOn.${form.values.entryRoute}`)}
          latest={today}
          {...form.field('startedOn')}
        />
      </FieldGroup>
      <PlanFields form={form} before={before} />
    </FormFrame>
  )
}

const PlanFields = ({
  form,
  before,
}: {
  readonly form: ReturnType<typeof useForm<Values, typeof recordEpisode>>
  readonly before: boolean
}) => {
  const { say } = useWords()
  const { countryChoices, occupationChoices, schemeChoices } = useLabels()
  return (
    <>
      <FieldGroup title={say('migration.aboutPlan')}>
        <ChoiceField
          label={say('migration.countryField')}
          optional
          choices={countryChoices}
          {...form.field('destinationCountry')}
        />
        <ChoiceField
          label={say('migration.jobField')}
          optional
          choices={occupationChoices}
          {...form.field('occupation')}
        />
        <TextField label={say('migration.jobTold')} optional maxLength={160} {...form.field('occupationTold')} />
        <ChoiceField label={say('migration.schemeField')} choices={schemeChoices} {...form.field('scheme')} />
        <NumberField
          label={say('migration.monthsField')}
          optional
          suffix={say('migration.monthsSuffix')}
          max={120}
          {...form.field('contractMonths')}
        />
        {before && <DateField label={say('migration.departsField')} optional {...form.field('departsOn')} />}
      </FieldGroup>
      <FieldGroup title={say('migration.aboutAgency')}>
        <TextField
          label={say('migration.agencyField')}
          hint={say('migration.agencyHint')}
          optional
          maxLength={160}
          {...form.field('agencyName')}
        />
        <TextField label={say('migration.licenceField')} optional maxLength={80} {...form.field('agencyLicence')} />
        <TextField label={say('migration.employerField')} optional maxLength={160} {...form.field('employerName')} />
      </FieldGroup>
    </>
  )
}

const orNull = (text: string) => (text.trim() === '' ? null : text)

const inputOf = (id: string, { person, ...values }: Values): InputOf<typeof recordEpisode> =>
  ({
    ...values,
    id,
    personId: person?.value ?? '',
    destinationCountry: orNull(values.destinationCountry),
    occupation: orNull(values.occupation),
    occupationTold: orNull(values.occupationTold),
    agencyName: orNull(values.agencyName),
    agencyLicence: orNull(values.agencyLicence),
    employerName: orNull(values.employerName),
    departsOn: orNull(values.departsOn),
  }) as InputOf<typeof recordEpisode>

/** Two people of one name are told apart by age, hamlet and the head of the family. */
const useChain = () => {
  const { say, today } = useWords()
  return (person: OutputOf<typeof findPeople>['people'][number]): ChainHit => ({
    value: person.id,
    name: person.name,
    chain: [
      person.birthDate && say('migration.ageYears', { age: ageOn(plainDate(person.birthDate), today) }),
      person.hamlet && shownName(person.hamlet),
      person.headName,
    ].filter((part) => !!part) as string[],
  })
}

const usePeopleSearch = () => {
  const chainOf = useChain()
  return async (text: string): Promise<readonly ChainHit[]> => {
    const { people } = await ask(findPeople, { text, limit: 12 })
    return people.map(chainOf)
  }
}
