import './css/fields.css'
import type { ReactNode } from 'react'
import { optionId } from './use-listbox.ts'

interface OptionsProps {
  readonly id: string
  readonly label: string
  readonly active: number
  readonly selected: number
  readonly options: readonly { readonly key: string; readonly content: ReactNode }[]
  readonly onPick: (index: number) => void
  readonly onHover: (index: number) => void
}

/** The floating list of a combobox. The mouse goes down without taking focus from the input. */
export const Options = ({ id, label, active, selected, options, onPick, onHover }: OptionsProps) => (
  <div className="options" role="listbox" id={id} aria-label={label}>
    {options.map((option, index) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: keys belong to the input, which keeps the focus (APG combobox)
      <div
        key={option.key}
        id={optionId(id, index)}
        className="option"
        role="option"
        aria-selected={index === selected}
        data-active={index === active ? '' : undefined}
        onMouseDown={(event) => event.preventDefault()}
        onMouseMove={() => onHover(index)}
        onClick={() => onPick(index)}
      >
        {option.content}
      </div>
    ))}
  </div>
)
