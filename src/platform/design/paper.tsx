import type { ReactNode } from 'react'

interface PaperProps {
  readonly size?: 'A4' | 'F4'
  /** Written across the sheet until it is issued. */
  readonly draft?: string | undefined
  readonly children: ReactNode
}

/** A sheet as it will come from the printer. */
export const Paper = ({ size = 'A4', draft, children }: PaperProps) => (
  <div className="paper-holder">
    <article className={`paper ${size === 'F4' ? 'paper-f4' : ''}`}>
      {children}
      {draft && <span className="read-only-by-ear">{draft}</span>}
      {draft && <span className="paper-draft" aria-hidden="true" data-words={draft} />}
    </article>
  </div>
)
