import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Field, type FieldProps } from '#platform/design/field.tsx'

interface PasswordFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isNew?: boolean
}

/** What is typed can be looked at: on a small keyboard that is kinder than typing it twice. */
export const PasswordField = ({ value, onChange, isNew, ...field }: PasswordFieldProps) => {
  const { say } = useWords()
  const [seen, setSeen] = useState(false)
  return (
    <Field {...field}>
      {(aria) => (
        <span className="password-control">
          <input
            {...aria}
            className="control"
            type={seen ? 'text' : 'password'}
            autoComplete={isNew ? 'new-password' : 'current-password'}
            autoCapitalize="none"
            spellCheck={false}
            value={value}
            onChange={(event) => onChange(event.target.value)}
            onBlur={field.onLeave}
          />
          <Button kind="quiet" icon={seen ? 'eye-off' : 'eye'} aria-pressed={seen} onClick={() => setSeen(!seen)}>
            <span className="password-word">{say(seen ? 'access.signIn.hide' : 'access.signIn.show')}</span>
          </Button>
        </span>
      )}
    </Field>
  )
}
