import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { PersonMet } from './consultation-draft.ts'
import type { Member } from './consultation-page.tsx'
import { useLabels } from './labels.ts'

interface PersonFieldProps {
  readonly label: string
  readonly relationLabel: string
  readonly name: string
  readonly person: PersonMet
  readonly members: readonly Member[]
  readonly relations: readonly string[]
  readonly relationKey: string
  readonly error?: string | undefined
  readonly onChange: (person: PersonMet) => void
}

/** Somebody of the family card, or somebody else by name, with what they are to the person. */
export const PersonField = ({
  label,
  relationLabel,
  name,
  person,
  members,
  relations,
  relationKey,
  error,
  onChange,
}: PersonFieldProps) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const known = members.map((member) => ({ value: member.id, label: member.name }))
  return (
    <div className="stack" style={{ gap: 12 }}>
      <ChoiceField
        label={label}
        name={name}
        value={person.personId}
        error={error}
        onChange={(personId) => onChange({ ...person, personId })}
        choices={[...known, { value: 'other', label: say('migration.talk.somebodyElse') }]}
      />
      {person.personId === 'other' && (
        <TextField
          label={say('migration.talk.personName')}
          name={`${name}-name`}
          maxLength={120}
          value={person.name}
          onChange={(typed) => onChange({ ...person, name: typed })}
        />
      )}
      {person.personId !== '' && (
        <ChoiceField
          label={relationLabel}
          name={`${name}-relation`}
          value={person.relation}
          onChange={(relation) => onChange({ ...person, relation })}
          choices={choices(relations, relationKey)}
        />
      )}
    </div>
  )
}

interface PeopleFieldsProps {
  readonly people: readonly PersonMet[]
  readonly members: readonly Member[]
  readonly relations: readonly string[]
  readonly fault: string | undefined
  readonly onChange: (people: readonly PersonMet[]) => void
}

export const PeopleFields = ({ people, members, relations, fault, onChange }: PeopleFieldsProps) => {
  const { say } = useWords()
  const change = (at: number, person: PersonMet) => onChange(people.map((one, index) => (index === at ? person : one)))
  return (
    <>
      {people.map((person, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no name until it is filled
        <div key={index} className="stack" style={{ gap: 8 }}>
          <PersonField
            label={say('migration.talk.personName')}
            relationLabel={say('migration.talk.relation')}
            name={`people-${index}`}
            person={person}
            members={members}
            relations={relations}
            relationKey="migration.relation"
            error={index === people.length - 1 ? fault : undefined}
            onChange={(changed) => change(index, changed)}
          />
          {people.length > 1 && (
            <div>
              <Button
                kind="quiet"
                compact
                icon="trash"
                onClick={() => onChange(people.filter((_, at) => at !== index))}
              >
                {say('migration.talk.removePerson', {
                  name: members.find((member) => member.id === person.personId)?.name ?? person.name,
                })}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...people, { personId: '', name: '', relation: '' }])}>
          {say('migration.talk.addPerson')}
        </Button>
      </div>
    </>
  )
}
