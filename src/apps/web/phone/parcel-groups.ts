import { dayIn, type TimeZone } from '#platform/shared/dates.ts'
import type { Parcel, ParcelRefusal } from '#platform/shared/parcel-contract.ts'

export type ParcelState = 'waiting' | 'applied' | 'partly' | 'refused' | 'dismissed'

/** What one maker left on one day and what became of it: a phone leaves one parcel for each record. */
export interface ParcelGroup {
  readonly key: string
  readonly parcelIds: readonly string[]
  readonly madeByName: string | null
  readonly isProven: boolean
  readonly sentAt: string
  readonly commands: number
  readonly names: readonly string[]
  readonly state: ParcelState
  readonly applied: number
  readonly refusals: readonly ParcelRefusal[]
  readonly appliedByName: string | null
  readonly appliedAt: string | null
  readonly refusedReason: string | null
}

/** What waits first; what became of the rest, the latest first. */
export const groupParcels = (parcels: readonly Parcel[], zone: TimeZone): readonly ParcelGroup[] => {
  const groups = new Map<string, ParcelGroup>()
  for (const parcel of parcels) {
    const state = stateOf(parcel)
    const day = dayIn(zone, new Date(parcel.sentAt))
    const { madeByName, isProven, appliedByName, refusedReason } = parcel
    const key = JSON.stringify([state, day, madeByName, isProven, appliedByName, refusedReason])
    const known = groups.get(key)
    groups.set(key, known ? joined(known, parcel) : { ...parcel, key, state, parcelIds: [parcel.id] })
  }
  return [...groups.values()].toSorted(
    (one, other) =>
      Number(one.state !== 'waiting') - Number(other.state !== 'waiting') ||
      (other.appliedAt ?? '').localeCompare(one.appliedAt ?? '') ||
      one.sentAt.localeCompare(other.sentAt),
  )
}

const stateOf = ({ appliedAt, applied, refusals, refusedReason }: Parcel): ParcelState => {
  if (refusedReason !== null) return 'dismissed'
  return appliedAt === null ? 'waiting' : refusals.length === 0 ? 'applied' : applied === 0 ? 'refused' : 'partly'
}

const joined = (group: ParcelGroup, parcel: Parcel): ParcelGroup => ({
  ...group,
  parcelIds: [...group.parcelIds, parcel.id],
  sentAt: latest(group.sentAt, parcel.sentAt) ?? group.sentAt,
  commands: group.commands + parcel.commands,
  names: [...new Set([...group.names, ...parcel.names])],
  applied: group.applied + parcel.applied,
  refusals: [...group.refusals, ...parcel.refusals],
  appliedAt: latest(group.appliedAt, parcel.appliedAt),
})

const latest = (one: string | null, other: string | null) => ((one ?? '') > (other ?? '') ? one : other)

export interface RefusedKind {
  readonly name: string
  readonly code: string
  readonly count: number
}

/** Each kind of record and its reason once, with how often. */
export const refusedKinds = (refusals: readonly ParcelRefusal[]): readonly RefusedKind[] => {
  const kinds = new Map<string, RefusedKind>()
  for (const { name, code } of refusals) {
    const key = `${name} ${code}`
    kinds.set(key, { name, code, count: (kinds.get(key)?.count ?? 0) + 1 })
  }
  return [...kinds.values()]
}
