import type { ReactNode } from 'react'
import type { Pillar } from './isen.tsx'
import { SparkLine } from './spark-line.tsx'

interface FigureProps {
  readonly value: ReactNode
  readonly label: string
  readonly note?: ReactNode
  readonly trend?: readonly number[]
  readonly pillar?: Pillar
}

/** One number and what it counts. */
export const Figure = ({ value, label, note, trend, pillar }: FigureProps) => (
  <div className="figure">
    <span className="big">{value}</span>
    <p className="small muted">{label}</p>
    {note && <p className="small muted">{note}</p>}
    {trend && trend.length > 1 && <SparkLine values={trend} label={label} {...(pillar !== undefined && { pillar })} />}
  </div>
)
