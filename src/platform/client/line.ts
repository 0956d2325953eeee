const listeners = new Set<() => void>()
let reached = true

const tell = () => {
  for (const listener of listeners) listener()
}

/** Whether the last question about who is here came through: a phone may have a signal and still reach nobody. */
export const noteReached = (now: boolean): void => {
  if (now === reached) return
  reached = now
  tell()
}

export const isOnline = (): boolean => reached && navigator.onLine

export const onLineChange = (listener: () => void): (() => void) => {
  listeners.add(listener)
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
