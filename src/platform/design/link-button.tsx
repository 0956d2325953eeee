import type { ReactNode } from 'react'
import type { ButtonLook } from './button.tsx'
import { buttonClass } from './button.tsx'
import { Icon } from './icon.tsx'

interface LinkButtonProps extends ButtonLook {
  readonly href: string
  readonly children: ReactNode
  readonly newTab?: boolean
  /** A file name, or true: the browser saves instead of opening. */
  readonly download?: boolean | string
}

/** Looks like a button, goes somewhere. */
export const LinkButton = ({ href, children, kind, icon, compact, wide, newTab, download }: LinkButtonProps) => (
  <a
    href={href}
    className={buttonClass({ ...(kind && { kind }), ...(compact && { compact }), ...(wide && { wide }) })}
    {...(newTab && { target: '_blank', rel: 'noopener' })}
    {...(download !== undefined && download !== false && { download: download === true ? '' : download })}
  >
    {icon && <Icon name={icon} />}
    {children}
  </a>
)
