import type { ReactNode } from 'react'
import type { Gap } from './stack.tsx'

interface ColumnsProps {
  readonly count: 1 | 2 | 3 | 4
  readonly gap?: Gap
  /** Keeps two columns on a phone, for numbers. */
  readonly phone?: 2
  readonly children: ReactNode
}

export const Columns = ({ count, gap = 24, phone, children }: ColumnsProps) => (
  <div className={`columns columns-${count} ${phone ? 'columns-phone-2' : ''}`} style={{ gap }}>
    {children}
  </div>
)
