import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

export const Details = ({
  summary,
  open,
  children,
}: {
  readonly summary: ReactNode
  readonly open?: boolean
  readonly children: ReactNode
}) => (
  <details className="details" open={open}>
    <summary>
      <Icon name="chevron-down" />
      {summary}
    </summary>
    <div className="details-body">{children}</div>
  </details>
)
