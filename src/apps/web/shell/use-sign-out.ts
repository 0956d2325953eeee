import { useQueryClient } from '@tanstack/react-query'
import { forgetDrafts } from '#platform/client/form-draft.ts'
import { useGo } from '#platform/client/navigation.ts'
import { phoneNow } from '#platform/client/phone.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { endSession } from '../end-session.ts'
import { forgetSession, oweSignOut } from '../remembered-session.ts'
import { tellSessionEnded } from '../session-news.ts'

/** Ends the session here and on the server, and leaves nothing of the last reader on the screen. */
export const useSignOut = () => {
  const client = useQueryClient()
  const session = useSession()
  const go = useGo()
  const toast = useToast()
  const { say } = useWords()
  return async () => {
    if (!(await leaveVillage())) toast({ text: say('shell.leftWaiting') })
    forgetSession()
    if (!(await endSession())) oweSignOut()
    forgetDrafts()
    tellSessionEnded()
    client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'access.getSession' })
    await session.reload()
    go('/masuk')
  }
}

/** Sends what waits, then takes the village off the phone. False: what only this phone has stays in it, locked. */
const leaveVillage = async (): Promise<boolean> => {
  const state = phoneNow()
  if (state.kind === 'closed') return true
  if (state.waiting > 0) await state.phone.sync()
  return state.phone.leave()
}
