import type { ButtonHTMLAttributes } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'children'> {
  readonly icon: IconName
  readonly label: string
  readonly quiet?: boolean
}

/** Only where the icon is known by everyone: print, close, more, read aloud. */
export const IconButton = ({ icon, label, quiet, ...rest }: IconButtonProps) => (
  <button
    type="button"
    {...rest}
    className={`button button-icon ${quiet ? 'button-quiet' : ''}`}
    aria-label={label}
    title={label}
  >
    <Icon name={icon} />
  </button>
)
