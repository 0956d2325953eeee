import { addDays, daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { Role } from '../contract/role.ts'

export interface TermDays {
  readonly startsOn: PlainDate
  readonly until: PlainDate | null
  /** The first day without the office. */
  readonly endedOn: PlainDate | null
}

export interface OfficeTerm extends TermDays {
  readonly id: string
  readonly role: Role
  readonly succeedsId: string | null
}

const farAway = '9999-12-31' as PlainDate

/** The last day of service; before its start when the term was ended before it began. */
export const lastDayOf = (term: TermDays): PlainDate => {
  const ended = term.endedOn === null ? farAway : addDays(term.endedOn, -1)
  const until = term.until ?? farAway
  if (ended < until) return ended
  return until
}

/** A term is the only grant, and it ends on its date by itself: nobody has to remember it. */
export const isServing = (term: TermDays, on: PlainDate): boolean => term.startsOn <= on && on <= lastDayOf(term)

export type TermState = 'planned' | 'serving' | 'ended'

export const termState = (term: TermDays, on: PlainDate): TermState => {
  if (lastDayOf(term) < on || lastDayOf(term) < term.startsOn) return 'ended'
  return term.startsOn > on ? 'planned' : 'serving'
}

const overlaps = (one: TermDays, other: TermDays): boolean =>
  one.startsOn <= lastDayOf(other) && other.startsOn <= lastDayOf(one)

const officerRoles: readonly Role[] = ['migration_officer', 'business_officer']
export const officersPerVillage = 2
export const handoverDays = 60

/** Days on which a newcomer starts are the only days on which the count can grow. */
const mostServingDuring = (added: OfficeTerm, others: readonly OfficeTerm[]): number => {
  const beside = others.filter((other) => overlaps(other, added))
  const days = [added.startsOn, ...beside.map((other) => other.startsOn).filter((day) => isServing(added, day))]
  return Math.max(...days.map((day) => 1 + beside.filter((other) => isServing(other, day)).length))
}

const isHandover = (added: OfficeTerm, others: readonly OfficeTerm[]): boolean => {
  const predecessor = others.find((other) => other.id === added.succeedsId)
  if (!predecessor || lastDayOf(predecessor) === farAway) return false
  return daysBetween(added.startsOn, lastDayOf(predecessor)) <= handoverDays
}

/** Why a village has no room for this term, as the key of a text; `undefined` when it has. */
export const findRoomFault = (added: OfficeTerm, others: readonly OfficeTerm[]): string | undefined => {
  if (added.role === 'head') {
    const heads = others.filter((other) => other.role === 'head')
    return mostServingDuring(added, heads) > 1 ? 'access.headInOffice' : undefined
  }
  if (!officerRoles.includes(added.role)) return undefined
  const officers = others.filter((other) => officerRoles.includes(other.role))
  const most = mostServingDuring(added, officers)
  if (most <= officersPerVillage) return undefined
  if (most > officersPerVillage + 1) return 'access.officersFull'
  return isHandover(added, officers) ? undefined : 'access.handoverMissing'
}
