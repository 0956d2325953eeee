import { useIsFetching } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useEffect, useState } from 'react'
import { wantWords } from '../spoken.ts'

// A page asks for more when its first answers are there; by now it has.
const restMilliseconds = 1_500

/** Once the page is whole and the line has nothing to do: the part that keeps the app on the phone and offers what is newer. */
export const useUpdateOffer = (): ComponentType | undefined => {
  const busy = useIsFetching() > 0
  const moving = useRouterState({ select: ({ status }) => status === 'pending' })
  const [Offer, setOffer] = useState<ComponentType>()
  const resting = !busy && !moving && !Offer
  useEffect(() => {
    if (!resting) return
    const load = async () => {
      const [{ UpdateOffer }] = await Promise.all([import('./update-offer.tsx'), wantWords(['phone'])])
      setOffer(() => UpdateOffer)
    }
    const timer = setTimeout(() => void load().catch(() => undefined), restMilliseconds)
    return () => clearTimeout(timer)
  }, [resting])
  return Offer
}
