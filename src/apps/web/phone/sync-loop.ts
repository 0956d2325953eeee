import { isOnline, onLineChange } from '#platform/client/line.ts'
import { isOffline } from '#platform/client/phone.ts'

const longest = 15 * 60_000

interface SyncLoop {
  /** Between two tries; a minute unless said otherwise. */
  readonly everyMilliseconds?: number
  /** One window of the phone at a time holds it. */
  readonly lock: string
  readonly sync: () => Promise<void>
  /** After each try: the fault, or nothing when all was reached. */
  readonly onTried: (fault: unknown) => void
}

export interface RunningSync {
  /** Tries now, and once more after a try under way that reaches nobody; false when nobody was reached. */
  readonly now: () => Promise<boolean>
  readonly stop: () => void
}

/** Syncs at the start, when the line or the screen comes back, and each minute; longer and longer apart while nobody is reached. */
export const startSync = ({ lock, sync, onTried, everyMilliseconds: usual = 60_000 }: SyncLoop): RunningSync => {
  let pause = usual
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined
  let isStopped = false
  let isAskedAgain = false
  const attempt = async (): Promise<boolean> => {
    try {
      await navigator.locks.request(lock, sync)
      pause = usual
      onTried(undefined)
      return true
    } catch (fault) {
      pause = Math.min(longest, pause * 2)
      onTried(fault)
      if (!isOffline(fault)) console.warn('sync', fault)
      return false
    }
  }
  // the line may have come back in the middle of a try
  const attemptAsAsked = async (): Promise<boolean> => {
    isAskedAgain = false
    const isDone = await attempt()
    return isDone || isStopped || !isAskedAgain ? isDone : attemptAsAsked()
  }
  const now = async (): Promise<boolean> => {
    if (isStopped) return false
    clearTimeout(timer)
    isAskedAgain = running !== undefined
    running ??= attemptAsAsked().finally(() => {
      running = undefined
      if (!isStopped) timer = setTimeout(now, pause)
    })
    return running
  }
  const onVisible = () => document.visibilityState === 'visible' && void now()
  const stopListening = onLineChange(() => isOnline() && void now())
  document.addEventListener('visibilitychange', onVisible)
  void now()
  return {
    now,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
      stopListening()
      document.removeEventListener('visibilitychange', onVisible)
    },
  }
}
