import { QueryClientProvider, useQuery, useQueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useMemo } from 'react'
import { isOnline } from '#platform/client/line.ts'
import { adoptEasyMode, preferencesNow, setPreferences, usePreferences } from '#platform/client/preferences.ts'
import { makeQueryClient } from '#platform/client/query-client.ts'
import { SessionProvider } from '#platform/client/session.tsx'
import { partsOf, SlotProvider } from '#platform/client/slot.tsx'
import { WordsProvider } from '#platform/client/words.tsx'
import { ToastHost } from '#platform/design/toast.tsx'
import type { Language } from '#platform/shared/texts.ts'
import { loadSession } from './load-session.ts'
import { clientModules } from './modules.ts'
import { whoWasHere } from './remembered-session.ts'
import { makeAppRouter } from './router.tsx'
import { onSessionEnded } from './session-news.ts'
import { Broken } from './shell/broken.tsx'
import { Opening } from './shell/opening.tsx'
import { speakIn, useSpoken, withWords } from './spoken.ts'
import { useReturningLine } from './use-returning-line.ts'

// While nobody is reached: is somebody there now?
const onceInAWhile = 15_000
const sessionKey = ['access.getSession']
const queryClient = makeQueryClient(() => void queryClient.invalidateQueries({ queryKey: sessionKey }))
const modules = withWords(clientModules)
const parts = partsOf(modules)
const router = makeAppRouter(modules)

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <House />
  </QueryClientProvider>
)

const chooseLanguage = (language: Language) => setPreferences({ language })

/**
 * The words and the page that is asked for, begun before anything is drawn: where both lie on the phone, the first picture
 * is the page itself.
 */
export const openHouse = async (): Promise<void> => {
  await Promise.all([speakIn(preferencesNow().language ?? whoWasHere()?.language ?? 'id'), router.load()])
}

/** Words and session first, both asked at once; then the pages. */
const House = () => {
  const client = useQueryClient()
  const preferences = usePreferences()
  const answer = useQuery({
    queryKey: sessionKey,
    queryFn: loadSession,
    // The server is asked at once; on a thin line its answer must not be waited for before the pages ask theirs.
    placeholderData: whoWasHere,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: () => (isOnline() ? false : onceInAWhile),
  })
  useReturningLine(sessionKey)
  useEffect(() => onSessionEnded(() => void client.invalidateQueries({ queryKey: sessionKey })), [client])
  const asked = preferences.language ?? answer.data?.language ?? 'id'
  const spoken = useSpoken(asked)
  const language = spoken?.language ?? asked
  const session = useMemo(
    () => answer.data && { ...answer.data, language, reload: () => client.invalidateQueries({ queryKey: sessionKey }) },
    [answer.data, language, client],
  )
  useEffect(() => {
    if (answer.data) adoptEasyMode(answer.data.easyMode)
  }, [answer.data])
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  if (!spoken) return <Opening />
  return (
    <WordsProvider
      language={language}
      messages={spoken.messages}
      setLanguage={chooseLanguage}
      zone={session?.village?.zone ?? 'Asia/Jakarta'}
    >
      {session ? (
        <SessionProvider session={session}>
          <SlotProvider parts={parts}>
            <ToastHost>
              <RouterProvider router={router} />
            </ToastHost>
          </SlotProvider>
        </SessionProvider>
      ) : answer.error ? (
        <Broken alone fault={answer.error} again={() => void answer.refetch()} />
      ) : (
        <Opening />
      )}
    </WordsProvider>
  )
}
