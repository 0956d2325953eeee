import type { ReactNode } from 'react'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { phoneNow, usePhone } from '#platform/client/phone.ts'
import { useSession } from '#platform/client/session.tsx'
import { Waiting } from '#platform/design/waiting.tsx'
import { wantWords } from '../spoken.ts'
import { isKeptHere } from './kept-here.ts'

const UnlockGate = lazy(async () => {
  const [{ UnlockGate }] = await Promise.all([import('./unlock-gate.tsx'), wantWords(['phone'])])
  return { default: UnlockGate }
})

/** Where the village is kept on this phone, its PIN stands before every page; what was being written waits behind it. */
export const PhoneGate = ({ children }: { readonly children: ReactNode }) => {
  const { account } = useSession()
  const phone = usePhone()
  const isLocked = phone.kind === 'open' ? phone.phone.accountId !== account?.id : isKeptHere(account?.id)
  const wasShown = useRef(false)
  if (!isLocked) wasShown.current = true
  return (
    <>
      {isLocked && account && phone.kind === 'closed' && (
        <Suspense fallback={<Waiting />}>
          <UnlockGate accountId={account.id} wasQuiet={phone.wasQuiet} />
        </Suspense>
      )}
      <div hidden={isLocked} style={isLocked ? undefined : { display: 'contents' }}>
        {(!isLocked || wasShown.current) && children}
      </div>
    </>
  )
}

/** Another account, or nobody: what is open is not for them. */
export const usePhoneOfItsHolder = (accountId: string | undefined): void => {
  useEffect(() => {
    const phone = phoneNow()
    if (phone.kind === 'open' && phone.phone.accountId !== accountId) phone.phone.lock(false)
  }, [accountId])
}
