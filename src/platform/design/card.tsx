import type { ReactNode } from 'react'
import type { Pillar } from './isen.tsx'
import { Isen } from './isen.tsx'

interface CardProps {
  readonly children: ReactNode
  readonly title?: ReactNode
  readonly pillar?: Pillar
  readonly sunken?: boolean
}

/** Only for a thing one could hold: a paper, a book, a picture, a choice. Lists are rows on the ground. */
export const Card = ({ children, title, pillar, sunken }: CardProps) => (
  <div className={`card ${sunken ? 'card-sunken' : ''}`}>
    {pillar !== undefined && <Isen pillar={pillar} className="card-isen" />}
    {title && <h3>{title}</h3>}
    {children}
  </div>
)
