import type { ReactNode } from 'react'
import type { Gap } from './stack.tsx'

interface ClusterProps {
  readonly gap?: Gap
  /** First to the left, last to the right. */
  readonly spread?: boolean
  readonly children: ReactNode
}

export const Cluster = ({ gap = 8, spread, children }: ClusterProps) => (
  <div className={`cluster ${spread ? 'cluster-spread' : ''}`} style={{ gap }}>
    {children}
  </div>
)
