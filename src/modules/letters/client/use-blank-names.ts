import { useWords } from '#platform/client/words.tsx'
import type { NamedBlank } from '../rules/blank-names.ts'
import type { Blank } from '../rules/wording.ts'

/** What each blank is called on the screen, in the reader's language. */
export const useBlankNames = (blanks: readonly Blank[]): readonly NamedBlank[] => {
  const { say, has } = useWords()
  const labelOf = (name: string): string => {
    if (has(`letters.blankName.${name}`)) return say(`letters.blankName.${name}`)
    const [person = '', key = ''] = name.split('.')
    if (has(`letters.blankOf.${key}`))
      return say(`letters.blankOf.${key}`, { person: say(`letters.personOf.${person}`) })
    return has(`letters.field.${name}`) ? say(`letters.field.${name}`) : name
  }
  return blanks.map((blank) => ({ ...blank, label: labelOf(blank.name) }))
}
