import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { keepApp, keepWords } from '../service-worker/app-version.ts'

// A page asks for more when its first answers are there; by now it has.
const restMilliseconds = 1_500

/** Once the page is whole and the line has nothing to do, the app is kept on the phone; then the words that are chosen. */
export const useKeptApp = (): void => {
  const { language } = useWords()
  const busy = useIsFetching() > 0
  const moving = useRouterState({ select: ({ status }) => status === 'pending' })
  const resting = !busy && !moving
  useEffect(() => {
    if (!resting) return
    const timer = setTimeout(() => void keepApp(language), restMilliseconds)
    return () => clearTimeout(timer)
  }, [resting, language])
  useEffect(() => keepWords(language), [language])
}
