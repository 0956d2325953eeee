import type { BirthPrecision, LifeStatus, NikKind, Sex, VerifiedLevel } from '../contract/codes.ts'

/** A person of the register as an import compares with: numbers only as digests in hex. */
export interface KnownPerson {
  readonly id: string
  readonly nikKind: NikKind
  readonly nikDigest: string | null
  readonly name: string
  readonly nameFolded: string
  readonly sex: Sex
  readonly birthPlace: string | null
  readonly birthDate: string | null
  readonly birthPrecision: BirthPrecision
  readonly educationCode: string | null
  readonly educationNowCode: string | null
  readonly occupationCode: string | null
  readonly maritalCode: string | null
  readonly citizenshipCode: string | null
  readonly fatherName: string | null
  readonly fatherNikDigest: string | null
  readonly motherName: string | null
  readonly motherNikDigest: string | null
  readonly lifeStatus: LifeStatus
  readonly currentAddress: string | null
  readonly verifiedLevel: VerifiedLevel
  /** Protected: no file changes or names this person, and nobody is said to resemble them. */
  readonly sealed: boolean
  readonly memberId: string | null
  readonly householdId: string | null
  readonly relationCode: string | null
  readonly passportId: string | null
  readonly passportDigest: string | null
  readonly passportExpiresOn: string | null
  /** Certificates of which the register has a paper. */
  readonly certificates: ReadonlySet<string>
}

export interface KnownHousehold {
  readonly id: string
  readonly cardDigest: string | null
  readonly headPersonId: string | null
  readonly address: string | null
  readonly hamlet: string | null
  readonly rw: string | null
  readonly rt: string | null
}

export interface KnownRegister {
  readonly people: readonly KnownPerson[]
  readonly households: readonly KnownHousehold[]
}

/** Digests of the three kinds of number; made with a key that only the server has. */
export interface Digests {
  nik(value: string): string
  card(value: string): string
  passport(value: string): string
}
