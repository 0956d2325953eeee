import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askServer } from '#platform/client/call-operation.ts'
import { refresh } from '#platform/client/query-client.ts'
import type { Busy } from '#platform/client/signal.ts'
import { useCommand } from '#platform/client/use-command.ts'
import { type AppliedParcel, refuseParcel } from '#platform/shared/parcel-contract.ts'

// What the server takes in one request.
const mostAtOnce = 200

export interface ParcelResult {
  readonly applied: number
  readonly refused: number
  readonly later: number
}

interface Applying {
  readonly busyKey: string | null
  readonly refusal: Error | null
  readonly result: ParcelResult | null
}

/** Carries parcels out under the reader's own name. Repeated after a lost answer, what was done stays done once. */
export const useApplyParcels = () => {
  const client = useQueryClient()
  const refusing = useCommand(refuseParcel)
  const [state, setState] = useState<Applying>({ busyKey: null, refusal: null, result: null })
  const apply = async (key: string, parcelIds: readonly string[]) => {
    setState({ busyKey: key, refusal: null, result: null })
    const answers: AppliedParcel[] = []
    let refusal: Error | null = null
    try {
      for (let from = 0; from < parcelIds.length; from += mostAtOnce) {
        const asked = { parcelIds: parcelIds.slice(from, from + mostAtOnce) }
        const { parcels } = (await askServer('/api/parcels', asked)) as { readonly parcels: readonly AppliedParcel[] }
        answers.push(...parcels)
      }
    } catch (fault) {
      refusal = fault as Error
    }
    await refresh(client)
    setState({ busyKey: null, refusal, result: answers.length > 0 ? resultOf(answers) : null })
  }
  const dismiss = async (key: string, parcelIds: readonly string[], reason: string) => {
    setState({ busyKey: key, refusal: null, result: null })
    for (let from = 0; from < parcelIds.length; from += mostAtOnce) {
      const done = await refusing.send({ parcelIds: parcelIds.slice(from, from + mostAtOnce), reason })
      if (!done) break
    }
    await refresh(client)
    setState({ busyKey: null, refusal: null, result: null })
  }
  const busyOf = (key: string): Busy => (refusing.busy === 'noSignal' ? 'noSignal' : state.busyKey === key)
  return { ...state, refusal: state.refusal ?? refusing.refusal, busyOf, apply, dismiss }
}

const resultOf = (answers: readonly AppliedParcel[]): ParcelResult => ({
  applied: answers.reduce((sum, { applied }) => sum + applied, 0),
  refused: answers.reduce((sum, { refusals }) => sum + refusals.length, 0),
  later: answers.reduce((sum, { later }) => sum + later, 0),
})
