import type { ReactNode } from 'react'
import type { IconName } from './icon.tsx'
import type { Pillar } from './isen.tsx'
import { Tile } from './tile.tsx'

interface RowListProps {
  readonly label?: string
  /** `Row`s. */
  readonly children: ReactNode
}

/** Rows with hairlines on the ground: lines before boxes. */
export const RowList = ({ label, children }: RowListProps) => (
  <ul className="row-list" aria-label={label}>
    {children}
  </ul>
)

interface RowProps {
  readonly title: ReactNode
  readonly reason?: ReactNode
  readonly href?: string | undefined
  readonly onClick?: (() => void) | undefined
  readonly tile?: { readonly icon: IconName; readonly pillar?: Pillar } | undefined
  readonly before?: ReactNode
  readonly end?: ReactNode
}

/** Tile, title and reason, due. The whole row is the target. */
export const Row = ({ title, reason, href, onClick, tile, before, end }: RowProps) => {
  const left = before ?? (tile && <Tile {...tile} />)
  const className = `row ${left ? '' : 'row-without'}`
  const content = (
    <>
      {left}
      <span>
        <h3>{title}</h3>
        {reason && <p>{reason}</p>}
      </span>
      <span className="row-end">{end}</span>
    </>
  )
  return <li>{frame(className, content, href, onClick)}</li>
}

const frame = (className: string, content: ReactNode, href?: string, onClick?: () => void) => {
  if (href !== undefined) {
    return (
      <a className={className} href={href}>
        {content}
      </a>
    )
  }
  if (onClick) {
    return (
      <button type="button" className={className} onClick={onClick}>
        {content}
      </button>
    )
  }
  return <div className={className}>{content}</div>
}
