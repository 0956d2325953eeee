import type { PlainDate } from '#platform/shared/dates.ts'
import type { Schema } from '#platform/shared/operation.ts'
import type { LetterTemplate, LetterValues, TextValues } from '../rules/template.ts'

/** A person as the register knew him on the day of the letter. */
export interface PersonSnapshot {
  readonly id: string
  readonly name: string
  readonly nik: string | null
  readonly sex: 'male' | 'female' | 'unknown'
  readonly birthPlace: string | null
  readonly birthDate: PlainDate | null
  /** `25 Januari 1998`, or as much of it as is known: `sekitar 1960`. */
  readonly birthWords: string | null
  readonly occupation: string | null
  readonly marital: string | null
  readonly address: string | null
  readonly phone: string | null
}

export interface VillageWords {
  readonly code: string
  readonly name: string
  readonly kindWord: string
  readonly headTitle: string
  readonly district: string
  readonly districtWord: string
  readonly regency: string
  readonly province: string
}

/** How one blank is asked for on the form. */
export interface FormField {
  readonly name: string
  readonly ask:
    | 'text'
    | 'long'
    | 'date'
    | 'number'
    | 'money'
    | 'choice'
    | 'yes'
    | 'person'
    | 'people'
    | 'care'
    | 'heirs'
    | 'charges'
    | 'witnesses'
    | 'country'
    | 'former'
  readonly optional?: boolean
  readonly choices?: readonly string[]
  /** Health, children, money, trouble: kept encrypted and shown to few (UU 27/2022 art. 4). */
  readonly specific?: boolean
}

export interface FilledFrom {
  readonly subject: PersonSnapshot
  readonly people: Readonly<Record<string, PersonSnapshot>>
  readonly village: VillageWords
  readonly today: PlainDate
  /** The village asked about signs of trafficking and every answer was no. */
  readonly noSigns?: boolean
}

export interface Witness {
  readonly name: string
  readonly role: string
  readonly personId: string | null
}

/** Everything one kind of letter is: what is asked, how it is worded, whom it names. */
export interface LetterKind<Fields = unknown> {
  readonly kind: string
  readonly schema: Schema<Fields>
  readonly form: readonly FormField[]
  readonly template: LetterTemplate
  readonly values: (fields: Fields, from: FilledFrom) => LetterValues
  readonly witnessesOf: (fields: Fields) => readonly Witness[]
  /** Which paper of UU 18/2017 art. 13 this letter is, for the readiness list. */
  readonly documentCode: 'IZIN_KELUARGA' | 'STATUS_KAWIN' | 'REKOMENDASI_DESA' | 'PENGASUHAN_ANAK' | null
  /** Asks for a recorded consultation or verification before it may be issued. */
  readonly needs: 'consultation' | 'check' | null
}

/** Whether the letter asks costs back; of no other kind are they read. */
export const claimsCosts = ({ form }: Pick<LetterKind, 'form'>): boolean =>
  form.some((field) => field.ask === 'charges')

const sexWords = { male: 'Laki-laki', female: 'Perempuan', unknown: '' } as const

/** The blanks every letter may use about a person: `giver.name`, `giver.nik` and so on. */
export const personTexts = (prefix: string, one: PersonSnapshot | undefined): TextValues => {
  if (!one) return {}
  const birth = [one.birthPlace, one.birthWords].filter(Boolean).join(', ')
  return {
    [`${prefix}.name`]: one.name.toUpperCase(),
    [`${prefix}.nik`]: one.nik ?? 'belum memiliki NIK',
    [`${prefix}.birth`]: birth,
    [`${prefix}.sex`]: sexWords[one.sex],
    [`${prefix}.occupation`]: one.occupation ?? '',
    [`${prefix}.marital`]: one.marital ?? '',
    [`${prefix}.address`]: one.address ?? '',
    [`${prefix}.phone`]: one.phone ?? '',
  }
}

export const villageTexts = (village: VillageWords): TextValues => ({
  'village.name': village.name,
  'village.kind': village.kindWord,
  'village.full': `${village.kindWord} ${village.name}`,
  'village.head': village.headTitle,
  'village.district': `${village.districtWord} ${village.district}`,
  'village.regency': village.regency,
  'village.chain': `${village.kindWord} ${village.name}, ${village.districtWord} ${village.district}, ${village.regency}`,
})
