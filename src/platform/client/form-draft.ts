import { phoneNow } from './phone.ts'

const place = (key: string) => `draft:${key}`

/**
 * What was written and not sent. A phone that keeps its village keeps it too, encrypted, through closing, crash and update;
 * anywhere else it is for this tab only and ends with it, so that a shared phone keeps nothing.
 */
export const readDraft = <Values extends object>(key: string | undefined): Partial<Values> => {
  if (key === undefined) return {}
  try {
    return (JSON.parse(read(key) ?? '{}') ?? {}) as Partial<Values>
  } catch {
    return {}
  }
}

/** Only what differs is kept: what somebody else changes meanwhile is not overwritten by an old draft. */
export const writeDraft = (key: string | undefined, values: object, initial: object): void => {
  if (key === undefined) return
  const before = initial as Readonly<Record<string, unknown>>
  const changed = Object.entries(values).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]),
  )
  try {
    write(key, changed.length === 0 ? null : JSON.stringify(Object.fromEntries(changed)))
  } catch {
    // Storage is full or forbidden: the form still works, only without a draft.
  }
}

const read = (key: string): string | null => {
  const state = phoneNow()
  return (state.kind === 'open' ? state.phone.drafts.get(key) : null) ?? sessionStorage.getItem(place(key))
}

const write = (key: string, text: string | null): void => {
  const state = phoneNow()
  if (state.kind === 'open') {
    state.phone.drafts.put(key, text)
    sessionStorage.removeItem(place(key))
  } else if (text === null) sessionStorage.removeItem(place(key))
  else sessionStorage.setItem(place(key), text)
}

const handed = new Map<string, object>()

/** What a page already knows for the form it opens, under the id that the address names: in this tab alone, never in the address. */
export const handValues = (id: string, values: object): void => {
  handed.set(id, values)
}

export const handedValues = <Values extends object>(id: string | undefined): Partial<Values> =>
  (id === undefined ? {} : (handed.get(id) ?? {})) as Partial<Values>

/** On signing out, nothing of the last reader stays. */
export const forgetDrafts = (): void => {
  handed.clear()
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(place(''))) sessionStorage.removeItem(key)
  }
}
