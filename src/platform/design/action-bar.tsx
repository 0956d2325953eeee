import type { ReactNode } from 'react'

/** The main act of a form, within reach of the thumb. On a phone it is the one bar at the foot: the menu steps back. */
export const ActionBar = ({ children, note }: { readonly children: ReactNode; readonly note?: ReactNode }) => (
  <div className="action-bar">
    {note && <div className="action-bar-note">{note}</div>}
    <div className="action-bar-acts">{children}</div>
  </div>
)
