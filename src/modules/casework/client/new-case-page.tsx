import { useState } from 'react'
import { listPersonEpisodes } from '#modules/migration/contract.ts'
import { caseTypes } from '#modules/references/contract/codes.ts'
import { findPeople, getPerson, shownName } from '#modules/registry/contract.ts'
import { ask } from '#platform/client/ask.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Details } from '#platform/design/details.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { MoneyField } from '#platform/design/money-field.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordCase } from '../contract/case.ts'
import { demands, intakeChannels, reachChannels, reporters, risks } from '../rules/trouble.ts'
import { trimmed } from './case-form.tsx'
import { useLabels } from './labels.ts'

const initialOf = (today: string) => ({
  ...{ workerName: '', type: '', risk: '', story: '', happenedOn: today, channel: 'desk', reporter: 'family' },
  ...{
    reporterName: '',
    reporterRelation: '',
    reporterPhone: '',
    reachChannel: '',
    safeHours: '',
    country: '',
    employerName: '',
    agencyName: '',
  },
  ...{ demands: [] as readonly string[], amountRupiah: null as number | null, protected: false },
})
type Values = ReturnType<typeof initialOf>

const inputOf = (id: string, personId: string, episodeId: string | null, values: Values) =>
  ({
    ...{ id, personId: personId || null, workerName: personId ? null : trimmed(values.workerName) },
    ...{ episodeId, types: values.type ? [values.type] : [], risk: values.risk, story: values.story },
    ...{ happenedOn: values.happenedOn, channel: values.channel, reporter: values.reporter },
    ...{ reporterName: trimmed(values.reporterName), reporterRelation: trimmed(values.reporterRelation) },
    ...{ reporterPhone: trimmed(values.reporterPhone), country: values.country || null },
    ...{ reachChannel: values.reachChannel || null, safeHours: trimmed(values.safeHours) },
    ...{ employerName: trimmed(values.employerName), agencyName: trimmed(values.agencyName) },
    ...{ demands: values.demands, amountRupiah: values.amountRupiah, protected: values.protected },
  }) as InputOf<typeof recordCase>

/** Somebody tells of a worker in trouble: first who and what, the rest unfolds. It may wait on a phone without a line. */
export const NewCasePage = () => {
  const { say, today } = useWords()
  const { may, role } = useSession()
  const [asked] = useSearchParam('orang', '')
  const go = useGo()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(today))
  const [personId, setPersonId] = useState(asked)
  const journey = useJourney(personId)
  const form = useForm({
    ...{ initial, command: recordCase, key: 'kasus-baru' },
    toInput: (values: Values) => inputOf(id, personId, journey?.id ?? null, values),
    refresh: ['casework', 'platform'],
    check: (values) =>
      personId || values.workerName.trim() ? [] : [{ field: 'workerName', code: 'casework.whoMissing' }],
    onDone: ({ caseId }) => go(may('casework.getCase') ? `/kasus/${caseId}` : '/'),
  })
  return (
    <Page
      title={say('casework.new')}
      lead={say('casework.newLead')}
      width="narrow"
      trail={
        may('casework.listCases')
          ? [{ href: '/kasus', label: say('casework.menu') }]
          : [{ href: '/', label: say('shell.today') }]
      }
    >
      <FormFrame form={form} save={say('casework.save')}>
        <WhoFields form={form} asked={asked} personId={personId} choose={setPersonId} />
        {journey && <JourneyFound country={journey.destinationCountry} />}
        <WhatFields form={form} />
        <WhoToldFields form={form} />
        <MoreFields form={form} isOfficer={role === 'migration_officer'} />
      </FormFrame>
    </Page>
  )
}

type IntakeForm = ReturnType<typeof useForm<Values, typeof recordCase>>
interface FormProps {
  readonly form: IntakeForm
}

const searchPeople = async (text: string): Promise<readonly ChainHit[]> => {
  const { people } = await ask(findPeople, { text, limit: 8 })
  return people.map((person) => ({
    value: person.id,
    name: person.name,
    chain: person.hamlet ? [shownName(person.hamlet)] : [],
  }))
}

interface WhoProps extends FormProps {
  readonly asked: string
  readonly personId: string
  readonly choose: (personId: string) => void
}

