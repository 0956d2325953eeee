import { type PhoneState, usePhone } from '#platform/client/phone.ts'
import { useOnline } from '#platform/client/use-online.ts'
import { useWords } from '#platform/client/words.tsx'
import { Icon, type IconName } from '#platform/design/icon.tsx'

/** Always there, so that nobody has to guess whether the line is up and whether all was sent. It opens the outbox. */
export const SyncBadge = () => {
  const { say } = useWords()
  const phone = usePhone()
  const { key, count, icon, kind } = badgeOf(phone, useOnline())
  const className = `badge sync-badge ${kind}`
  const content = (
    <>
      <Icon name={icon} size={16} />
      {say(key, { count })}
    </>
  )
  if (phone.kind === 'closed') {
    return (
      <span className={className} role="status">
        {content}
      </span>
    )
  }
  return (
    <span role="status">
      <a href="/kiriman" className={className}>
        {content}
      </a>
    </span>
  )
}

interface Shown {
  readonly key: string
  readonly count: number
  readonly icon: IconName
  readonly kind: string
}

const nothingHere = { waiting: 0, refused: 0, parcels: 0 }

const badgeOf = (phone: PhoneState, online: boolean): Shown => {
  const { waiting, refused, parcels } = phone.kind === 'open' ? phone : nothingHere
  if (refused > 0) return { key: 'shell.refusedCount', count: refused, icon: 'alert', kind: 'badge-grave' }
  if (phone.kind === 'open' && phone.stoppedBy === 'platform.appTooOld')
    return { key: 'shell.phone.tooOld', count: 0, icon: 'alert', kind: 'badge-attention' }
  const offline = { icon: 'cloud-off', kind: 'badge-attention' } as const
  const toSend = waiting + parcels
  if (!online) return { key: toSend > 0 ? 'shell.offlineWaiting' : 'shell.offline', count: toSend, ...offline }
  if (waiting > 0) return { key: 'shell.waitingCount', count: waiting, icon: 'cloud-up', kind: 'badge-attention' }
  if (parcels > 0) return { key: 'shell.parcelsCount', count: parcels, icon: 'cloud-up', kind: 'badge-attention' }
  return { key: phone.kind === 'open' ? 'shell.allSent' : 'shell.connected', count: 0, icon: 'cloud', kind: '' }
}
