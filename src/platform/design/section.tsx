import type { ReactNode } from 'react'
import { useId } from 'react'

interface SectionProps {
  readonly title?: ReactNode
  readonly note?: ReactNode
  readonly action?: ReactNode
  readonly id?: string
  readonly children: ReactNode
}

export const Section = ({ title, note, action, id, children }: SectionProps) => {
  const headingId = useId()
  return (
    <section className="section" id={id} aria-labelledby={title ? headingId : undefined}>
      {title && (
        <div className="section-head">
          <div className="section-title">
            <h2 id={headingId}>{title}</h2>
            {action && <div>{action}</div>}
          </div>
          {note && <p className="section-note small muted">{note}</p>}
        </div>
      )}
      {children}
    </section>
  )
}
