import type { LifeStatus, Sex } from '../contract/codes.ts'
import type { Fault } from './faults.ts'

/** What one row says of a person. An absent field was blank: what is recorded stays. Columns of religion, health and the like are never here. */
export interface ParsedPerson {
  /** Sixteen digits. */
  readonly nik?: string
  /** OpenSID's `0`: a person without a number. */
  readonly withoutNik?: true
  readonly cardNo?: string
  readonly name?: string
  readonly sex?: Sex
  readonly birthPlace?: string
  readonly birthDate?: string
  readonly educationCode?: string
  /** Of children only: who is out of school. */
  readonly educationNowCode?: string
  readonly occupationCode?: string
  readonly maritalCode?: string
  readonly relationCode?: string
  readonly citizenshipCode?: string
  readonly fatherNik?: string
  readonly fatherName?: string
  readonly motherNik?: string
  readonly motherName?: string
  readonly passportNo?: string
  readonly passportExpiresOn?: string
  /** Numbers as the file states them; nobody has seen the paper. */
  readonly certificates?: Readonly<Partial<Record<CertificateKind, string>>>
  readonly address?: string
  readonly hamlet?: string
  readonly rw?: string
  readonly rt?: string
  readonly currentAddress?: string
  readonly lifeStatus?: LifeStatus
  /** A remark or mark that may tell who works abroad: used to pick, and kept in codes alone (`migrant-mark.ts`). */
  readonly remark?: string
  readonly migrantMark?: string
  /** The job abroad in the file's own words. */
  readonly jobAbroad?: string
  /** Named by a list of travellers that was picked by. */
  readonly listed?: true
  /** Of lists: the member named by NIK or card, and the country written beside. */
  readonly participant?: string
  readonly destination?: string
}

/** Papers whose number a population file states, by the columns they stand in. */
export const certificateColumns = {
  AKTA_LAHIR: 'akta_lahir',
  BUKU_NIKAH: 'akta_perkawinan',
  AKTA_CERAI: 'akta_perceraian',
} as const
export type CertificateKind = keyof typeof certificateColumns

export interface ParsedRow {
  readonly sheet: string
  readonly row: number
  readonly person: ParsedPerson
  readonly faults: readonly Fault[]
}

export const hasError = (faults: readonly Fault[]): boolean => faults.some((one) => one.severity === 'error')
