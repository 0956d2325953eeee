import './css/fields.css'
import type { ReactNode } from 'react'
import { useId } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Icon } from './icon.tsx'

export interface FieldProps {
  readonly label: ReactNode
  readonly name: string
  readonly hint?: ReactNode
  /** Says "boleh kosong"; what is required carries no mark. */
  readonly optional?: boolean | undefined
  /** What is wrong and how to mend it. */
  readonly error?: ReactNode
  /** Worth a look, saves anyway. */
  readonly warning?: ReactNode
  readonly onLeave?: (() => void) | undefined
  readonly disabled?: boolean | undefined
  readonly id?: string | undefined
}

/** What a control needs to be tied to its words. */
export interface FieldAria {
  readonly id: string
  readonly name: string
  readonly disabled?: boolean
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

interface FieldFrame extends FieldProps {
  readonly children: (aria: FieldAria) => ReactNode
  /** Below the control, before warnings: a sum in words, a count. */
  readonly note?: ReactNode
}

/** Label above, hint between, control, error below. */
export const Field = ({ label, name, hint, optional, error, warning, disabled, id, note, children }: FieldFrame) => {
  const ownId = useId()
  const base = id ?? ownId
  const parts = [
    hint && `${base}-hint`,
    note && `${base}-note`,
    warning && `${base}-warning`,
    error && `${base}-error`,
  ].filter(Boolean)
  return (
    <div className="field">
      <label className="field-label" htmlFor={base}>
        {label}
        <Optional when={optional} />
      </label>
      {hint && (
        <span className="field-hint" id={`${base}-hint`}>
          {hint}
        </span>
      )}
      {children({
        id: base,
        name,
        ...(disabled && { disabled }),
        ...(parts.length > 0 && { 'aria-describedby': parts.join(' ') }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {note && (
        <span className="field-hint" id={`${base}-note`}>
          {note}
        </span>
      )}
      <FieldWords id={base} error={error} warning={warning} />
    </div>
  )
}

export const Optional = ({ when }: { readonly when: boolean | undefined }) => {
  const { say } = useWords()
  return when ? <span className="field-optional"> ({say('platform.optional')})</span> : null
}

export const FieldWords = ({
  id,
  error,
  warning,
}: {
  readonly id: string
  readonly error?: ReactNode
  readonly warning?: ReactNode
}) => (
  <>
    {warning && (
      <span className="field-warning" id={`${id}-warning`}>
        {warning}
      </span>
    )}
    {error && (
      <span className="field-error" id={`${id}-error`}>
        <Icon name="alert" size={18} />
        <span>{error}</span>
      </span>
    )}
  </>
)
