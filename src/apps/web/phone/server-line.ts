import { askServer, callOperation } from '#platform/client/call-operation.ts'
import type { Line } from '#platform/client/device/open-device.ts'
import { Refusal } from '#platform/shared/errors.ts'
import { listChanges, type PushAnswer, pullForm } from '#platform/shared/sync-contract.ts'

/** A thin line is slow, a dead one is silent: after so long it is taken for dead. */
export const patience = 60_000

/** The phone's line to the server of this page. */
export const serverLine: Line = {
  pull: (input) =>
    callOperation(listChanges, { ...input, form: pullForm.newest }, { signal: AbortSignal.timeout(patience) }).catch(
      asOffline,
    ),
  push: async (commands) => {
    const packed = await gzip(JSON.stringify({ commands }))
    const send = (body?: Uint8Array<ArrayBuffer>) =>
      askServer('/api/push', { commands }, AbortSignal.timeout(patience), body).catch(asOffline)
    const answer = await send(packed).catch((fault: unknown) => {
      // an older server, or a proxy before it, cannot unpack
      if (!packed || !(fault instanceof Refusal) || !unread.has(fault.code)) throw fault
      return send()
    })
    return (answer as { readonly answers: readonly PushAnswer[] }).answers
  },
}

const unread = new Set(['platform.invalidInput', 'platform.bug'])

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
