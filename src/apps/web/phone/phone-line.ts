import { askServer, callOperation } from '#platform/client/call-operation.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { listChanges, type PhoneKeys, type PushAnswer, pullForm } from '#platform/shared/sync-contract.ts'

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
    const asked = { ...input, form: pullForm.newest, phone: phoneId, keys: keysId() ?? null }
    const changes = await callOperation(listChanges, asked, inTime()).catch(asOffline)
    if (changes.keys) onKeys(changes.keys)
    return changes
  },
  push: async (commands) => {
    const body = { commands, phone: phoneId }
    const packed = await gzip(JSON.stringify(body))
    const send = (bytes?: Uint8Array<ArrayBuffer>) =>
      askServer('/api/push', body, inTime().signal, bytes).catch(asOffline)
    const answer = await send(packed).catch((fault: unknown) => {
      // an older server, or a proxy before it, cannot unpack
      if (!packed || !(fault instanceof Refusal) || !unread.has(fault.code)) throw fault
      return send()
    })
    return (answer as { readonly answers: readonly PushAnswer[] }).answers
  },
})

const unread = new Set(['platform.invalidInput', 'platform.bug'])

export const inTime = () => ({ signal: AbortSignal.timeout(patience) })

/** A question that nobody answered in time. */
export const asOffline = (fault: unknown): never => {
  throw fault instanceof DOMException ? new Refusal('conflict', 'platform.offline') : fault
}

// Below it the words around a command are most of it.
const worthPacking = 2_000

/** A day's queue in an eighth of its bytes. */
const gzip = async (text: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
  if (text.length < worthPacking || !('CompressionStream' in globalThis)) return undefined
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(packed).arrayBuffer())
}
