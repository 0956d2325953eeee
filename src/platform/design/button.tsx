import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { useId } from 'react'
import type { Busy } from '#platform/client/signal.ts'
import { useWords } from '#platform/client/words.tsx'
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
  readonly busy?: Busy | undefined
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
  disabledBecause: because,
  onClick,
  ...rest
}: ButtonProps) => {
  const reasonId = useId()
  const { say } = useWords()
  const stopped = busy === 'noSignal'
  const disabledBecause = because ?? (stopped ? say('platform.noSignalTitle') : undefined)
  const running = busy === true
  const look: ButtonLook = { ...(kind && { kind }), ...(compact && { compact }), ...(wide && { wide }) }
  const button = (
    <button
      type="button"
      {...rest}
      className={buttonClass(look)}
      disabled={disabledBecause !== undefined}
      aria-busy={running || undefined}
      aria-describedby={disabledBecause === undefined ? rest['aria-describedby'] : reasonId}
      onClick={running ? (event) => event.preventDefault() : onClick}
    >
      {running ? <span className="button-spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {running && busyText ? busyText : children}
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
