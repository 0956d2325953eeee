import { useSyncExternalStore } from 'react'

// Chromium's own event; the other browsers have only their menu.
interface InstallEvent extends Event {
  readonly prompt: () => Promise<unknown>
}

const listeners = new Set<() => void>()
let offered: InstallEvent | undefined

const change = (event: InstallEvent | undefined) => {
  offered = event
  for (const listener of listeners) listener()
}

/** The browser offers it once, early: before anybody has opened the page where it is shown. */
export const watchForInstall = (): void => {
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    change(event as InstallEvent)
  })
  window.addEventListener('appinstalled', () => change(undefined))
}

const install = () => {
  void offered?.prompt()
  change(undefined)
}

/** Puts the app on the home screen; undefined where it is there already or the browser does it by its menu. */
export const useInstall = (): (() => void) | undefined =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => (offered ? install : undefined),
  )
