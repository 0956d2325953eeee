import './css/fields.css'
import { useEffect, useId, useState } from 'react'
import { Icon } from './icon.tsx'

interface SearchFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
}

/** Tells its page 200 ms after the last key, so that a slow phone asks once a word. */
export const SearchField = ({ label, value, onChange, hint }: SearchFieldProps) => {
  const id = useId()
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the clock
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <span className="control-search">
        <Icon name="search" />
        <input
          id={id}
          type="search"
          className="control"
          autoComplete="off"
          aria-describedby={hint ? `${id}-hint` : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </span>
    </div>
  )
}
