import { useState } from 'react'
import { findPeople, getPerson, shownName } from '#modules/registry/contract.ts'
import { ask } from '#platform/client/ask.ts'
import { useGo, useSearchParam } from '#platform/client/navigation.ts'
import { useOpenedFrom } from '#platform/client/opened-from.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { type ChainHit, ChainSearch } from '#platform/design/chain-search.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFrame } from '#platform/design/form-frame.tsx'
import { Page } from '#platform/design/page.tsx'
import { RadioCards } from '#platform/design/radio-cards.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { recordService } from '../contract/service.ts'
import { duties, topics, typedChannels } from '../rules/service.ts'
import { useLabels } from './labels.ts'

/** A service written down: who, what about, by what means, and what came of it. */
export const NewServicePage = () => {
  const [asked] = useSearchParam('orang', '')
  const known = useQuery(getPerson, { personId: asked }, { enabled: asked !== '' })
  if (asked !== '' && known.isPending) return null
  const person = known.data?.person
  return <ServiceForm person={person ? { value: person.id, name: person.name, chain: [] } : null} />
}

const initialOf = (today: string) => ({
  ...{ occurredOn: today, duty: 'e' as string, channel: 'desk' as string, topics: [] as readonly string[] },
  ...{ toldName: '', note: '', outcome: '' },
})
type Values = ReturnType<typeof initialOf>

const searchPeople = async (text: string): Promise<readonly ChainHit[]> => {
  const { people } = await ask(findPeople, { text, limit: 8 })
  return people.map((person) => ({
    value: person.id,
    name: person.name,
    chain: person.hamlet ? [shownName(person.hamlet)] : [],
  }))
}

const inputOf = (id: string, personId: string | null, values: Values) =>
  ({
    ...{ id, personId, occurredOn: values.occurredOn, duty: values.duty, channel: values.channel },
    ...{ topics: values.topics, toldName: personId ? null : values.toldName.trim() || null },
    ...{ note: values.note.trim() || null, outcome: values.outcome.trim() || null },
  }) as InputOf<typeof recordService>

const ServiceForm = ({ person }: { readonly person: ChainHit | null }) => {
  const { say, today } = useWords()
  const { choices } = useLabels()
  const go = useGo()
  const from = useOpenedFrom()
  const toast = useToast()
  const [id] = useState(newId)
  const [initial] = useState(() => initialOf(today))
  const [who, setWho] = useState(person)
  const form = useForm({
    ...{ initial, command: recordService, key: 'placement.newService', refresh: ['placement'] },
    toInput: (values: Values) => inputOf(id, who?.value ?? null, values),
    onDone: () => {
      toast({ text: say('placement.serviceSaved') })
      go(from ?? (person ? `/orang/${person.value}` : '/layanan'))
    },
  })
  return (
    <Page
      title={say('placement.serviceNew')}
      lead={say('placement.serviceNewLead')}
      width="narrow"
      trail={[
        from && person ? { href: from, label: person.name } : { href: '/layanan', label: say('placement.services') },
      ]}
    >
      <FormFrame form={form} save={say('placement.serviceSave')}>
        <ChainSearch
          label={say('placement.serviceWho')}
          hint={say('placement.serviceWhoHint')}
          name="personId"
          optional
          value={who}
          search={searchPeople}
          onChange={setWho}
        />
        {!who && (
          <TextField label={say('placement.serviceToldName')} optional maxLength={120} {...form.field('toldName')} />
        )}
        <DateField label={say('placement.serviceOn')} latest={today} {...form.field('occurredOn')} />
        <RadioCards
          label={say('placement.serviceChannel')}
          columns={2}
          choices={choices(typedChannels, 'placement.channel')}
          {...form.field('channel')}
        />
        <CheckGroup
          label={say('placement.serviceTopics')}
          choices={choices(topics, 'placement.topic')}
          name="topics"
          values={form.values.topics}
          onChange={(chosen) => form.set({ topics: chosen })}
          error={form.errorOf('topics')}
        />
        <ChoiceField
          label={say('placement.serviceDuty')}
          choices={choices(duties, 'placement.duty')}
          {...form.field('duty')}
        />
        <TextArea
          label={say('placement.serviceNote')}
          hint={say('placement.serviceNoteHint')}
          optional
          rows={4}
          maxLength={2000}
          {...form.field('note')}
        />
        <TextField label={say('placement.serviceOutcome')} optional maxLength={400} {...form.field('outcome')} />
      </FormFrame>
    </Page>
  )
}
