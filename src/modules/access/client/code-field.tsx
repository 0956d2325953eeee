import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Field, type FieldProps } from '#platform/design/field.tsx'

interface CodeFieldProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

/** A code of the recovery sheet, as it is written there. */
export const RecoveryCodeField = ({ value, onChange, ...field }: CodeFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control recovery-control"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={16}
        value={value}
        onChange={(event) => onChange(event.target.value.toUpperCase())}
        onBlur={field.onLeave}
      />
    )}
  </Field>
)

interface EitherCodeProps extends Omit<CodeFieldProps, 'label'> {
  readonly appLabel: string
  readonly recovery: boolean
  readonly setRecovery: (recovery: boolean) => void
}

/** The code of the app; one touch away, a code of the recovery sheet. */
export const EitherCode = ({ appLabel, recovery, setRecovery, ...field }: EitherCodeProps) => {
  const { say } = useWords()
  const turn = () => {
    field.onChange('')
    setRecovery(!recovery)
  }
  return (
    <>
      {recovery ? (
        <RecoveryCodeField {...field} label={say('access.recovery.code')} hint={say('access.recovery.codeHint')} />
      ) : (
        <CodeField {...field} label={appLabel} hint={say('access.signIn.codeHint')} />
      )}
      <div>
        <Button kind="quiet" icon={recovery ? 'clock' : 'list'} onClick={turn}>
          {say(recovery ? 'access.recovery.useApp' : 'access.recovery.use')}
        </Button>
      </div>
      {recovery && <p className="small muted">{say('access.recovery.lost')}</p>}
    </>
  )
}

/** Six digits, large; the phone offers them by itself where it can. */
export const CodeField = ({ value, onChange, ...field }: CodeFieldProps) => (
  <Field {...field}>
    {(aria) => (
      <input
        {...aria}
        className="control code-control"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={7}
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, 6))}
        onBlur={field.onLeave}
      />
    )}
  </Field>
)
