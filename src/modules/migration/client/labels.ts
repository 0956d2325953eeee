import { countries, occupations } from '#modules/references/contract/codes.ts'
import { useWords } from '#platform/client/words.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { schemesToChoose } from '../rules/episode.ts'
import { isPillarOffice } from '../rules/return.ts'

/** Names of countries, work, papers and ways, as a reader says them. */
export const useLabels = () => {
  const { say, has, language } = useWords()
  const regions = new Intl.DisplayNames([language === 'en' ? 'en' : 'id'], { type: 'region' })
  const country = (code: string | null) => (code ? (regions.of(code) ?? code) : say('migration.countryUnknown'))
  const occupation = (code: string) => say(`references.occupation.${code}`)
  /** As told first: the family's own word says more than ours. */
  const job = (code: string | null, told: string | null) =>
    told ?? (code ? occupation(code) : say('migration.jobUnknown'))
  const paper = (code: string) => (has(`references.document.${code}`) ? say(`references.document.${code}`) : code)
  const scheme = (code: string) => say(`references.scheme.${code}`)
  const office = (code: string) => say(`${isPillarOffice(code) ? 'migration' : 'references'}.office.${code}`)
  const choices = (codes: readonly string[], key: string): Choice[] =>
    codes.map((value) => ({ value, label: say(`${key}.${value}`) }))
  return {
    country,
    job,
    paper,
    scheme,
    office,
    choices,
    countryChoices: countries.map((value) => ({ value, label: country(value) })),
    occupationChoices: choices(occupations, 'references.occupation'),
    schemeChoices: choices(schemesToChoose, 'references.scheme'),
  }
}
