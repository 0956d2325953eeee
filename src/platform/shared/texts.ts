export type Language = 'id' | 'en' | 'jv'

/** Words of a module: Indonesian is written first, English must have the same keys or the build fails. Regional languages are files in `src/languages`. */
export interface Texts<Key extends string = string> {
  readonly id: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<Key, string>>
}

/** Messages are ICU MessageFormat: `{count, plural, one {# letter} other {# letters}}`. Keys carry the module: `letters.issue`. */
export const defineTexts = <const Key extends string>(texts: {
  readonly id: Readonly<Record<Key, string>>
  readonly en: Readonly<Record<NoInfer<Key>, string>>
}): Texts<Key> => texts

export const mergeTexts = (all: readonly Texts[]): Texts => ({
  id: Object.assign({}, ...all.map((texts) => texts.id)),
  en: Object.assign({}, ...all.map((texts) => texts.en)),
})
