import type { Pillar } from './isen.tsx'

export type Petal = 'full' | 'half' | 'none'

interface KawungProps {
  /** Pillars 1 to 4: top left, top right, bottom right, bottom left. */
  readonly petals: readonly [Petal, Petal, Petal, Petal]
  /** Pillars that need care: a turmeric dot. */
  readonly attention?: readonly Pillar[]
  /** The same in words; without it the glyph is silent because the words stand beside it. */
  readonly label?: string
  readonly size?: number
  /** All petals in nila: the mark of the house. */
  readonly mark?: boolean
}

const outline = 'M0-1.8C-5.2-5.4-7.4-10.6-6.2-16.4-5.3-20.7-2.6-22.4 0-22.4S5.3-20.7 6.2-16.4C7.4-10.6 5.2-5.4 0-1.8Z'
const leftHalf = 'M0-1.8C-5.2-5.4-7.4-10.6-6.2-16.4-5.3-20.7-2.6-22.4 0-22.4Z'
const colours = ['var(--nila)', 'var(--kunyit-tua)', 'var(--pandan)', 'var(--manggis)'] as const

/** Four petals, four pillars of one family: full is running, half begun, dashed not yet. Never without words beside it. */
export const Kawung = ({ petals, attention = [], label, size = 64, mark }: KawungProps) => (
  <svg
    className="kawung"
    width={size}
    height={size}
    viewBox="-24 -24 48 48"
    role="img"
    aria-label={label ?? ''}
    aria-hidden={label === undefined}
  >
    {petals.map((petal, index) => (
      <g key={colours[index]} transform={`rotate(${-45 + index * 90})`}>
        <PetalShape petal={petal} colour={mark ? 'var(--nila)' : (colours[index] ?? 'var(--nila)')} />
      </g>
    ))}
    <rect x="-3" y="-3" width="6" height="6" transform="rotate(45)" fill="var(--kunyit)" />
    {attention.map((pillar) => (
      <circle
        key={pillar}
        cx={pillar === 1 || pillar === 4 ? -17.5 : 17.5}
        cy={pillar <= 2 ? -17.5 : 17.5}
        r="4.5"
        fill="var(--kunyit)"
        stroke="var(--mori)"
        strokeWidth="1.8"
      />
    ))}
  </svg>
)

const PetalShape = ({ petal, colour }: { readonly petal: Petal; readonly colour: string }) => {
  if (petal === 'none')
    return <path d={outline} fill="none" stroke="var(--tepi)" strokeWidth="1.2" strokeDasharray="2.5 2.5" />
  if (petal === 'half') {
    return (
      <>
        <path d={leftHalf} fill={colour} />
        <path d={outline} fill="none" stroke={colour} strokeWidth="1.5" />
      </>
    )
  }
  return (
    <>
      <path d={outline} fill={colour} stroke={colour} strokeWidth="1.4" />
      <path d="M0-6.8V-16.8" stroke="var(--mori)" strokeWidth="1.7" strokeLinecap="round" />
    </>
  )
}
