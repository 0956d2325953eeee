import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Stack } from '#platform/design/stack.tsx'

interface ChosenListProps {
  readonly name: string
  readonly label: string
  readonly add: string
  readonly chosen: readonly string[]
  readonly choices: readonly Choice[]
  readonly onChange: (chosen: readonly string[]) => void
}

const most = 8

/** A few out of many: each chosen one is a button that takes it away again. */
export const ChosenList = ({ name, label, add, chosen, choices, onChange }: ChosenListProps) => {
  const { say } = useWords()
  const nameOf = (value: string) => choices.find((one) => one.value === value)?.label ?? value
  return (
    <Stack gap={8}>
      {chosen.length < most && (
        <ChoiceField
          name={name}
          label={label}
          optional
          value=""
          emptyLabel={add}
          onChange={(value) => value && onChange([...chosen, value])}
          choices={choices.filter((one) => !chosen.includes(one.value))}
        />
      )}
      {chosen.length > 0 && (
        <Cluster gap={8}>
          {chosen.map((value) => (
            <Button
              key={value}
              compact
              icon="x"
              aria-label={say('placement.profile.removeOne', { name: nameOf(value) })}
              onClick={() => onChange(chosen.filter((one) => one !== value))}
            >
              {nameOf(value)}
            </Button>
          ))}
        </Cluster>
      )}
    </Stack>
  )
}
