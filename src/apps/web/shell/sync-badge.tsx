import { useWords } from '#platform/client/words.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { useOnline } from './use-online.ts'

/** Always there, so that nobody has to guess whether the line is up. */
export const SyncBadge = () => {
  const { say } = useWords()
  const online = useOnline()
  return (
    <span className={`badge sync-badge ${online ? '' : 'badge-attention'}`} role="status">
      <Icon name={online ? 'cloud' : 'cloud-off'} size={16} />
      {say(online ? 'shell.connected' : 'shell.offline')}
    </span>
  )
}
