import { SyncBadge } from './sync-badge.tsx'
import { VillageMark } from './village-mark.tsx'

export const TopBar = () => (
  <header className="top-bar">
    <VillageMark />
    <SyncBadge />
  </header>
)
