/** One blank of a printed form. Its name is that of the field on the screen. */
export interface PaperField {
  readonly name: string
  /** A text key. */
  readonly label: string
  readonly box: 'line' | 'sixteen' | 'ticks'
  /** Twelfths of the page. */
  readonly width: number
  /** Text keys of what can be ticked. */
  readonly ticks?: readonly string[]
}

export interface PaperPart {
  readonly title: string
  readonly fields: readonly PaperField[]
  /** Printed so many times, one below the other. */
  readonly lines?: number
}

export type PaperKind = 'K' | 'M'

/** A printed form as data. A version is never changed once it was printed: its papers come back months later. */
export interface PaperForm {
  readonly kind: PaperKind
  readonly version: number
  readonly title: string
  readonly hint: string
  readonly parts: readonly PaperPart[]
}

/** The version that a paper names, or the newest one that this release knows. */
export const formOfVersion = (forms: readonly PaperForm[], version: number | undefined): PaperForm => {
  const newest = forms.at(-1)
  if (!newest) throw new Error('a form has at least one version')
  return forms.find((form) => form.version === version) ?? newest
}

/** The names of the blanks in the order of the paper; those of repeated lines once. */
export const fieldOrder = (form: PaperForm): readonly string[] =>
  form.parts.flatMap((part) => part.fields.map(({ name }) => name))
