import { useSyncExternalStore } from 'react'
import type { Language } from '#platform/shared/texts.ts'

/** How this screen looks to this reader; kept on the device. */
export interface Preferences {
  /** Undefined: not chosen here, so the account decides. */
  readonly language?: Language
  readonly dark: boolean
  readonly easy: boolean
}

const place = 'preferences'
const listeners = new Set<() => void>()

const read = (): Preferences => {
  try {
    return { dark: false, easy: false, ...JSON.parse(localStorage.getItem(place) ?? '{}') }
  } catch {
    return { dark: false, easy: false }
  }
}

let current = read()

const apply = () => {
  const { dataset } = document.documentElement
  if (current.dark) dataset.tema = 'gelap'
  else delete dataset.tema
  if (current.easy) dataset.mudah = ''
  else delete dataset.mudah
}

export const setPreferences = (changed: Partial<Preferences>): void => {
  current = { ...current, ...changed }
  try {
    localStorage.setItem(place, JSON.stringify(current))
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  apply()
  for (const listener of listeners) listener()
}

export const usePreferences = (): Preferences =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )

apply()
