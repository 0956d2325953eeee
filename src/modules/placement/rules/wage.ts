import type { Currency } from '#modules/migration/contract.ts'
import type { WagePeriod } from './vacancy-shape.ts'

export interface Wage {
  readonly wageMinimum: number | null
  readonly wageMaximum: number | null
  readonly wageCurrency: Currency
  readonly wagePer: WagePeriod
}

/** Whole units of the currency, as the country writes them. */
export const moneyWords = (amount: number, currency: Currency, language: 'id' | 'en' | 'jv'): string =>
  `${currency === 'IDR' ? 'Rp' : `${currency} `}${new Intl.NumberFormat(language === 'en' ? 'en' : 'id').format(amount)}`

/** `HKD 4.990`, `Rp3.000.000–4.500.000`; `null` where nothing is told. */
export const wageWords = (wage: Wage, language: 'id' | 'en' | 'jv'): string | null => {
  const { wageMinimum, wageMaximum, wageCurrency } = wage
  const least = wageMinimum ?? wageMaximum
  if (least === null) return null
  const most = wageMaximum !== null && wageMaximum !== least ? wageMaximum : null
  const plain = (amount: number) => new Intl.NumberFormat(language === 'en' ? 'en' : 'id').format(amount)
  return `${moneyWords(least, wageCurrency, language)}${most === null ? '' : `–${plain(most)}`}`
}

export interface OfferedWage extends Wage {
  readonly sourceOn: string
}

export interface WageRange {
  readonly currency: Currency
  readonly per: WagePeriod
  readonly least: number
  readonly most: number
  readonly vacancies: number
  /** Of the newest vacancy among them. */
  readonly sourceOn: string
}

/** What open vacancies offer, by currency and period; a wage that is not told counts nowhere. */
export const wageRanges = (wages: readonly OfferedWage[]): WageRange[] => {
  const told = wages.filter((wage) => wage.wageMinimum !== null || wage.wageMaximum !== null)
  const groups = Map.groupBy(told, (wage) => `${wage.wageCurrency} ${wage.wagePer}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const ends = group.flatMap(({ wageMinimum, wageMaximum }) =>
      [wageMinimum, wageMaximum].filter((one) => one !== null),
    )
    return [
      {
        ...{ currency: first.wageCurrency, per: first.wagePer, vacancies: group.length },
        ...{ least: Math.min(...ends), most: Math.max(...ends) },
        sourceOn:
          group
            .map(({ sourceOn }) => sourceOn)
            .toSorted()
            .at(-1) ?? first.sourceOn,
      },
    ]
  })
}
