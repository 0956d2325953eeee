import type { PlainDate } from '#platform/shared/dates.ts'
import { daysInMonth, makeDate } from '#platform/shared/dates.ts'
import type { NikKind, Sex } from '../contract/codes.ts'

/** What the sixteen digits of a NIK say: place of first registration, birth date, sex. Real ones disagree with life: only ever a warning. */
export interface NikParts {
  readonly provinceCode: string
  readonly regencyCode: string
  readonly districtCode: string
  readonly bornOn: PlainDate | null
  readonly sex: Sex
  readonly serial: string
}

export type NikWarning =
  | 'registry.nikLength'
  | 'registry.nikTemporary'
  | 'registry.nikDateUnreadable'
  | 'registry.nikBirthDateDiffers'
  | 'registry.nikSexDiffers'
  | 'registry.nikRepeats'

export const onlyDigits = (text: string): string => text.replace(/\D/g, '')

/** Sixteen digits beginning with 0 are a number the village made up for a person without one. */
export const nikKindOf = (nik: string | null): NikKind => {
  if (nik === null || onlyDigits(nik).length === 0 || /^0+$/.test(nik)) return 'none'
  return nik.startsWith('0') ? 'temporary' : 'real'
}

const fullYear = (twoDigits: number, today: PlainDate): number => {
  const now = Number(today.slice(0, 4))
  const century = Math.floor(now / 100) * 100
  return century + twoDigits > now ? century - 100 + twoDigits : century + twoDigits
}

/** Reads `PPKKCC DDMMYY SSSS`, the day raised by 40 for women. `undefined` when it is not sixteen digits. */
export const parseNik = (nik: string, today: PlainDate): NikParts | undefined => {
  if (!/^\d{16}$/.test(nik)) return undefined
  const rawDay = Number(nik.slice(6, 8))
  const [month, year] = [Number(nik.slice(8, 10)), fullYear(Number(nik.slice(10, 12)), today)]
  const day = rawDay > 40 ? rawDay - 40 : rawDay
  const readable = month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return {
    provinceCode: nik.slice(0, 2),
    regencyCode: nik.slice(0, 4),
    districtCode: nik.slice(0, 6),
    bornOn: readable ? makeDate(year, month, day) : null,
    sex: rawDay > 40 ? 'female' : 'male',
    serial: nik.slice(12),
  }
}

/** Where a NIK disagrees with what else is known. Never a reason to refuse a person (domain §6.1). */
export const nikWarnings = (
  nik: string | null,
  known: { readonly birthDate: string | null; readonly sex: Sex },
  today: PlainDate,
): NikWarning[] => {
  const kind = nikKindOf(nik)
  if (kind === 'none' || nik === null) return []
  if (kind === 'temporary') return ['registry.nikTemporary']
  const parts = parseNik(nik, today)
  if (!parts) return ['registry.nikLength']
  const warnings: NikWarning[] = []
  if (/^(\d)\1{15}$/.test(nik)) warnings.push('registry.nikRepeats')
  if (!parts.bornOn) warnings.push('registry.nikDateUnreadable')
  else if (known.birthDate !== null && parts.bornOn.slice(2) !== known.birthDate.slice(2)) {
    warnings.push('registry.nikBirthDateDiffers')
  }
  if (known.sex !== 'unknown' && parts.sex !== known.sex) warnings.push('registry.nikSexDiffers')
  return warnings
}

/** `3307••••••••0001`: enough to tell two apart at the desk, not enough to use. */
export const maskNumber = (value: string): string =>
  value.length <= 8
    ? '•'.repeat(Math.max(value.length - 2, 0)) + value.slice(-2)
    : value.slice(0, 4) + '•'.repeat(value.length - 8) + value.slice(-4)

/** `3307 1041 0390 0001`, as it is read aloud. */
export const groupDigits = (value: string): string => value.replace(/(.{4})(?=.)/g, '$1 ')
