import { newId } from '../shared/ids.ts'

export interface Intention {
  /** The command id for this input: the same while the same thing is tried again. */
  readonly idFor: (input: unknown) => string
  /** It has been answered: the next time is another intention, even with the same words. */
  readonly end: () => void
}

/** What somebody means to do once, however often the line breaks. */
export const makeIntention = (): Intention => {
  let current: { readonly written: string; readonly id: string } | undefined
  return {
    idFor: (input) => {
      const written = JSON.stringify(input)
      if (current?.written !== written) current = { written, id: newId() }
      return current.id
    },
    end: () => {
      current = undefined
    },
  }
}
