import { useWords } from '#platform/client/words.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { ageOn, plainDate } from '#platform/shared/dates.ts'
import { type CodeListName, codeLabel, codeLists } from '../rules/code-lists.ts'
import { shownName } from '../rules/names.ts'

interface Born {
  readonly birthDate: string | null
  readonly birthPrecision: string
}

/** Words for codes, ages and places, in the reader's language. */
export const useLabels = () => {
  const { say, language, today, formatDate } = useWords()
  const label = (list: CodeListName, code: string | null) => codeLabel(list, code, language)
  const choices = (list: CodeListName): Choice[] =>
    codeLists[list].map((row) => ({ value: row[0], label: codeLabel(list, row[0], language) }))
  const worded = (group: string, values: readonly string[]): Choice[] =>
    values.map((value) => ({ value, label: say(`registry.${group}.${value}`) }))
  const age = ({ birthDate, birthPrecision }: Born): string => {
    if (birthDate === null) return '–'
    const years = ageOn(plainDate(birthDate), today)
    if (birthPrecision === 'about') return say('registry.ageAbout', { years })
    return years > 0
      ? say('registry.age', { years })
      : say('registry.ageMonths', { months: monthsSince(birthDate, today) })
  }
  const born = ({ birthDate, birthPrecision }: Born): string => {
    if (birthDate === null) return say('registry.precision.unknown')
    if (birthPrecision === 'month') return formatDate(birthDate, 'month')
    if (birthPrecision === 'year') return birthDate.slice(0, 4)
    return birthPrecision === 'about'
      ? say('registry.aboutYear', { year: birthDate.slice(0, 4) })
      : formatDate(birthDate)
  }
  const place = (at: {
    readonly hamlet: string | null
    readonly rt: string | null
    readonly rw: string | null
  }): string =>
    [
      at.rt && `RT ${at.rt}`,
      at.rw && `RW ${at.rw}`,
      at.hamlet && say('registry.inHamlet', { hamlet: shownName(at.hamlet) }),
    ]
      .filter(Boolean)
      .join(' · ')
  return { label, choices, worded, age, born, place }
}

const monthsSince = (from: string, to: string): number => {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number)
  return Math.max(0, (toYear - fromYear) * 12 + toMonth - fromMonth - (toDay < fromDay ? 1 : 0))
}

/** The address, unless it only says the hamlet again. */
export const ownAddress = (at: { readonly address: string | null; readonly hamlet: string | null }): string | null =>
  at.address && at.hamlet && at.address.toLowerCase().includes(at.hamlet.toLowerCase()) ? null : at.address

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())
