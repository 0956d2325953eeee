import { addDays, type PlainDate } from '#platform/shared/dates.ts'
import type { reviewSigns } from '../contract/review.ts'
import type { Role } from '../contract/role.ts'
import { secondFactorCompulsory } from './roles.ts'

type ReviewSign = (typeof reviewSigns)[number]

export interface KeyHolder {
  readonly role: Role
  readonly until: PlainDate | null
  readonly lastSignInOn: PlainDate | null
  readonly devices: number
  readonly secondFactor: boolean
}

const silentDays = 60
const endingDays = 30

/** What deserves a look when the keys of a village are counted. Signs order the work; a person decides. */
export const reviewSignsOf = (holder: KeyHolder, today: PlainDate): ReviewSign[] => {
  const signs: ReviewSign[] = []
  if (holder.lastSignInOn === null) signs.push('never_signed_in')
  else if (holder.lastSignInOn < addDays(today, -silentDays)) signs.push('silent')
  if (holder.until !== null && holder.until <= addDays(today, endingDays)) signs.push('ending')
  if (secondFactorCompulsory(holder.role) && !holder.secondFactor) signs.push('no_second_factor')
  if (holder.devices > 3) signs.push('many_devices')
  return signs
}
