import { AsyncLocalStorage } from 'node:async_hooks'

/** Numbers that come out the same for the same seed (mulberry32). */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (limit: number) => Math.floor(next() * limit),
    pick: <T>(all: readonly T[]): T => all[Math.floor(next() * all.length)] as T,
  }
}
export type Random = ReturnType<typeof seeded>

export interface Weather {
  stormy: boolean
}

const streams = new AsyncLocalStorage<Random>()

/** Everything inside draws from a stream of its own, whatever happens at the same moment: so a seed can be played again. */
export const withStream = <T>(seed: number, act: () => T): T => streams.run(seeded(seed), act)

/** Draws from the stream of whoever is acting. */
export const streamed: Random = {
  next: () => current().next(),
  below: (limit) => current().below(limit),
  pick: (all) => current().pick(all),
}

const current = (): Random => {
  const stream = streams.getStore()
  if (!stream) throw new Error('no story is being told')
  return stream
}
