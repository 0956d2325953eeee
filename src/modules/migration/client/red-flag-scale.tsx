import { useWords } from '#platform/client/words.tsx'
import { talkFrom, taskForceFrom } from '../rules/red-flags.ts'

const full = 12

/** How much there is to talk about, with its two marks. Turmeric, not red: it is advice. */
export const RedFlagScale = ({ score }: { readonly score: number }) => {
  const { say } = useWords()
  const at = (value: number) => `${(Math.min(value, full) / full) * 100}%`
  return (
    <div className="sign-scale" role="img" aria-label={say('migration.signs.scale', { score })}>
      <div className="sign-scale-track">
        <div className="sign-scale-fill" style={{ width: at(score) }} />
        <i style={{ left: at(talkFrom) }} />
        <i style={{ left: at(taskForceFrom) }} />
      </div>
      <span className="sign-scale-score" style={{ left: at(score) }}>
        {score}
      </span>
      <small className="muted" style={{ left: at(talkFrom) }}>
        {say('migration.signs.talkMark')}
      </small>
      <small className="muted" style={{ left: at(taskForceFrom) }}>
        {say('migration.signs.taskForceMark')}
      </small>
    </div>
  )
}
