import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callByName } from '#platform/client/call-operation.ts'
import { isOnline, onLineChange } from '#platform/client/line.ts'
import { refreshShown } from '#platform/client/query-client.ts'

const usual = 30_000
const longest = 5 * 60_000

/**
 * What somebody else records in the village shows here by itself: the village's number is asked for each half minute while
 * the screen is looked at, less and less often while nobody is reached. A phone that keeps the village has its own sync.
 */
export const useVillageNews = (isOn: boolean): void => {
  const client = useQueryClient()
  useEffect(() => {
    if (!isOn) return
    let known: number | undefined
    let pause = usual
    let timer: ReturnType<typeof setTimeout> | undefined
    let isLeft = false
    const ask = async () => {
      clearTimeout(timer)
      if (document.visibilityState === 'visible' && isOnline()) {
        try {
          const { number } = (await callByName('platform.getNews', {}, { signal: AbortSignal.timeout(usual) })) as {
            readonly number: number
          }
          if (known !== undefined && number !== known) void refreshShown(client)
          known = number
          pause = usual
        } catch {
          pause = Math.min(longest, pause * 2)
        }
      }
      if (!isLeft) timer = setTimeout(ask, pause)
    }
    const soon = () => document.visibilityState === 'visible' && void ask()
    const stop = onLineChange(soon)
    document.addEventListener('visibilitychange', soon)
    timer = setTimeout(ask, usual)
    return () => {
      isLeft = true
      clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', soon)
    }
  }, [client, isOn])
}
