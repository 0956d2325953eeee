import { useWords } from '#platform/client/words.tsx'

const nameTexts: Readonly<Record<string, string>> = {
  countries: 'references.country',
  country: 'references.country',
  occupations: 'references.occupation',
  schemes: 'references.scheme',
  document: 'references.document',
}

const rupiahFields = new Set(['amountRupiah', 'maximumRupiah'])
const monthFields = new Set(['months', 'maximumMonths', 'validMonths'])
const dayFields = new Set(['on', 'asOf'])

/** A value of a body as people read it: names for codes, rupiah, days, percent. */
export const useShowValue = (body: Readonly<Record<string, unknown>>) => {
  const { say, has, formatDate, formatMoney, formatNumber } = useWords()
  const percent = (basisPoints: number) => say('references.value.percent', { value: formatNumber(basisPoints / 100) })
  const number = (field: string, value: number): string => {
    const unit = field === 'amount' ? body.unit : field === 'from' || field === 'to' ? body.boundUnit : undefined
    if (rupiahFields.has(field) || unit === 'rupiah') return formatMoney(value)
    if (monthFields.has(field) || unit === 'months') return say('references.value.months', { count: value })
    if (unit === 'days' || field === 'daysBefore') return say('references.value.days', { count: value })
    if (field === 'maximumBasisPoints' || unit === 'basis_points') return percent(value)
    return formatNumber(value)
  }
  const word = (field: string, value: string): string => {
    const named = nameTexts[field] && `${nameTexts[field]}.${value}`
    const coded = `references.value.${field === 'boundUnit' ? 'unit' : field}.${value}`
    if (named && has(named)) return say(named)
    if (has(coded)) return say(coded)
    return dayFields.has(field) ? formatDate(value) : value
  }
  return (field: string, value: unknown): string => {
    if (value === '*') return say('references.any')
    if (typeof value === 'boolean') return say(value ? 'references.yes' : 'references.no')
    if (typeof value === 'number') return number(field, value)
    if (Array.isArray(value)) return value.map((one) => word(field, String(one))).join(', ')
    return value === null || value === undefined || value === '' ? '' : word(field, String(value))
  }
}
