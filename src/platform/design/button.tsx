import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export type ButtonKind = 'plain' | 'primary' | 'quiet' | 'danger' | 'turmeric'

export interface ButtonLook {
  readonly kind?: ButtonKind
  readonly icon?: IconName | undefined
  readonly compact?: boolean
  readonly wide?: boolean
}

export const buttonClass = ({ kind = 'plain', compact, wide }: ButtonLook): string =>
  ['button', kind !== 'plain' && `button-${kind}`, compact && 'button-compact', wide && 'button-wide']
    .filter(Boolean)
    .join(' ')

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'className'> {
  readonly children: ReactNode
  readonly busy?: boolean
  /** The verb in progress: "Menyimpan". */
  readonly busyText?: string
  /** Why it cannot be pressed now; written beneath. */
  readonly disabledBecause?: string | undefined
}

/** Verb first: "Cetak A4", never "OK". At most one `primary` on a screen. */
export const Button = ({
  children,
  kind,
  icon,
  compact,
  wide,
  busy,
  busyText,
  disabledBecause,
  onClick,
  ...rest
}: ButtonProps) => {
  const reasonId = useId()
  const look: ButtonLook = { ...(kind && { kind }), ...(compact && { compact }), ...(wide && { wide }) }
  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass(look)}
      disabled={disabledBecause !== undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledBecause === undefined ? rest['aria-describedby'] : reasonId}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className="button-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {busy && busyText ? busyText : children}
    </button>
  )
  if (disabledBecause === undefined) return button
  return (
    <span className="button-with-reason">
      {button}
      <small id={reasonId} className="muted">
        {disabledBecause}
      </small>
    </span>
  )
}
