const place = (key: string) => `draft:${key}`

/** What was written and not sent, for this tab only: it ends with the tab, so a shared phone keeps nothing. */
export const readDraft = <Values extends object>(key: string | undefined): Partial<Values> => {
  if (key === undefined) return {}
  try {
    return (JSON.parse(sessionStorage.getItem(place(key)) ?? '{}') ?? {}) as Partial<Values>
  } catch {
    return {}
  }
}

export const writeDraft = (key: string | undefined, values: object, initial: object): void => {
  if (key === undefined) return
  try {
    const written = JSON.stringify(values)
    if (written === JSON.stringify(initial)) sessionStorage.removeItem(place(key))
    else sessionStorage.setItem(place(key), written)
  } catch {
    // Storage is full or forbidden: the form still works, only without a draft.
  }
}

/** On signing out, nothing of the last reader stays. */
export const forgetDrafts = (): void => {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(place(''))) sessionStorage.removeItem(key)
  }
}
