import type { PlainDate } from '#platform/shared/dates.ts'
import type { LifeStatus, Sex } from '../contract/codes.ts'

/** What a list of many needs to know of each person. No number, no address. */
export interface PersonFact {
  readonly id: string
  readonly name: string
  readonly sex: Sex
  readonly birthDate: PlainDate | null
  readonly maritalCode: string | null
  readonly lifeStatus: LifeStatus
  readonly householdId: string | null
  readonly hamlet: string | null
  readonly rw: string | null
  readonly rt: string | null
}

/** A child of somebody, with whoever cares for it by an arrangement in force. */
export interface ChildFact {
  readonly id: string
  readonly name: string
  readonly birthDate: PlainDate | null
  readonly lifeStatus: LifeStatus
  readonly carer: { readonly personId: string | null; readonly name: string } | null
}
