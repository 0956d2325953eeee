import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type BadgeKind = 'good' | 'attention' | 'grave' | 'info' | 'none'

const usualIcon: Readonly<Record<BadgeKind, IconName | null>> = {
  good: 'check',
  attention: 'clock',
  grave: 'x',
  info: null,
  none: null,
}

interface BadgeProps {
  readonly children: ReactNode
  readonly kind?: BadgeKind | undefined
  readonly icon?: IconName | null | undefined
}

/** The word first, the tint second, the icon third. Grave is for refused and for danger to a person, nothing else. */
export const Badge = ({ children, kind = 'none', icon }: BadgeProps) => {
  const shown = icon === undefined ? usualIcon[kind] : icon
  return (
    <span className={`badge ${kind === 'none' ? '' : `badge-${kind}`}`}>
      {shown && <Icon name={shown} size={14} />}
      {children}
    </span>
  )
}
