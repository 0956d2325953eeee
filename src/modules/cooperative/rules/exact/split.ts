import { roundTo } from './rounding.ts'

const descending = (left: bigint, right: bigint): number => (left === right ? 0 : left > right ? -1 : 1)

/**
 * A pool shared by weights so that the shares sum to it exactly: largest remainder, and between equal remainders whoever
 * stands first in the list (`peers-pillars.md` §8.8: 100,000 over three equals is 33,334 + 33,333 + 33,333).
 * Weights are whole numbers, not below zero; with no weight at all nobody gets anything and an error says so.
 */
export const splitByWeights = (pool: bigint, weights: readonly bigint[]): bigint[] => {
  if (pool < 0n || weights.some((weight) => weight < 0n)) throw new Error('pool and weights are not below zero')
  const total = weights.reduce((so, weight) => so + weight, 0n)
  if (pool === 0n) return weights.map(() => 0n)
  if (total === 0n) throw new Error('nothing to share by: every weight is zero')
  const shares = weights.map((weight) => roundTo({ over: pool * weight, under: total }, 1n, 'down'))
  const left = pool - shares.reduce((so, share) => so + share, 0n)
  const order = weights
    .map((weight, place) => ({ place, remainder: (pool * weight) % total }))
    .sort((one, other) => descending(one.remainder, other.remainder) || one.place - other.place)
  const lucky = new Set(order.slice(0, Number(left)).map(({ place }) => place))
  return shares.map((share, place) => (lucky.has(place) ? share + 1n : share))
}
