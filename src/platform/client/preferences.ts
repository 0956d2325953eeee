import { useSyncExternalStore } from 'react'
import type { Language } from '../shared/texts.ts'

/** How this screen looks to this reader; kept on the device. */
export interface Preferences {
  /** Undefined: not chosen here, so the account decides. */
  readonly language?: Language
  readonly dark: boolean
  readonly easy: boolean
  /** Easy mode was chosen here, so the account no longer decides. */
  readonly easyChosen?: boolean
}

const place = 'preferences'
const listeners = new Set<() => void>()

/** Easy mode as the account has it; what was chosen on this device stands above it. */
export const adoptEasyMode = (easy: boolean): void => {
  if (current.easyChosen || easy === current.easy) return
  current = { ...current, easy }
  show()
}

const read = (): Preferences => {
  if (typeof localStorage === 'undefined') return { dark: false, easy: false }
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
  current = { ...current, ...changed, ...('easy' in changed && { easyChosen: true }) }
  try {
    localStorage.setItem(place, JSON.stringify(current))
  } catch {
    // Storage is forbidden: the choice holds until the page is left.
  }
  show()
}

const show = () => {
  apply()
  for (const listener of listeners) listener()
}

export const preferencesNow = (): Preferences => current

export const usePreferences = (): Preferences =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, preferencesNow)

if (typeof window !== 'undefined') {
  apply()
  // Another tab of the same device looks alike at once.
  window.addEventListener('storage', ({ key }) => {
    if (key !== place) return
    current = read()
    show()
  })
}
