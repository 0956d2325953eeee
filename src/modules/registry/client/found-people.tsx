import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { findPeople, type PersonListItem } from '../contract/person.ts'
import { useLabels } from './labels.ts'

/** People who answer what is being typed, best first. */
export const FoundPeople = ({ text, hamlet }: { readonly text: string; readonly hamlet: string }) => {
  const { say } = useWords()
  const query = useQuery(findPeople, { text, hamlet: hamlet || null, limit: 12 }, { keepLast: true })
  if (!query.data || query.data.people.length === 0) return null
  return (
    <Section title={say('registry.peopleFound')} note={say('registry.foundCount', { count: query.data.total })}>
      <RowList label={say('registry.peopleFound')}>
        {query.data.people.map((person) => (
          <PersonRow key={person.id} person={person} />
        ))}
      </RowList>
    </Section>
  )
}

/** One person as a row: name, relation, age, where. */
export const PersonRow = ({ person, end }: { readonly person: PersonListItem; readonly end?: React.ReactNode }) => {
  const { say } = useWords()
  const { age, label, place } = useLabels()
  const family =
    person.headName && person.relationCode !== '1' ? say('registry.ofFamily', { name: person.headName }) : null
  return (
    <Row
      href={`/orang/${person.id}`}
      title={person.name}
      reason={[label('relation', person.relationCode), age(person), family, place(person)].filter(Boolean).join(' · ')}
      end={end ?? <LifeBadge status={person.lifeStatus} />}
    />
  )
}

/** Only what is not ordinary is said. A death carries neither colour nor icon. */
export const LifeBadge = ({ status }: { readonly status: PersonListItem['lifeStatus'] }) => {
  const { say } = useWords()
  if (status === 'alive') return null
  return (
    <Badge
      kind={status === 'away' ? 'info' : status === 'missing' ? 'attention' : 'none'}
      icon={status === 'away' ? 'plane' : null}
    >
      {say(`registry.life.${status}`)}
    </Badge>
  )
}
