import { useWords } from '#platform/client/words.tsx'

interface WaitingProps {
  readonly sentence?: string
  readonly done?: number
  readonly of?: number
}

/** A sentence, and a bar where progress is real. Shown only after a quarter of a second. */
export const Waiting = ({ sentence, done, of }: WaitingProps) => {
  const { say } = useWords()
  return (
    <div className="waiting" role="status">
      <span>{sentence ?? say('platform.fetching')}</span>
      {done !== undefined && of !== undefined && (
        <progress className="progress-bar" value={done} max={of} aria-label={sentence} />
      )}
    </div>
  )
}
