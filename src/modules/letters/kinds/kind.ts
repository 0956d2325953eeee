import * as z from 'zod/mini'
import { isPlainDate, type PlainDate } from '#platform/shared/dates.ts'
import type { Schema } from '#platform/shared/operation.ts'
import type { LetterTemplate, LetterValues, TextValues } from '../rules/template.ts'
import { longDate } from '../rules/words.ts'

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
    | 'heirs'
    | 'witnesses'
    | 'country'
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
}

/** Everything one kind of letter is: what is asked, how it is worded, whom it names. */
export interface LetterKind<Fields = unknown> {
  readonly kind: string
  readonly schema: Schema<Fields>
  readonly form: readonly FormField[]
  readonly template: LetterTemplate
  readonly values: (fields: Fields, from: FilledFrom) => LetterValues
  /** Other people the letter names, by id in the register. */
  readonly peopleOf: (fields: Fields) => readonly string[]
  readonly witnessesOf: (fields: Fields) => readonly Witness[]
  /** Which paper of UU 18/2017 art. 13 this letter is, for the readiness list. */
  readonly documentCode: 'IZIN_KELUARGA' | 'STATUS_KAWIN' | 'REKOMENDASI_DESA' | 'PENGASUHAN_ANAK' | null
  /** Asks for a recorded consultation or verification before it may be issued. */
  readonly needs: 'consultation' | 'check' | null
}

export const letterKind = <Fields>(kind: LetterKind<Fields>): LetterKind => kind as unknown as LetterKind

export const line = (longest = 160) => z.string().check(z.trim(), z.maxLength(longest))
export const needed = (longest = 160) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))
export const day = z
  .string()
  .check(z.refine((value: string) => value === '' || isPlainDate(value), { error: 'letters.notADate' }))
export const person = z.nullable(z.uuid())
export const people = z._default(z.array(z.uuid()).check(z.maxLength(12)), [])
export const witness = z.object({ name: needed(120), role: line(80), personId: z._default(person, null) })
export type Witness = z.output<typeof witness>
export const witnesses = z._default(z.array(witness).check(z.maxLength(2)), [])
export const purpose = z._default(line(240), '')
export const optionalLine = z._default(line(240), '')
export const optionalDay = z._default(day, '')

export const noPeople = (): readonly string[] => []
export const noWitnesses = (): readonly Witness[] => []
export const listed = (...ids: readonly (string | null)[]): string[] => ids.filter((id): id is string => id !== null)

export const dayWords = (value: string): string => (isPlainDate(value) ? longDate(value) : '')

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

export const witnessTexts = (found: readonly Witness[]): readonly TextValues[] =>
  found.map(({ name, role }) => ({ name: name.toUpperCase(), role }))

/** The rows by which every letter says who it is about. */
export const identityRows = (prefix: string, ...more: readonly (readonly [string, string])[]) =>
  [
    ['Nama lengkap', `*{${prefix}.name}*`],
    ['NIK', `{${prefix}.nik}`],
    ['Tempat, tanggal lahir', `{${prefix}.birth}`],
    ...more,
  ] as const

export const fullIdentityRows = (prefix: string) =>
  identityRows(
    prefix,
    ['Jenis kelamin', `{${prefix}.sex?}`],
    ['Pekerjaan', `{${prefix}.occupation?}`],
    ['Alamat', `{${prefix}.address}`],
  )

export const headOpening =
  'Yang bertanda tangan di bawah ini, {village.head} {village.name}, {village.district}, {village.regency}, menerangkan bahwa:'
export const usualClosing =
  'Demikian surat keterangan ini dibuat dengan sebenarnya agar dapat dipergunakan sebagaimana mestinya.'
export const villageDuty = 'UU 6/2014 tentang Desa pasal 26; UU 18/2017 pasal 42 huruf c'
