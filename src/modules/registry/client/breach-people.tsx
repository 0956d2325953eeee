import { useState } from 'react'
import type { SlotProps } from '#platform/client/client-module.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { SelectField } from '#platform/design/select-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listBreachPeople, noticeChannels, recordBreachPeople, recordBreachTold } from '../contract/breach-people.ts'
import { useLabels } from './labels.ts'
import { PersonPicker, type PickedPerson } from './person-picker.tsx'

export type BreachPeopleList = OutputOf<typeof listBreachPeople>

/** On the page of a leak: whom it concerns by name, who was told, and the letters for the others. */
export const BreachPeople = ({ subject }: SlotProps) => {
  const { say, formatMoment } = useWords()
  const breachId = subject.subjectId ?? ''
  const { data } = useQuery(listBreachPeople, { breachId })
  if (!data) return null
  return (
    <Section
      title={say('registry.breachPeople')}
      note={say('registry.breachPeopleNote', { when: formatMoment(data.dueAt) })}
      action={
        data.untold > 0 && (
          <LinkButton compact icon="printer" href={`/kebocoran/${breachId}/surat`}>
            {say('registry.breachLetters')}
          </LinkButton>
        )
      }
    >
      <Stack gap={28}>
        {data.people.length === 0 && (
          <EmptyState title={say('registry.breachNobody')} sentence={say('registry.breachNobodyHow')} />
        )}
        {data.untold > 0 && !data.closed && <Untold list={data} breachId={breachId} />}
        <Told list={data} />
        {!data.closed && <AddPeople breachId={breachId} />}
      </Stack>
    </Section>
  )
}

interface PartProps {
  readonly list: BreachPeopleList
  readonly breachId: string
}

/** Ticked once the letter is in their hands; or taken off, where the leak does not concern them. */
const Untold = ({ list, breachId }: PartProps) => {
  const { say } = useWords()
  const { worded, place } = useLabels()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [channel, setChannel] = useState<(typeof noticeChannels)[number]>('handed')
  const refresh = ['registry', 'platform']
  const tell = useCommand(recordBreachTold, { refresh })
  const remove = useCommand(recordBreachPeople, { refresh })
  const untold = list.people.filter((one) => !one.told)
  // who left the list since is not chosen any more; a tick made meanwhile stays
  const chosen = ticked.filter((personId) => untold.some((one) => one.personId === personId))
  return (
    <Stack gap={16}>
      <CheckGroup
        name="told"
        label={say('registry.breachUntold', { count: untold.length })}
        hint={say('registry.breachTick')}
        choices={untold.map((one) => ({ value: one.personId, label: one.name, hint: place(one) || undefined }))}
        values={chosen}
        onChange={setTicked}
      />
      <SelectField
        name="channel"
        label={say('registry.breachChannel')}
        choices={worded('noticeChannel', noticeChannels)}
        value={channel}
        onChange={(value) => setChannel(noticeChannels.find((one) => one === value) ?? 'handed')}
      />
      <RefusalMessage refusal={tell.refusal ?? remove.refusal} />
      <Cluster gap={12}>
        <Button
          kind="primary"
          icon="check"
          busy={tell.busy}
          onClick={() =>
            void tell.send({ breachId, personIds: [...chosen], channel, toldAt: new Date().toISOString() })
          }
          {...(chosen.length === 0 && { disabledBecause: say('registry.breachTickFirst') })}
        >
          {say('registry.breachRecordTold')}
        </Button>
        {chosen.length > 0 && (
          <Button
            kind="quiet"
            busy={remove.busy}
            onClick={() => void remove.send({ breachId, personIds: [...chosen], affected: false })}
          >
            {say('registry.breachRemove')}
          </Button>
        )}
      </Cluster>
    </Stack>
  )
}

/** Who was told, by what way and by whom; of a closed leak everybody. */
const Told = ({ list }: { readonly list: BreachPeopleList }) => {
  const { say, formatMoment } = useWords()
  const { place } = useLabels()
  const shown = list.closed ? list.people : list.people.filter((one) => one.told)
  if (shown.length === 0) return null
  return (
    <RowList label={say('registry.breachTold')}>
      {shown.map((one) => (
        <Row
          key={one.personId}
          title={one.name}
          reason={[
            place(one),
            one.told && say(`registry.noticeChannel.${one.told.channel}`),
            one.told && formatMoment(one.told.at),
            one.told?.byName,
          ]
            .filter(Boolean)
            .join(' · ')}
          end={
            <Badge kind={one.told ? 'good' : 'attention'}>
              {say(one.told ? 'registry.breachTold' : 'registry.breachNotTold')}
            </Badge>
          }
        />
      ))}
    </RowList>
  )
}

const AddPeople = ({ breachId }: { readonly breachId: string }) => {
  const { say } = useWords()
  const [picked, setPicked] = useState<PickedPerson | null>(null)
  const add = useCommand(recordBreachPeople, { refresh: ['registry', 'platform'], onDone: () => setPicked(null) })
  return (
    <Stack gap={12}>
      <PersonPicker label={say('registry.breachAdd')} value={picked} onChange={setPicked} />
      <RefusalMessage refusal={add.refusal} />
      {picked && (
        <Cluster gap={12}>
          <Button icon="plus" busy={add.busy} onClick={() => void add.send({ breachId, personIds: [picked.id] })}>
            {say('registry.breachAddOne', { name: picked.name })}
          </Button>
          {picked.householdId && (
            <Button
              kind="quiet"
              busy={add.busy}
              onClick={() => void add.send({ breachId, householdIds: [picked.householdId ?? ''] })}
            >
              {say('registry.breachAddFamily')}
            </Button>
          )}
        </Cluster>
      )}
    </Stack>
  )
}
