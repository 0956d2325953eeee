import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forgetDrafts } from '#platform/client/form-draft.ts'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'

/** Leaves the house: the session ends on the server, the cookie goes, and nothing of this reader stays on the screen. */
export const SignOutButton = () => {
  const { say } = useWords()
  const { reload } = useSession()
  const client = useQueryClient()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const leave = async () => {
    setBusy(true)
    const headers = { 'x-requested-with': 'desmigratif' }
    await fetch('/session', { method: 'DELETE', credentials: 'same-origin', headers }).catch(() => undefined)
    forgetDrafts()
    client.removeQueries({ predicate: ({ queryKey }) => queryKey.length > 1 })
    await reload()
    setBusy(false)
    go('/masuk', { replace: true })
  }
  return (
    <Button
      kind="quiet"
      icon="log-out"
      busy={busy}
      busyText={say('access.account.signOutBusy')}
      onClick={() => void leave()}
    >
      {say('access.account.signOut')}
    </Button>
  )
}
