import { useWords } from '#platform/client/words.tsx'

interface BarsProps {
  readonly label: string
  readonly bars: readonly { readonly label: string; readonly value: number; readonly href?: string | undefined }[]
}

/** Ranked bars from zero, the number at the end of each line: looked at first, read second. */
export const Bars = ({ label, bars }: BarsProps) => {
  const { formatNumber } = useWords()
  const most = Math.max(1, ...bars.map((bar) => bar.value))
  return (
    <ul className="bars" aria-label={label}>
      {bars.map((bar) => (
        <li key={bar.label}>
          <span className="bars-label">{bar.href === undefined ? bar.label : <a href={bar.href}>{bar.label}</a>}</span>
          <span className="bars-line" aria-hidden="true">
            <span style={{ width: `${(bar.value / most) * 100}%` }} />
          </span>
          <b className="number">{formatNumber(bar.value)}</b>
        </li>
      ))}
    </ul>
  )
}
