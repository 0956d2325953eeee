import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: ReactNode
  readonly sentence?: ReactNode
  readonly action?: ReactNode
}

/** Nothing yet: a house at rest, one sentence, one act. */
export const EmptyState = ({ title, sentence, action }: EmptyStateProps) => (
  <div className="empty">
    <House />
    <h3>{title}</h3>
    {sentence && <p className="small muted">{sentence}</p>}
    {action && <div className="empty-act">{action}</div>}
  </div>
)

/** A village house between two trees, its lamp lit. */
const House = () => (
  <svg className="empty-drawing" width="148" height="76" viewBox="0 0 148 76" aria-hidden="true">
    <path d="M4 70h140" />
    <path d="M38 40h72M44 40 58 26h32l14 14M58 26l6-12h20l6 12M50 40v30M98 40v30" />
    <path d="M68 70V52h12v18" className="empty-drawing-door" />
    <path d="M56 50h6v8h-6zM86 50h6v8h-6z" />
    <path d="M22 70V44M22 46c-9-1-13-8-12-15 8 0 13 6 12 15Zm0-6c8-1 11-8 9-14-7 1-10 7-9 14ZM126 70V50M126 52c-7-1-10-6-9-12 6 0 10 5 9 12Zm0-3c7-2 9-8 7-13-6 2-8 7-7 13Z" />
    <circle cx="74" cy="46" r="2.5" />
  </svg>
)
