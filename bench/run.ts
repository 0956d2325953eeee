import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench, BenchResult } from './result.ts'

const names = [
  'registry',
  'import',
  'letters',
  'startup',
  'first-load',
  'region-search',
  'search',
  'casework-lists',
  'linkage',
  'sync-wire',
  'sync-crowd',
  'sync-simulator',
  'loan-vectors',
] as const

const load = async (name: string): Promise<Bench | undefined> => {
  const path = join(import.meta.dirname, `${name}.ts`)
  return existsSync(path) ? ((await import(path)) as { bench: Bench }).bench : undefined
}

const print = (results: readonly BenchResult[]) => {
  for (const one of results) {
    const against = one.ratio === null ? '' : `  reference ${one.reference} ${one.unit}  ratio ${one.ratio}`
    console.log(`${one.met ? 'met   ' : 'MISSED'}  ${one.name}: ${one.ours} ${one.unit}${against}  goal ${one.goal}`)
  }
}

const list = async () => {
  for (const name of names) {
    const bench = await load(name)
    if (bench) console.log(`${name.padEnd(12)} ${bench.says}`)
  }
}

const [wanted, ...options] = process.argv.slice(2)
const json = process.argv.includes('--json')
if (process.argv.includes('--list')) await list()
else {
  const chosen = wanted && !wanted.startsWith('--') ? [wanted] : [...names]
  const results: BenchResult[] = []
  for (const name of chosen) {
    const bench = await load(name)
    if (!bench) {
      console.error(`There is no benchmark named ${name}. Names: ${names.join(', ')}`)
      process.exit(2)
    }
    results.push(...(await bench.run(options)))
  }
  if (json) console.log(JSON.stringify(results, null, 2))
  else print(results)
}
