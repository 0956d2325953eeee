import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { FieldGroup } from '#platform/design/field-group.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { NumberField } from '#platform/design/number-field.tsx'
import type { Experience } from '../rules/match.ts'
import { useLabels } from './labels.ts'

interface ExperienceFieldsProps {
  readonly experience: readonly Experience[]
  readonly onChange: (experience: readonly Experience[]) => void
}

const most = 10

/** Which work, how many months; the same work may stand twice. */
export const ExperienceFields = ({ experience, onChange }: ExperienceFieldsProps) => {
  const { say } = useWords()
  const { occupationChoices } = useLabels()
  const change = (at: number, wanted: Partial<Experience>) =>
    onChange(experience.map((one, index) => (index === at ? { ...one, ...wanted } : one)))
  return (
    <FieldGroup title={say('placement.profile.experience')}>
      {experience.map(({ occupation, months }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own
        <Cluster key={at} gap={8}>
          <div style={{ flex: '2 1 10rem' }}>
            <ChoiceField
              name={`experience.${at}.occupation`}
              label={say('placement.profile.experienceWork', { number: at + 1 })}
              value={occupation}
              onChange={(code) => change(at, { occupation: code as Experience['occupation'] })}
              choices={occupationChoices}
            />
          </div>
          <div style={{ flex: '1 1 7rem' }}>
            <NumberField
              name={`experience.${at}.months`}
              label={say('placement.profile.experienceMonths')}
              suffix={say('placement.monthsSuffix')}
              min={1}
              max={600}
              value={months}
              onChange={(count) => change(at, { months: count ?? 1 })}
            />
          </div>
          <div style={{ alignSelf: 'flex-end' }}>
            <IconButton
              icon="x"
              label={say('placement.profile.experienceRemove', { number: at + 1 })}
              onClick={() => onChange(experience.filter((_, index) => index !== at))}
            />
          </div>
        </Cluster>
      ))}
      {experience.length < most && (
        <div>
          <Button icon="plus" onClick={() => onChange([...experience, { occupation: 'other', months: 12 }])}>
            {say('placement.profile.experienceAdd')}
          </Button>
        </div>
      )}
    </FieldGroup>
  )
}
