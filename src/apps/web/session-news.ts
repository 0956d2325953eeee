const channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('desmigratif session')

/** Somebody signed out in this window: no other one goes on as if he were there. */
export const tellSessionEnded = (): void => channel?.postMessage('ended')

export const onSessionEnded = (listener: () => void): (() => void) => {
  channel?.addEventListener('message', listener)
  return () => channel?.removeEventListener('message', listener)
}
