import type { QueryClient } from '@tanstack/react-query'
import { phoneNow } from '#platform/client/phone.ts'
import { isLogged, refreshShown } from '#platform/client/query-client.ts'
import { formIsInProgress, onFormChange } from '../service-worker/form-in-progress.ts'

let following: (() => void) | undefined

/** What others recorded shows on the open pages of this window; call the answer whenever there is news. */
export const followShown = (client: QueryClient): (() => void) => {
  following ??= startFollowing(client)
  return following
}

/** A file that this phone holds is read anew once its own rows are others than when it was read; never in the middle of a form. */
const startFollowing = (client: QueryClient): (() => void) => {
  const heldByHash = new Map<string, string | undefined>()
  client.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success' && isLogged(event.query))
      heldByHash.set(event.query.queryHash, heldOf(event.query.queryKey))
  })
  const hasChanged = (queryHash: string, queryKey: readonly unknown[]): boolean => {
    const before = heldByHash.get(queryHash)
    return before !== undefined && before !== heldOf(queryKey)
  }
  const refresh = () => {
    const files = client.getQueryCache().findAll({ type: 'active', predicate: isLogged })
    const changed = files.filter(({ queryHash, queryKey }) => hasChanged(queryHash, queryKey))
    void refreshShown(client, new Set(changed.map(({ queryHash }) => queryHash)))
  }
  let isWaiting = false
  onFormChange(() => {
    if (!isWaiting || formIsInProgress()) return
    isWaiting = false
    refresh()
  })
  return () => {
    isWaiting = formIsInProgress()
    if (!isWaiting) refresh()
  }
}

/** What this phone itself would say to the question, as text; `undefined` where it does not know. */
const heldOf = ([operation, input]: readonly unknown[]): string | undefined => {
  const state = phoneNow()
  if (state.kind !== 'open') return undefined
  try {
    return JSON.stringify(state.phone.answer(String(operation), input))
  } catch {
    return undefined
  }
}
