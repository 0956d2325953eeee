import type { ReactNode } from 'react'

/** The main act of a form, within reach of the thumb. */
export const ActionBar = ({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) => (
  <div className="action-bar">
    {note && <div className="action-bar-note">{note}</div>}
    {children}
  </div>
)