const WhoFields = ({ form, asked, personId, choose }: WhoProps) => {
  const { say } = useWords()
  const [hit, setHit] = useState<ChainHit | null>(null)
  const query = useQuery(getPerson, { personId: asked }, { enabled: asked !== '' })
  const known =
    asked !== '' && personId === asked && query.data ? { value: asked, name: query.data.person.name, chain: [] } : null
  return (
    <FieldGroup title={say('casework.who')}>
      <ChainSearch
        label={say('casework.worker')}
        hint={say('casework.workerHint')}
        name="personId"
        optional
        value={hit ?? known}
        search={searchPeople}
        onChange={(found) => {
          setHit(found)
          choose(found?.value ?? '')
        }}
      />
      {personId === '' && (
        <TextField label={say('casework.workerName')} maxLength={120} {...form.field('workerName')} />
      )}
    </FieldGroup>
  )
}

/** Her journey abroad is found by itself: the newest that is open. */
const useJourney = (personId: string) => {
  const { may } = useSession()
  const enabled = personId !== '' && may('migration.listPersonEpisodes')
  const query = useQuery(listPersonEpisodes, { personId }, { enabled })
  return enabled ? query.data?.episodes.find((episode) => episode.closedOn === null) : undefined
}

const JourneyFound = ({ country: code }: { readonly country: string | null }) => {
  const { say } = useWords()
  const { country } = useLabels()
  return <p className="small muted">{say('casework.journeyFound', { country: country(code) ?? '—' })}</p>
}

const WhatFields = ({ form }: FormProps) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  return (
    <FieldGroup title={say('casework.what')}>
      <ChoiceField label={say('casework.type')} choices={choices(caseTypes, 'casework.type')} {...form.field('type')} />
      <RadioCards
        label={say('casework.risk')}
        choices={choices(risks, 'casework.risk')}
        columns={2}
        {...form.field('risk')}
      />
      <TextArea
        label={say('casework.story')}
        hint={say('casework.storyHint')}
        rows={5}
        maxLength={4000}
        {...form.field('story')}
      />
      <DateField label={say('casework.happenedOn')} latest={today} {...form.field('happenedOn')} />
    </FieldGroup>
  )
}

const WhoToldFields = ({ form }: FormProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  return (
    <FieldGroup title={say('casework.whoTold')} columns={2}>
      <ChoiceField
        label={say('casework.reporter')}
        choices={choices(reporters, 'casework.reporter')}
        {...form.field('reporter')}
      />
      <ChoiceField
        label={say('casework.channelLabel')}
        choices={choices(intakeChannels, 'casework.channel')}
        {...form.field('channel')}
      />
      <TextField label={say('casework.reporterName')} optional maxLength={120} {...form.field('reporterName')} />
      <TextField label={say('casework.relation')} optional maxLength={80} {...form.field('reporterRelation')} />
      <TextField label={say('casework.phone')} optional type="tel" maxLength={40} {...form.field('reporterPhone')} />
      <ChoiceField
        label={say('casework.reach')}
        optional
        choices={choices(reachChannels, 'casework.reach')}
        {...form.field('reachChannel')}
      />
      <TextField
        label={say('casework.reach.hours')}
        hint={say('casework.reach.hoursHint')}
        optional
        maxLength={160}
        {...form.field('safeHours')}
      />
    </FieldGroup>
  )
}

const MoreFields = ({ form, isOfficer }: FormProps & { readonly isOfficer: boolean }) => {
  const { say } = useWords()
  const { choices, countryChoices } = useLabels()
  const { demands: wanted } = form.values
  return (
    <>
      <Details summary={say('casework.moreFields')}>
        <FieldGroup title={say('casework.where')} columns={2}>
          <ChoiceField label={say('casework.country')} optional choices={countryChoices} {...form.field('country')} />
          <TextField label={say('casework.employer')} optional maxLength={160} {...form.field('employerName')} />
          <TextField label={say('casework.agency')} optional maxLength={160} {...form.field('agencyName')} />
        </FieldGroup>
        <CheckGroup
          label={say('casework.demands')}
          name="demands"
          optional
          values={wanted}
          onChange={(values) => form.set({ demands: values })}
          choices={choices(demands, 'casework.demand')}
        />
        <MoneyField label={say('casework.amount')} optional {...form.field('amountRupiah')} />
      </Details>
      {isOfficer && (
        <CheckField
          label={say('casework.protect')}
          hint={say('casework.protectHint')}
          name="protected"
          checked={form.values.protected}
          onChange={(checked) => form.set({ protected: checked })}
        />
      )}
    </>
  )
}
