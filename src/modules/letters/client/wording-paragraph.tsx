import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Details } from '#platform/design/details.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import type { NamedBlank } from '../rules/blank-names.ts'

interface WordingParagraphProps {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly blanks: readonly NamedBlank[]
  readonly hint?: string | undefined
  readonly error: string | undefined
  readonly onChange: (value: string) => void
  readonly onRemove?: () => void
  readonly onAdd?: () => void
}

// Where the writer last stood in the paragraph; at its end when nobody was in it.
const caretOf = (name: string, text: string): number => {
  const [area] = document.getElementsByName(name)
  return area instanceof HTMLTextAreaElement ? area.selectionStart : text.length
}

/** One paragraph, with the blanks that can be put into it. */
export const WordingParagraph = (props: WordingParagraphProps) => {
  const { name, label, value, blanks, hint, error, onChange, onRemove, onAdd } = props
  const { say } = useWords()
  const insert = (blank: NamedBlank) => {
    const at = caretOf(name, value)
    onChange(`${value.slice(0, at)}[${blank.label}]${value.slice(at)}`)
  }
  return (
    <Stack gap={8}>
      <TextArea
        name={name}
        label={label}
        value={value}
        onChange={onChange}
        rows={Math.max(2, Math.ceil(value.length / 44))}
        maxLength={1500}
        error={error}
        {...(hint && { hint })}
      />
      <Details summary={say(onAdd ? 'letters.wording.insertOr' : 'letters.wording.insert')}>
        <Stack gap={12}>
          <Cluster>
            {blanks.map((blank) => (
              <Button key={blank.name} compact onClick={() => insert(blank)}>
                {blank.label}
              </Button>
            ))}
          </Cluster>
          <Cluster>
            {onAdd && (
              <Button kind="quiet" compact icon="plus" onClick={onAdd}>
                {say('letters.wording.add')}
              </Button>
            )}
            {onRemove && (
              <Button kind="quiet" compact icon="trash" onClick={onRemove}>
                {say('letters.wording.remove')}
              </Button>
            )}
          </Cluster>
        </Stack>
      </Details>
    </Stack>
  )
}
