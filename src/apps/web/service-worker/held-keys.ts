// As long as a page may take to come back after it was left to be loaded anew.
const holdMilliseconds = 15_000

const held = new Map<string, unknown>()

/** Holds the keys of a window that is being loaded anew: in memory alone, for a quarter of a minute. */
export const holdKeys = (window: string, keys: unknown): Promise<void> => {
  held.set(window, keys)
  return new Promise((resolve) => {
    setTimeout(() => {
      if (held.get(window) === keys) held.delete(window)
      resolve()
    }, holdMilliseconds)
  })
}

/** Gives them back once, to that window. */
export const takeKeys = (window: string): unknown => {
  const keys = held.get(window) ?? null
  held.delete(window)
  return keys
}
