import type { Messages } from '@lingui/core'
import { useEffect, useSyncExternalStore } from 'react'
import type { ClientModule } from '#platform/client/client-module.ts'
import type { Language } from '#platform/shared/texts.ts'
import { textParts } from './text-parts.ts'

interface Spoken {
  readonly language: Language
  readonly messages: Messages
  /** How many of the wanted parts it holds. */
  readonly parts: number
}

interface Asked {
  readonly language: Language
  readonly parts: number
  readonly words: Promise<void>
}

const wanted = new Set(['first'])
const listeners = new Set<() => void>()
let language: Language = 'id'
let spoken: Spoken | undefined
let underWay: Asked | undefined

const isWhole = (one: Pick<Spoken, 'language' | 'parts'> | undefined): boolean =>
  one?.language === language && one.parts === wanted.size

/** Fetches what is wanted in the language wanted now; the words on the screen change only when all of it is there. */
const fetchWords = (): Promise<void> => {
  const words = speak(language, [...wanted])
  const asked = { language, parts: wanted.size, words }
  underWay = asked
  const forget = () => {
    if (underWay === asked) underWay = undefined // a line that broke: whoever wants them next asks again
  }
  words.then(forget, forget)
  return words
}

const speak = async (asked: Language, names: readonly string[]): Promise<void> => {
  const parts = await Promise.all(names.map((part) => textParts[asked][part]?.()))
  const isLess = spoken?.language === asked && spoken.parts > names.length
  if (asked !== language || isLess) return
  const messages: Messages = Object.assign({}, ...parts.map((part) => part?.messages))
  spoken = { language: asked, messages, parts: names.length }
  for (const listener of listeners) listener()
}

/**
 * Words by part: those of a module and of all before it in the line, whose words its pages may use; `phone` for what is kept there.
 * Whatever comes after the first screen may say what `pages` holds. Resolves once they are on the screen.
 */
export const wantWords = (modules: readonly string[]): Promise<void> => {
  if (modules.length > 0) wanted.add('pages')
  for (const module of modules) wanted.add(module)
  if (isWhole(spoken)) return Promise.resolve()
  return underWay && isWhole(underWay) ? underWay.words : fetchWords()
}

/** A module whose pages and parts come together with their words. */
export const withWords = (modules: readonly ClientModule[]): readonly ClientModule[] =>
  modules.map((module, index) => {
    const names = modules.slice(0, index + 1).map((each) => each.name)
    const load =
      <Loaded>(page: () => Promise<Loaded>, more: readonly string[] = []) =>
      () =>
        Promise.all([page(), wantWords([...names, ...more])]).then(([loaded]) => loaded)
    return {
      ...module,
      routes: module.routes?.map((route) => ({ ...route, load: load(route.load, route.words) })) ?? [],
      slots: module.slots?.map((slot) => ({ ...slot, load: load(slot.load) })) ?? [],
    }
  })

/** From now on in this language; resolves once its words are there. */
export const speakIn = (asked: Language): Promise<void> => {
  language = asked
  return wantWords([])
}

/** The words on the screen; nothing until the first have come. */
export const useSpoken = (asked: Language): Spoken | undefined => {
  useEffect(() => {
    void speakIn(asked)
  }, [asked])
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => spoken,
  )
}
