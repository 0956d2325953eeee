import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ActionBar } from '#platform/design/action-bar.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { isPlainDate, type PlainDate } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { type LifeEventKind, lifeEventKinds } from '../contract/codes.ts'
import { getHousehold } from '../contract/household.ts'
import { type Effect, listEffects, recordLifeEvent } from '../contract/life-event.ts'
import { getPerson } from '../contract/sheet.ts'
import { EffectRows } from './effect-rows.tsx'
import { useLabels } from './labels.ts'
import { emptyDraft, toPersonInput } from './person-draft.ts'
import { PersonFields } from './person-fields.tsx'
import type { PersonFile } from './person-page.tsx'

/** What happened and when; what follows is listed before anything is recorded. */
export const LifeEventPage = ({ params }: PageProps) => {
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return <Answer query={query}>{({ person }) => <EventForm person={person} />}</Answer>
}

const EventForm = ({ person }: { readonly person: PersonFile['person'] }) => {
  const { say, today } = useWords()
  const { worded } = useLabels()
  const [kind, setKind] = useState('')
  const [occurredOn, setOccurredOn] = useState<string>(today)
  const ready = kind !== '' && isPlainDate(occurredOn)
  const query = useQuery(
    listEffects,
    { personId: person.id, kind: (kind || 'death') as LifeEventKind, occurredOn: ready ? occurredOn : today },
    { enabled: ready },
  )
  return (
    <Page
      title={say('registry.newEvent')}
      lead={say('registry.newEventLead', { name: person.name })}
      trail={[{ href: `/orang/${person.id}`, label: person.name }]}
      width="narrow"
    >
      <Stack gap={20}>
        <ChoiceField
          label={say('registry.whatHappened')}
          name="kind"
          value={kind}
          onChange={setKind}
          choices={worded('event', lifeEventKinds)}
        />
        <DateField
          label={say('registry.whenHappened')}
          name="occurredOn"
          value={occurredOn}
          onChange={setOccurredOn}
          today={today}
          latest={today}
        />
      </Stack>
      {ready && (
        <Answer query={query}>
          {(answer) =>
            answer.refusal ? (
              <Message kind="attention" title={say(answer.refusal)} />
            ) : (
              <Consequences
                person={person}
                kind={kind as LifeEventKind}
                occurredOn={occurredOn as PlainDate}
                effects={answer.effects}
              />
            )
          }
        </Answer>
      )}
    </Page>
  )
}

interface ConsequencesProps {
  readonly person: PersonFile['person']
  readonly kind: LifeEventKind
  readonly occurredOn: PlainDate
  readonly effects: readonly Effect[]
}

const Consequences = ({ person, kind, occurredOn, effects }: ConsequencesProps) => {
  const { say } = useWords()
  const go = useGo()
  const [id] = useState(newId)
  const [child, setChild] = useState(() => emptyDraft('4'))
  const [different, setDifferent] = useState<readonly string[]>([])
  const [newHead, setNewHead] = useState('')
  const record = useCommand(recordLifeEvent, {
    onDone: () => go(`/orang/${person.id}?bagian=riwayat`, { replace: true }),
  })
  const needsHead = effects.some((effect) => effect.code === 'head-needed')
  const send = () =>
    void record.send({
      id,
      personId: person.id,
      kind,
      occurredOn,
      child: kind === 'birth' ? { ...toPersonInput(child), birthDate: occurredOn, birthPrecision: 'day' } : null,
      newHeadPersonId: newHead || null,
      effectsSeen: effects.map((effect) => effect.code),
    })
  const faultAt = (name: string) => {
    const fault = record.refusal?.fields.find((one) => one.field === name)
    return fault && say(fault.code, fault.details)
  }
  return (
    <>
      {effects.length > 0 && <EffectList effects={effects} />}
      {kind === 'birth' && (
        <Section title={say('registry.theChild')}>
          <PersonFields
            path="child"
            draft={child}
            onChange={setChild}
            errorOf={faultAt}
            differentFrom={different}
            onDifferent={(one) => setDifferent([...different, one])}
            askRelation={false}
          />
        </Section>
      )}
      {needsHead && person.householdId && (
        <NewHeadField
          householdId={person.householdId}
          exceptId={person.id}
          value={newHead}
          onChange={setNewHead}
          error={faultAt('newHeadPersonId')}
        />
      )}
      <RefusalMessage refusal={record.refusal} />
      <ActionBar>
        <Button kind="primary" busy={record.busy} busyText={say('registry.saving')} onClick={send}>
          {say('registry.recordEvent', { event: say(`registry.event.${kind}`).toLowerCase() })}
        </Button>
      </ActionBar>
    </>
  )
}

const EffectList = ({ effects }: { readonly effects: readonly Effect[] }) => {
  const { say } = useWords()
  return (
    <Section title={say('registry.whatFollows')} note={say('registry.whatFollowsNote')}>
      <EffectRows effects={effects} />
    </Section>
  )
}

interface NewHeadFieldProps {
  readonly householdId: string
  readonly exceptId: string
  readonly value: string
  readonly onChange: (personId: string) => void
  readonly error: string | undefined
}

const NewHeadField = ({ householdId, exceptId, value, onChange, error }: NewHeadFieldProps) => {
  const { say } = useWords()
  const { age, label } = useLabels()
  const query = useQuery(getHousehold, { householdId })
  const others = (query.data?.members ?? []).filter((member) => member.id !== exceptId)
  return (
    <SelectField
      label={say('registry.newHead')}
      hint={say('registry.newHeadHint')}
      name="newHeadPersonId"
      value={value}
      onChange={onChange}
      error={error}
      choices={others.map((member) => ({
        value: member.id,
        label: `${member.name}, ${age(member)} (${label('relation', member.relationCode).toLowerCase()})`,
      }))}
    />
  )
}
