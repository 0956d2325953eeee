import type { Message } from './app-files.ts'
import { formIsInProgress, formLock, onFormChange } from './form-in-progress.ts'

/** What this phone keeps of the app, and what is new. */
export interface AppVersion {
  /** Written into the page by the build; empty while the app is being developed. */
  readonly version: string
  /** All its files are on the phone: it opens without a signal. */
  readonly kept: boolean
  /** A newer one is on the phone and waits for the reader's tap. */
  readonly newer: boolean
}

const onceAnHour = 3_600_000
const listeners = new Set<() => void>()
let state: AppVersion = {
  version:
    typeof document === 'undefined'
      ? ''
      : (document.querySelector<HTMLMetaElement>('meta[name=app-version]')?.content ?? ''),
  // What answers this page has all its files; it lets itself in only when the last one is there.
  kept: typeof navigator !== 'undefined' && Boolean(navigator.serviceWorker?.controller),
  newer: false,
}
let registration: ServiceWorkerRegistration | undefined
let begun = false

/** Keeps the app and its words on the phone. Called when the first page is whole: what is fetched here must not slow that one down. */
export const keepApp = async (language: string): Promise<void> => {
  if (state.version === '' || !('serviceWorker' in navigator)) return
  if (!begun) {
    begun = true
    reloadWhenTaken()
    // A phone that forbids it, or a line that breaks: the app works as it did, only not without a signal.
    registration = await navigator.serviceWorker.register('/service-worker.js').catch(() => undefined)
    if (registration) watch(registration)
  }
  const { active } = await navigator.serviceWorker.ready
  change({ kept: true })
  say(active, { kind: 'language', language })
}

/** Lets the newer version in, in all windows at once. False: somebody is in the middle of a form in another window. */
export const takeNewer = (): Promise<boolean> =>
  navigator.locks.request(formLock, { ifAvailable: true }, async (lock) => {
    if (!lock) return false
    const taken = new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
    const worker = registration?.waiting
    if (worker) say(worker, { kind: 'take' })
    else window.location.reload()
    await taken
    return true
  })

export const readAppVersion = (): AppVersion => state

export const onAppVersion = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const say = (worker: ServiceWorker | null | undefined, message: Message) => worker?.postMessage(message)

const change = (changed: Partial<AppVersion>) => {
  state = { ...state, ...changed }
  for (const listener of listeners) listener()
}

const watch = (own: ServiceWorkerRegistration) => {
  const found = (worker: ServiceWorker | null) => {
    // The very first is not an update: it waits for nobody.
    if (!worker || !navigator.serviceWorker.controller) return
    change({ newer: true })
  }
  found(own.waiting)
  own.addEventListener('updatefound', () => {
    const worker = own.installing
    worker?.addEventListener('statechange', () => worker.state === 'installed' && found(worker))
  })
  const look = () => void own.update().catch(() => undefined)
  setInterval(look, onceAnHour)
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && look())
}

/** All windows run one version: when one has taken the newer, the others load it too, each after its form. */
const reloadWhenTaken = () => {
  let before = navigator.serviceWorker.controller
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    const first = before === null
    before = navigator.serviceWorker.controller
    if (first) return
    if (!formIsInProgress()) window.location.reload()
    else onFormChange(() => formIsInProgress() || window.location.reload())
  })
}
