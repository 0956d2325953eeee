import type { ReactNode } from 'react'

export type Gap = 4 | 8 | 12 | 16 | 20 | 24 | 28 | 36 | 48

export const Stack = ({ gap = 16, children }: { readonly gap?: Gap; readonly children: ReactNode }) => (
  <div className="stack" style={{ gap }}>
    {children}
  </div>
)
