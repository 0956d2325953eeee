import { useQueryClient } from '@tanstack/react-query'
import { forgetDrafts } from '#platform/client/form-draft.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { endSession } from '../end-session.ts'
import { forgetSession, oweSignOut } from '../remembered-session.ts'

/** Ends the session here and on the server, and leaves nothing of the last reader on the screen. */
export const useSignOut = () => {
  const client = useQueryClient()
  const session = useSession()
  const go = useGo()
  return async () => {
    forgetSession()
    if (!(await endSession())) oweSignOut()
    forgetDrafts()
    client.removeQueries({ predicate: ({ queryKey: [name] }) => name !== 'access.getSession' })
    await session.reload()
    go('/masuk')
  }
}
