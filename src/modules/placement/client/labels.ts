import { countries, occupations } from '#modules/references/contract/codes.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { dayIn } from '#platform/shared/dates.ts'

/** Names of countries, work and codes, as a reader says them. */
export const useLabels = () => {
  const { say, language, formatDate } = useWords()
  const { village } = useSession()
  const regions = new Intl.DisplayNames([language === 'en' ? 'en' : 'id'], {
    ...{ type: 'region', style: 'short' },
  })
  const country = (code: string) => regions.of(code) ?? code
  const choices = (codes: readonly string[], key: string): Choice[] =>
    codes.map((value) => ({ value, label: say(`${key}.${value}`) }))
  return {
    ...{ country, choices },
    /** The village's day of a moment. */
    dayOf: (at: string) => formatDate(dayIn(village?.zone ?? 'Asia/Jakarta', new Date(at))),
    countryChoices: countries.map((value) => ({ value, label: country(value) })),
    occupationChoices: choices(occupations, 'references.occupation'),
    /** `Hong Kong`, `Wonosobo`: where the work is. */
    placeOf: (vacancy: {
      readonly workPlace: string
      readonly country: string | null
      readonly region: string | null
    }) =>
      vacancy.workPlace === 'home'
        ? (vacancy.region ?? say('placement.workPlace.home'))
        : [vacancy.country && country(vacancy.country), vacancy.region].filter(Boolean).join(', '),
  }
}
