import { useState } from 'react'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { findPeople } from '../contract/person.ts'
import { useLabels } from './labels.ts'

export interface PickedPerson {
  readonly id: string
  readonly name: string
  readonly householdId: string | null
}

interface PersonPickerProps {
  readonly label: string
  readonly hint?: string
  readonly value: PickedPerson | null
  readonly onChange: (person: PickedPerson | null) => void
  readonly exceptId?: string
}

/** Picks one person of the village by typing: used by every form that names somebody. */
export const PersonPicker = ({ label, hint, value, onChange, exceptId }: PersonPickerProps) => {
  const { say } = useWords()
  const { age, place } = useLabels()
  const [text, setText] = useState('')
  const query = useQuery(
    findPeople,
    { text, limit: 6 },
    { enabled: text.trim().length > 1 && value === null, keepLast: true },
  )
  if (value) {
    return (
      <Row
        title={value.name}
        reason={label}
        end={
          <Button compact onClick={() => onChange(null)}>
            {say('registry.pickOther')}
          </Button>
        }
      />
    )
  }
  const found = text.trim().length > 1 ? (query.data?.people ?? []).filter((person) => person.id !== exceptId) : []
  return (
    <Stack gap={8}>
      <SearchField label={label} {...(hint !== undefined && { hint })} value={text} onChange={setText} />
      {found.length > 0 && (
        <RowList label={say('registry.peopleFound')}>
          {found.map((person) => (
            <Row
              key={person.id}
              title={person.name}
              reason={[age(person), place(person)].filter(Boolean).join(' · ')}
              onClick={() => onChange(person)}
            />
          ))}
        </RowList>
      )}
      {text.trim().length > 1 && query.data && found.length === 0 && (
        <p className="small muted">{say('registry.nothingFound')}</p>
      )}
    </Stack>
  )
}
