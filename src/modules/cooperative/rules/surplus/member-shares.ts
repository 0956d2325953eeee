import { splitByWeights } from '../exact/split.ts'

/** What a member brought in one year, whole rupiah. */
export interface MemberYear {
  readonly memberNumber: string
  /** Pokok and wajib by the days they stood. */
  readonly capital: bigint
  /** Interest and margin paid, and purchases, as the articles count them. */
  readonly services: bigint
}

export interface MemberShare {
  readonly memberNumber: string
  readonly fromCapital: bigint
  readonly fromServices: bigint
  readonly total: bigint
}

// member numbers as people count them: 2 before 10
const byNumber = (one: MemberYear, other: MemberYear): number =>
  one.memberNumber.localeCompare(other.memberNumber, 'en', { numeric: true }) ||
  (one.memberNumber < other.memberNumber ? -1 : 1)

const shareOut = (pool: bigint, weights: readonly bigint[]): bigint[] =>
  weights.every((weight) => weight === 0n) ? weights.map(() => 0n) : splitByWeights(pool, weights)

export interface SharedSurplus {
  readonly members: readonly MemberShare[]
  /** Of a pool that nobody has a claim on: to the reserve. */
  readonly unclaimed: bigint
}

/** Both pools over the members, exact to the rupiah: largest remainder, then the lower member number. */
export const shareSurplus = (
  capitalPool: bigint,
  servicesPool: bigint,
  years: readonly MemberYear[],
): SharedSurplus => {
  const members = [...years].sort(byNumber)
  const fromCapital = shareOut(
    capitalPool,
    members.map(({ capital }) => capital),
  )
  const fromServices = shareOut(
    servicesPool,
    members.map(({ services }) => services),
  )
  const shares = members.map(({ memberNumber }, place) => {
    const [capital, services] = [fromCapital[place] ?? 0n, fromServices[place] ?? 0n]
    return { memberNumber, fromCapital: capital, fromServices: services, total: capital + services }
  })
  const given = shares.reduce((so, { total }) => so + total, 0n)
  return { members: shares, unclaimed: capitalPool + servicesPool - given }
}
