import { occupations, type Scheme, schemes } from '#modules/references/contract/codes.ts'
import { addDays, addMonths, isPlainDate, type PlainDate } from '#platform/shared/dates.ts'

export type { Scheme }

/** What may be asked at the desk. How somebody went is never asked as a label: procedural status is derived. */
export const schemesToChoose: readonly Scheme[] = schemes.filter((scheme) => scheme !== 'NON_PROCEDURAL')

/** Fields of the profile that may be corrected, and the column that keeps each. */
export const episodeFields = [
  'destinationCountry',
  'occupation',
  'occupationTold',
  'scheme',
  'agencyName',
  'agencyLicence',
  'employerName',
  'contractMonths',
  'departsOn',
  'contractEndsOn',
] as const
export type EpisodeField = (typeof episodeFields)[number]

export const columnOf = {
  destinationCountry: 'destination_country',
  occupation: 'occupation',
  occupationTold: 'occupation_told',
  scheme: 'scheme',
  agencyName: 'agency_name',
  agencyLicence: 'agency_licence',
  employerName: 'employer_name',
  contractMonths: 'contract_months',
  departsOn: 'departs_on',
  contractEndsOn: 'contract_ends_on',
} as const satisfies Readonly<Record<EpisodeField, string>>

/** Whether a corrected value can be true. Empty means not known, which only the scheme may not be. */
export const isFieldValue = (field: EpisodeField, value: string | null): boolean => {
  if (value === null) return field !== 'scheme'
  if (field === 'destinationCountry') return /^[A-Z]{2}$/.test(value)
  if (field === 'occupation') return (occupations as readonly string[]).includes(value)
  if (field === 'scheme') return (schemesToChoose as readonly string[]).includes(value)
  if (field === 'contractMonths') return /^\d{1,3}$/.test(value) && Number(value) >= 1 && Number(value) <= 120
  if (field === 'departsOn' || field === 'contractEndsOn') return isPlainDate(value)
  return value.trim().length > 0 && value.length <= 160
}

/** When the contract ends: as written, or counted from the day of departure: the last day, as a contract writes it. */
export const contractEnd = (episode: {
  readonly departsOn: PlainDate | null
  readonly contractMonths: number | null
  readonly contractEndsOn: PlainDate | null
}): PlainDate | null =>
  episode.contractEndsOn ??
  (episode.departsOn && episode.contractMonths
    ? addDays(addMonths(episode.departsOn, episode.contractMonths), -1)
    : null)
