import type { Pillar } from './isen.tsx'

interface SparkLineProps {
  readonly values: readonly number[]
  readonly label: string
  readonly pillar?: Pillar
  readonly width?: number
  readonly height?: number
}

/** A line and its end. The number itself always stands beside it. */
export const SparkLine = ({ values, label, pillar = 1, width = 96, height = 28 }: SparkLineProps) => {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const points = values.map((value, index) => ({
    x: 2 + (index / Math.max(1, values.length - 1)) * (width - 8),
    y: 4 + (1 - (value - low) / (high - low || 1)) * (height - 8),
  }))
  const end = points.at(-1)
  return (
    <svg
      className={`spark-line pillar-${pillar}`}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${label}: ${values.join(', ')}`}
    >
      <path
        d={points
          .map((point, index) => `${index === 0 ? 'M' : 'L'}${point.x.toFixed(1)} ${point.y.toFixed(1)}`)
          .join('')}
        fill="none"
        stroke="var(--pillar-text)"
        strokeWidth="1.75"
        strokeLinejoin="round"
        strokeLinecap="round"
      />
      {end && <circle cx={end.x} cy={end.y} r="3" fill="var(--pillar-text)" />}
    </svg>
  )
}
