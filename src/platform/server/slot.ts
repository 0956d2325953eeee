/** What a later module gives to an earlier one, which need not know it: one, or one of each kind. */
export interface Slot<Given> {
  give(given: Given, of?: string): void
  given(of?: string): Given | undefined
}

export const slot = <Given>(name: string): Slot<Given> => {
  const filled = new Map<string, Given>()
  return {
    give: (given, of = '') => {
      if (filled.has(of)) throw new Error(`two gave: ${name} ${of}`)
      filled.set(of, given)
    },
    given: (of = '') => filled.get(of),
  }
}
