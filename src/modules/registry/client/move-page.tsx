import { useState } from 'react'
import { type FoundVillage, VillageSearch } from '#modules/places/client/index.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { isPlainDate } from '#platform/shared/dates.ts'
import { getHousehold } from '../contract/household.ts'
import { getPerson } from '../contract/sheet.ts'
import { useLabels } from './labels.ts'
import { MoveFollows } from './move-follows.tsx'

export interface Mover {
  readonly id: string
  readonly name: string
  readonly label: string
}

/** A move from one person's page: the others on the card may go along. */
export const MovePage = ({ params }: PageProps) => {
  const query = useQuery(getPerson, { personId: params.personId ?? '' })
  return (
    <Answer query={query}>
      {({ person }) =>
        person.householdId ? (
          <HouseholdMove householdId={person.householdId} chosen={[person.id]} />
        ) : (
          <MoveForm
            movers={[{ id: person.id, name: person.name, label: person.name }]}
            chosen={[person.id]}
            back={`/orang/${person.id}`}
          />
        )
      }
    </Answer>
  )
}

/** A move from the family file: everybody goes, unless the officer says otherwise. */
export const FamilyMovePage = ({ params }: PageProps) => <HouseholdMove householdId={params.householdId ?? ''} />

const HouseholdMove = ({
  householdId,
  chosen,
}: {
  readonly householdId: string
  readonly chosen?: readonly string[]
}) => {
  const { label, age } = useLabels()
  const query = useQuery(getHousehold, { householdId })
  return (
    <Answer query={query}>
      {({ members }) => {
        const movers = members
          .filter((member) => member.lifeStatus !== 'dead' && member.lifeStatus !== 'moved')
          .map((member) => ({
            id: member.id,
            name: member.name,
            label: [member.name, age(member), label('relation', member.relationCode).toLowerCase()].join(', '),
          }))
        return (
          <MoveForm
            movers={movers}
            chosen={chosen ?? movers.map((mover) => mover.id)}
            back={chosen ? `/orang/${chosen[0]}` : `/keluarga/${householdId}`}
          />
        )
      }}
    </Answer>
  )
}

interface MoveFormProps {
  readonly movers: readonly Mover[]
  readonly chosen: readonly string[]
  readonly back: string
}

const MoveForm = ({ movers, chosen, back }: MoveFormProps) => {
  const { say, today } = useWords()
  const [personIds, setPersonIds] = useState(chosen)
  const [village, setVillage] = useState<FoundVillage | null>(null)
  const [occurredOn, setOccurredOn] = useState<string>(today)
  return (
    <Page
      title={say('registry.moveTitle')}
      lead={say('registry.moveLead')}
      trail={[{ href: back, label: movers.find((mover) => mover.id === chosen[0])?.name ?? say('registry.family') }]}
      width="narrow"
    >
      <Stack gap={20}>
        <CheckGroup
          label={say('registry.moveWho')}
          name="personIds"
          values={personIds}
          onChange={setPersonIds}
          choices={movers.map((mover) => ({ value: mover.id, label: mover.label }))}
          {...(personIds.length === 0 && { error: say('registry.moveNobody') })}
        />
        <VillageSearch label={say('registry.moveWhere')} value={village} onChange={setVillage} />
        <DateField
          label={say('registry.moveWhen')}
          name="occurredOn"
          value={occurredOn}
          onChange={setOccurredOn}
          today={today}
          latest={today}
        />
        <Message title={say('registry.moveTravels')} />
      </Stack>
      {personIds.length > 0 && village && isPlainDate(occurredOn) && (
        <MoveFollows
          key={`${personIds.join()}${village.id}${occurredOn}`}
          movers={movers}
          move={{ personIds: [...personIds], toVillageId: village.id, occurredOn }}
          back={back}
        />
      )}
    </Page>
  )
}
