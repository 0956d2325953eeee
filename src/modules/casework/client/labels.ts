import { referralCloseReasons } from '#modules/migration/contract/sharing.ts'
import { countries } from '#modules/references/contract/codes.ts'
import { useWords } from '#platform/client/words.tsx'
import type { Choice } from '#platform/design/choice.ts'
import { formatRupiah, rupiah } from '#platform/shared/money.ts'

/** Names of countries and codes, as a reader says them. */
export const useLabels = () => {
  const { say, language } = useWords()
  const regions = new Intl.DisplayNames([language === 'en' ? 'en' : 'id'], { type: 'region' })
  const country = (code: string | null) => (code ? (regions.of(code) ?? code) : null)
  const choices = (codes: readonly (string | number)[], key: string): Choice[] =>
    codes.map((value) => ({ value: String(value), label: say(`${key}.${value}`) }))
  /** Why an office refused, or why a referral was taken back. */
  const referralReason = (code: string) =>
    say(
      (referralCloseReasons as readonly string[]).includes(code)
        ? `migration.referralClose.${code}`
        : `casework.referralReason.${code}`,
    )
  const money = (amount: number) => formatRupiah(rupiah(amount))
  return {
    ...{ country, choices, money, referralReason },
    countryChoices: countries.map((value) => ({ value, label: regions.of(value) ?? value })),
  }
}
