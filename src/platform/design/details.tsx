import { type ReactNode, useId } from 'react'
import { Icon } from './icon.tsx'

interface DetailsProps {
  readonly summary: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}

/** What is not needed at once. Open or closed, its summary is the name that a screen reader calls it by. */
export const Details = ({ summary, open, children }: DetailsProps) => {
  const id = useId()
  return (
    <details className="details" open={open} aria-labelledby={id}>
      <summary id={id}>
        <Icon name="chevron-down" />
        {summary}
      </summary>
      <div className="details-body">{children}</div>
    </details>
  )
}
