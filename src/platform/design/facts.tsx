import type { ReactNode } from 'react'

interface FactsProps {
  readonly facts: readonly { readonly label: string; readonly value: ReactNode; readonly note?: ReactNode }[]
  /** Label above its value, with hairlines: for what is held against a paper. */
  readonly stacked?: boolean
}

export const Facts = ({ facts, stacked }: FactsProps) => {
  const pairs = facts.map(({ label, value, note }) => ({
    label,
    pair: (
      <>
        <dt>{label}</dt>
        <dd>
          {value}
          {note && <small>{note}</small>}
        </dd>
      </>
    ),
  }))
  return stacked ? (
    <dl className="facts-stacked">
      {pairs.map(({ label, pair }) => (
        <div key={label}>{pair}</div>
      ))}
    </dl>
  ) : (
    <dl className="facts">
      {pairs.map(({ label, pair }) => (
        <div key={label} style={{ display: 'contents' }}>
          {pair}
        </div>
      ))}
    </dl>
  )
}
