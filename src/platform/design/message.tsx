import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type MessageKind = 'info' | 'good' | 'attention' | 'grave'

const icons: Readonly<Record<MessageKind, IconName>> = {
  info: 'info',
  good: 'check',
  attention: 'clock',
  grave: 'alert',
}

interface MessageProps {
  readonly kind?: MessageKind
  /** What. */
  readonly title: ReactNode
  /** Why, and the way out. */
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly icon?: IconName
}

export const Message = ({ kind = 'info', title, children, action, icon }: MessageProps) => (
  <div className={`message message-${kind}`} role={kind === 'grave' ? 'alert' : undefined}>
    <Icon name={icon ?? icons[kind]} />
    <div>
      <b>{title}</b>
      {children && <div className="message-body">{children}</div>}
      {action && <div className="message-acts cluster">{action}</div>}
    </div>
  </div>
)
