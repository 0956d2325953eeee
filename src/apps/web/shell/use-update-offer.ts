import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useEffect, useState } from 'react'
import { wantWords } from '../spoken.ts'

const oftenEnough = 1_500

/** Once the page is whole and the line has nothing to do: the part that keeps the app on the phone and offers what is newer. */
export const useUpdateOffer = (): ComponentType | undefined => {
  const client = useQueryClient()
  const router = useRouter()
  const [Offer, setOffer] = useState<ComponentType>()
  useEffect(() => {
    const load = async () => {
      const [{ UpdateOffer }] = await Promise.all([import('./update-offer.tsx'), wantWords(['phone'])])
      setOffer(() => UpdateOffer)
    }
    const timer = setInterval(() => {
      if (client.isFetching() > 0 || router.state.status === 'pending') return
      clearInterval(timer)
      void load().catch(() => undefined)
    }, oftenEnough)
    return () => clearInterval(timer)
  }, [client, router])
  return Offer
}
