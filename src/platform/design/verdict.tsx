import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

const icons: Readonly<Record<'good' | 'attention' | 'grave', IconName>> = {
  good: 'check',
  attention: 'alert',
  grave: 'x',
}

interface VerdictProps {
  readonly kind: 'good' | 'attention' | 'grave'
  readonly title: string
  readonly children?: ReactNode
}

/** The answer of a check, readable at arm's length. It is the page's title. */
export const Verdict = ({ kind, title, children }: VerdictProps) => (
  <section className={`verdict verdict-${kind}`}>
    <span className="verdict-mark" aria-hidden="true">
      <Icon name={icons[kind]} size={32} />
    </span>
    <h1>{title}</h1>
    {children && <div>{children}</div>}
  </section>
)
