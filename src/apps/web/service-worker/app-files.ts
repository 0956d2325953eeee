/** The app's own files, as the build lists them for the service worker. Their names carry the hash of what is in them. */
export interface AppFiles {
  /** A print of the whole list: two builds of the same sources have the same. */
  readonly version: string
  /** What every phone keeps: the page, code and styles of all routes, the typeface, icons. */
  readonly always: readonly string[]
  /** The words of each language; a phone keeps the house's language and the chosen one. */
  readonly byLanguage: Readonly<Record<string, readonly string[]>>
}

/** What a page says to the service worker. */
export type Message =
  | { readonly kind: 'take' }
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'hold-keys'; readonly window: string; readonly keys: unknown }
  | { readonly kind: 'take-keys'; readonly window: string }

export const appPage = '/index.html'

/** The language in which the house opens; the page holds to the same. */
export const houseLanguage = 'id'
