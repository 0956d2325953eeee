import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  byClock,
  forgettingRefusals,
  halfApplied,
  lastWriteWins,
  type Plant,
  renaming,
  settledAgain,
  tooFar,
  withoutGone,
  withoutRule,
} from './simulator/plants.ts'
import { simulate } from './simulator/simulate.ts'
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

// What the installed PostgreSQL may do otherwise shows in twenty stories; the simulator's own eyes are tried once a run.
const isSecondRun = process.env.TEST_POSTGRES === 'system'

const seeds = (count: number) => Array.from({ length: count }, (_, seed) => seed)

describe('three phones, two officers and a bad network', () => {
  it('end alike: every command decided once, nothing lost, nothing written over', { timeout: 900_000 }, async () => {
    const told = process.env.SEEDS ? process.env.SEEDS.split(',').map(Number) : seeds(isSecondRun ? 20 : 200)
    expect(await faultsOf(told)).toEqual([])
  })
})

describe.skipIf(isSecondRun)('a planted fault is found:', () => {
  const plants: readonly (readonly [string, Plant])[] = [
    ['a repeated request gets a new name', { line: renaming }],
    ['the last write wins', { handlers: [lastWriteWins] }],
    ['whoever left is not named', { handlers: [withoutGone] }],
    ['a number is passed before its command ended', { handlers: [tooFar] }],
    ['only half of a conflicting correction is refused', { handlers: [halfApplied] }],
    ['the clock of the phone decides the order', { line: byClock }],
    ['a record is lost when it comes before its file', { filesLast: true }],
    ['who was relieved is still heard', { trustsRelieved: true }],
    ['a conflict is settled twice', { handlers: [settledAgain] }],
    ['the rule does not run on the merged row', { handlers: withoutRule }],
    ['a late copy of a refused command is heard anew', { late: forgettingRefusals }],
  ]

  it.each(plants)('%s', { timeout: 300_000 }, async (_name, plant) => {
    const found: string[] = []
    for (let seed = 0; seed < 48 && found.length === 0; seed += 3)
      found.push(...(await faultsOf([seed, seed + 1, seed + 2], plant)))
    expect(found).not.toEqual([])
  })
})
