import type { ReactNode } from 'react'
import { useWords } from '#platform/client/words.tsx'

interface ProgressProps {
  readonly value: number
  readonly max: number
  readonly label: string
  readonly kind?: 'nila' | 'pandan' | 'kunyit'
  /** Instead of "16 dari 25". */
  readonly words?: ReactNode
}

/** Never a percentage alone. */
export const Progress = ({ value, max, label, kind = 'nila', words }: ProgressProps) => {
  const { say } = useWords()
  return (
    <div className="progress">
      <span className="progress-words">
        <span>{label}</span>
        <b className="nowrap">{words ?? say('platform.countOf', { count: value, of: max })}</b>
      </span>
      <progress className={`progress-bar progress-${kind}`} value={value} max={max} aria-label={label} />
    </div>
  )
}
