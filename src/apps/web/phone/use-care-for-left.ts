import { useEffect } from 'react'
import { phoneNow, setPhone } from '#platform/client/phone.ts'
import { useOnline } from '#platform/client/use-online.ts'

// As phone-keys-here.ts writes it: who has nothing kept here must not fetch the code that looks.
const anyKept = (): boolean => Object.keys(localStorage).some((key) => key.startsWith('phone-keys:'))

/** While no village is open here: what was left sealed goes with the first line, and whoever may no longer serve is emptied. */
export const useCareForLeft = (accountId: string | undefined): void => {
  const online = useOnline()
  // biome-ignore lint/correctness/useExhaustiveDependencies: who signs in or out is a reason to look again
  useEffect(() => {
    if (!online || phoneNow().kind === 'open' || !anyKept()) return
    void import('./left-here.ts')
      .then(({ careForOthers }) => careForOthers())
      .then(({ emptied }) => {
        const state = phoneNow()
        if (emptied > 0 && state.kind === 'closed') setPhone({ ...state })
      })
      .catch(() => undefined)
  }, [online, accountId])
}
