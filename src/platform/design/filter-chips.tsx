import { useScrollHint } from './use-scroll-hint.ts'

interface Chip {
  readonly value: string
  readonly label: string
  readonly count?: number | undefined
}

interface FilterChipsProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly chips: readonly Chip[]
}

/** One line, scrolled on a phone; what is on is inked. */
export const FilterChips = ({ label, value, onChange, chips }: FilterChipsProps) => {
  const row = useScrollHint<HTMLDivElement>()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw a form where there is none
    <div ref={row} className="chips" role="group" aria-label={label}>
      {chips.map((chip) => (
        <button
          key={chip.value}
          type="button"
          className="chip"
          aria-pressed={chip.value === value}
          onClick={() => onChange(chip.value)}
        >
          {chip.label}
          {chip.count !== undefined && ` ${chip.count}`}
        </button>
      ))}
    </div>
  )
}
