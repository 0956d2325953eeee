import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isOnline, onLineChange } from '#platform/client/line.ts'

/** When the signal comes back: who was not reached is asked again, and so is every question of this page that got no answer. */
export const useReturningLine = (sessionKey: readonly string[]): void => {
  const client = useQueryClient()
  useEffect(() => {
    let before = isOnline()
    const askSession = () => isOnline() || void client.refetchQueries({ queryKey: sessionKey })
    const stop = onLineChange(() => {
      const now = isOnline()
      if (now && !before)
        void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' })
      before = now
    })
    window.addEventListener('online', askSession)
    return () => {
      stop()
      window.removeEventListener('online', askSession)
    }
  }, [client, sessionKey])
}
