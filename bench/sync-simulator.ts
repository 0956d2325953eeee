import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulate } from '#apps/testing/simulator/simulate.ts'
import { openWorld } from '#apps/testing/world.ts'
import { startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts'
import { type Bench, within } from './result.ts'

const usual = 10_000
const atOnce = 3
const toldEvery = 100

const numberAfter = (options: readonly string[], name: string): number | undefined => {
  const at = options.indexOf(name)
  if (at === -1) return undefined
  const value = Number(options[at + 1])
  if (!Number.isSafeInteger(value) || value < 0) throw new Error(`${name} wants a number`)
  return value
}

const chosenSeeds = (options: readonly string[]): number[] => {
  const one = numberAfter(options, '--seed')
  if (one !== undefined) return [one]
  const from = numberAfter(options, '--from') ?? 0
  return Array.from({ length: numberAfter(options, '--seeds') ?? usual }, (_, index) => from + index)
}

export const bench: Bench = {
  name: 'sync-simulator',
  says: 'stories of phones, officers and a bad network on a real database, --seeds N of them (10,000), or --seed K again; what does not hold is printed',
  async run(options) {
    const dataDir = mkdtempSync(join(tmpdir(), 'desmigratif-simulator-'))
    chmodSync(dataDir, 0o755)
    const cluster = await startEmbeddedPostgres({ dataDir, durable: false, database: 'postgres' })
    const world = await openWorld(cluster.url)
    const seeds = chosenSeeds(options)
    const queue = [...seeds]
    const failed = new Set<number>()
    const begun = performance.now()
    let done = 0
    const walk = async () => {
      for (let seed = queue.shift(); seed !== undefined; seed = queue.shift()) {
        const faults = await simulate(world, await world.village(), seed).catch((fault: unknown) => [String(fault)])
        for (const fault of faults) console.error(`seed ${seed}: ${fault}`)
        if (faults.length > 0) failed.add(seed)
        if (++done % toldEvery === 0)
          console.error(`${done} seeds, ${failed.size} failed, ${Math.round((performance.now() - begun) / 1000)} s`)
      }
    }
    try {
      await Promise.all(Array.from({ length: atOnce }, walk))
    } finally {
      await world.close()
      await cluster.stop()
      rmSync(dataDir, { recursive: true, force: true })
    }
    if (failed.size > 0) console.error(`Again: npm run bench -- sync-simulator --seed ${[...failed][0]}`)
    return [within(`seeds of ${seeds.length} in which something does not hold`, failed.size, 0, 'seeds')]
  },
}
