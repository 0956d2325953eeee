import { useWords } from '#platform/client/words.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { SyncBadge } from './sync-badge.tsx'
import { VillageMark } from './village-mark.tsx'

/** Whom to call in danger is one tap away from every page. */
export const TopBar = () => {
  const { say } = useWords()
  return (
    <header className="top-bar">
      <VillageMark />
      <a className="button button-icon button-quiet" href="/nomor-darurat" aria-label={say('references.help.menu')}>
        <Icon name="phone" />
      </a>
      <SyncBadge />
    </header>
  )
}
