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
      <Stack gap={20}>
        <Named list={data} breachId={breachId} />
        {!data.closed && <AddPeople breachId={breachId} />}
        {data.untold > 0 && <RecordTold list={data} breachId={breachId} />}
      </Stack>
    </Section>
  )
}

interface PartProps {
  readonly list: BreachPeopleList
  readonly breachId: string
}

const Named = ({ list, breachId }: PartProps) => {
  const { say, formatMoment } = useWords()
  const { place } = useLabels()
  const remove = useCommand(recordBreachPeople, { refresh: ['registry', 'platform'] })
  if (list.people.length === 0)
    return <EmptyState title={say('registry.breachNobody')} sentence={say('registry.breachNobodyHow')} />
  return (
    <>
      <RefusalMessage refusal={remove.refusal} />
      <RowList label={say('registry.breachPeople')}>
        {list.people.map((one) => (
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
              <Cluster gap={8}>
                <Badge kind={one.told ? 'good' : 'attention'}>
                  {say(one.told ? 'registry.breachTold' : 'registry.breachUntold')}
                </Badge>
                {!one.told && !list.closed && (
                  <Button
                    compact
                    kind="quiet"
                    busy={remove.busy}
                    onClick={() => void remove.send({ breachId, personIds: [one.personId], affected: false })}
                  >
                    {say('registry.breachRemove')}
                  </Button>
                )}
              </Cluster>
            }
          />
        ))}
      </RowList>
    </>
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

const RecordTold = ({ list, breachId }: PartProps) => {
  const { say } = useWords()
  const { worded } = useLabels()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [channel, setChannel] = useState<(typeof noticeChannels)[number]>('handed')
  const tell = useCommand(recordBreachTold, { refresh: ['registry', 'platform'], onDone: () => setChosen([]) })
  const untold = list.people.filter((one) => !one.told)
  return (
    <Stack gap={12}>
      <CheckGroup
        name="told"
        label={say('registry.breachChoose')}
        choices={untold.map((one) => ({ value: one.personId, label: one.name }))}
        values={chosen}
        onChange={setChosen}
      />
      <SelectField
        name="channel"
        label={say('registry.breachChannel')}
        choices={worded('noticeChannel', noticeChannels)}
        value={channel}
        onChange={(value) => setChannel(noticeChannels.find((one) => one === value) ?? 'handed')}
      />
      <RefusalMessage refusal={tell.refusal} />
      <div>
        <Button
          icon="check"
          busy={tell.busy}
          onClick={() =>
            void tell.send({ breachId, personIds: [...chosen], channel, toldAt: new Date().toISOString() })
          }
          {...(chosen.length === 0 && { disabledBecause: say('registry.nobodyNamed') })}
        >
          {say('registry.breachRecordTold')}
        </Button>
      </div>
    </Stack>
  )
}
