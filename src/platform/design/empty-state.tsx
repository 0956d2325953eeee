import type { ReactNode } from 'react'
import { Kawung } from './kawung.tsx'

interface EmptyStateProps {
  readonly title: ReactNode
  readonly sentence?: ReactNode
  readonly action?: ReactNode
}

/** Nothing yet: one sentence, one act. */
export const EmptyState = ({ title, sentence, action }: EmptyStateProps) => (
  <div className="empty">
    <Kawung size={48} petals={['none', 'none', 'none', 'none']} />
    <h3>{title}</h3>
    {sentence && <p className="small muted">{sentence}</p>}
    {action && <div className="empty-act">{action}</div>}
  </div>
)
