import type { VaultKeys } from '#platform/client/device/keys-crypto.ts'
import { newId } from '#platform/shared/ids.ts'

const place = 'phone-window'

/** This window under this account. It survives loading the page anew and ends with the window. */
const windowName = (accountId: string): string => {
  const known = sessionStorage.getItem(place) ?? newId()
  sessionStorage.setItem(place, known)
  return `${accountId} ${known}`
}

/** Leaves the keys with the service worker's memory while the page is loaded anew; answers how to stop. */
export const holdOverReload = (accountId: string, keys: VaultKeys): (() => void) => {
  const hold = () =>
    navigator.serviceWorker?.controller?.postMessage({ kind: 'hold-keys', window: windowName(accountId), keys })
  addEventListener('pagehide', hold)
  return () => removeEventListener('pagehide', hold)
}

const patienceMilliseconds = 1_000

/** What this window left a moment ago, if it did. */
export const keysOverReload = (accountId: string): Promise<VaultKeys | null> => {
  const worker = navigator.serviceWorker?.controller
  if (!worker || sessionStorage.getItem(place) === null) return Promise.resolve(null)
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }: MessageEvent<VaultKeys | null>) => resolve(data)
    worker.postMessage({ kind: 'take-keys', window: windowName(accountId) }, [port2])
    setTimeout(() => resolve(null), patienceMilliseconds)
  })
}
