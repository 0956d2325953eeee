import type { Currency } from '#modules/migration/contract.ts'
import type { Occupation } from '#modules/references/contract/codes.ts'
import type { PlainDate } from '#platform/shared/dates.ts'

export const workPlaces = ['abroad', 'home'] as const
export type WorkPlace = (typeof workPlaces)[number]

export const wagePeriods = ['month', 'day', 'hour', 'year'] as const
export type WagePeriod = (typeof wagePeriods)[number]

export const sexesAsked = ['male', 'female'] as const
export type SexAsked = (typeof sexesAsked)[number]

/** Codes of the register (`educations`), from primary school to bachelor. */
export const educationCodes = ['3', '4', '5', '6', '7', '8'] as const
export type EducationCode = (typeof educationCodes)[number]

export const languages = ['en', 'zh', 'yue', 'ja', 'ko', 'ar', 'ms', 'de', 'it', 'tr', 'other'] as const
export type LanguageCode = (typeof languages)[number]

/** From a few words to talking freely. */
export const languageLevels = ['basic', 'fair', 'fluent'] as const
export type LanguageLevel = (typeof languageLevels)[number]

export interface KnownLanguage {
  readonly language: LanguageCode
  readonly level: LanguageLevel
}

/** What an order or an advertisement says. Nothing here is about a person. */
export interface Vacancy {
  readonly workPlace: WorkPlace
  /** Of the job order or of the labour office's list. */
  readonly orderNumber: string | null
  readonly title: string
  readonly occupation: Occupation | null
  readonly country: string | null
  readonly region: string | null
  readonly agencyName: string | null
  readonly agencyLicence: string | null
  readonly employerName: string | null
  readonly places: number | null
  readonly wageMinimum: number | null
  readonly wageMaximum: number | null
  readonly wageCurrency: Currency
  readonly wagePer: WagePeriod
  readonly workerPaysRupiah: number | null
  readonly costsNote: string | null
  readonly contractMonths: number | null
  readonly deadlineOn: PlainDate | null
  readonly documents: readonly string[]
  readonly sex: SexAsked | null
  readonly ageMinimum: number | null
  readonly ageMaximum: number | null
  readonly education: EducationCode | null
  readonly experienceMonths: number | null
  readonly languages: readonly KnownLanguage[]
  readonly certificates: readonly string[]
  readonly sourceName: string
  readonly sourceUrl: string | null
  readonly sourceOn: PlainDate
}

export const vacancyFields = [
  ...(['workPlace', 'orderNumber', 'title', 'occupation', 'country', 'region', 'agencyName', 'agencyLicence'] as const),
  ...(['employerName', 'places', 'wageMinimum', 'wageMaximum', 'wageCurrency', 'wagePer', 'workerPaysRupiah'] as const),
  ...(['costsNote', 'contractMonths', 'deadlineOn', 'documents', 'sex', 'ageMinimum', 'ageMaximum'] as const),
  ...(['education', 'experienceMonths', 'languages', 'certificates', 'sourceName', 'sourceUrl', 'sourceOn'] as const),
] satisfies readonly (keyof Vacancy)[]
export type VacancyField = (typeof vacancyFields)[number]
