import { iconPaths } from './icon-paths.ts'

export type IconName = keyof typeof iconPaths

interface IconProps {
  readonly name: IconName
  readonly size?: number
  /** Read aloud. Without it the icon is hidden from readers: the words beside it say the same. */
  readonly label?: string
}

export const Icon = ({ name, size = 20, label }: IconProps) =>
  label === undefined ? (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  ) : (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" role="img" aria-label={label}>
      <path d={iconPaths[name]} />
    </svg>
  )
