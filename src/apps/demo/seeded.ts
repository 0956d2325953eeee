/** A stream of chances that is the same for the same seed (mulberry32), so that every demo is the same demo. */
export interface Chance {
  next(): number
  below(limit: number): number
  between(low: number, high: number): number
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  happens(probability: number): boolean
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    pick: (items) => items[below(items.length)] ?? items[0],
    happens: (probability) => next() < probability,
  }
}
