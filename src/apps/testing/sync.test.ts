import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { byClock, halfApplied, lastWriteWins, renaming, tooFar, withoutGone } from './sync-faults.ts'
import { type Plant, simulate } from './sync-simulator.ts'
import { openWorld, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const faultsOf = async (seeds: readonly number[], plant: Plant = {}): Promise<string[]> => {
  const faults: string[] = []
  const queue = [...seeds]
  const walk = async () => {
    for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
      const found = await simulate(world, await world.village(), seed, plant)
      faults.push(...found.map((fault) => `seed ${seed}: ${fault}`))
    }
  }
  await Promise.all([walk(), walk(), walk()])
  return faults
}

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed)

describe('three phones, two officers and a bad network', () => {
  it('end alike: every command decided once, nothing lost, nothing written over', { timeout: 300_000 }, async () => {
    expect(await faultsOf(process.env.SEEDS ? process.env.SEEDS.split(',').map(Number) : seeds(200))).toEqual([])
  })
})

describe('a planted fault is found:', () => {
  const plants: readonly (readonly [string, Plant])[] = [
    ['a repeated request gets a new name', { line: renaming }],
    ['the last write wins', { handlers: [lastWriteWins] }],
    ['whoever left is not named', { handlers: [withoutGone] }],
    ['a number is passed before its command ended', { handlers: [tooFar] }],
    ['only half of a conflicting correction is refused', { handlers: [halfApplied] }],
    ['the clock of the phone decides the order', { line: byClock }],
  ]

  it.each(plants)('%s', { timeout: 120_000 }, async (_name, plant) => {
    expect(await faultsOf(seeds(24), plant)).not.toEqual([])
  })
})
