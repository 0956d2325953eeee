import { askServer, callOperation } from '#platform/client/call-operation.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { listChanges, type PhoneKeys, type PushAnswer } from '#platform/shared/sync-contract.ts'

// A thin line is slow, a dead one is silent: after so long it is taken for dead.
const patience = 60_000

interface OnTheLine {
  readonly phoneId: string
  readonly keysId: () => string | undefined
  readonly onKeys: (keys: PhoneKeys) => void
}

/** The line of an open phone. Whatever keys of the house it does not know yet come with the changes. */
export const phoneLine = ({ phoneId, keysId, onKeys }: OnTheLine): Line => ({
  pull: async (input) => {
    const asked = { ...input, phone: phoneId, keys: keysId() ?? null }
    const changes = await callOperation(listChanges, asked, inTime()).catch(asOffline)
    if (changes.keys) onKeys(changes.keys)
    return changes
  },
  push: async (commands) => {
    const answer = await askServer('/api/push', { commands, phone: phoneId }, inTime().signal).catch(asOffline)
    return (answer as { readonly answers: readonly PushAnswer[] }).answers
  },
})

export const inTime = () => ({ signal: AbortSignal.timeout(patience) })

export const asOffline = (fault: unknown): never => {
  throw fault instanceof DOMException ? new Refusal('conflict', 'platform.offline') : fault
}
