import type { ReactNode } from 'react'

export interface TimelineItem {
  readonly id: string
  readonly title: ReactNode
  readonly when?: ReactNode
  /** Source and who recorded it. */
  readonly note?: ReactNode
  readonly state?: 'past' | 'now' | 'future'
  /** The value that was corrected, struck beneath. */
  readonly struck?: string
  readonly badge?: ReactNode
}

/** Facts in time: past solid, now turmeric, future dashed. */
export const Timeline = ({ items }: { readonly items: readonly TimelineItem[] }) => (
  <ol className="timeline">
    {items.map((item) => (
      <li
        key={item.id}
        className={item.state && item.state !== 'past' ? `timeline-${item.state}` : undefined}
        aria-current={item.state === 'now' ? 'step' : undefined}
      >
        {item.when && <b>{item.when} </b>}
        {item.title} {item.badge}
        {item.note && <p className="small muted">{item.note}</p>}
        {item.struck && (
          <p className="small">
            <del>{item.struck}</del>
          </p>
        )}
      </li>
    ))}
  </ol>
)
