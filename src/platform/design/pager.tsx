import { useWords } from '#platform/client/words.tsx'
import { Button } from './button.tsx'

interface PagerProps {
  readonly shown: number
  readonly total?: number | undefined
  readonly onMore?: (() => void) | undefined
  readonly busy?: boolean
}

/** "40 dari 214", and the rest on request. */
export const Pager = ({ shown, total, onMore, busy = false }: PagerProps) => {
  const { say } = useWords()
  return (
    <div className="pager">
      <span className="muted" role="status">
        {total === undefined
          ? say('platform.shown', { count: shown })
          : say('platform.shownOf', { count: shown, of: total })}
      </span>
      {onMore && (total === undefined || shown < total) && (
        <Button compact busy={busy} onClick={onMore}>
          {say('platform.more')}
        </Button>
      )}
    </div>
  )
}
