import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { projectRoot } from './checks/check.ts'

const folder = path.join(projectRoot, 'bench')
const peers = path.join(folder, 'peers')

/** Peers and floors are packages of `bench/peers` alone: who only uses the program never downloads them. */
const installPeersIfStale = (): void => {
  const lock = path.join(peers, 'package-lock.json')
  const marker = path.join(peers, 'node_modules', '.desmigratif-lock')
  if (!existsSync(lock)) return
  const mark = createHash('sha256').update(readFileSync(lock)).digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === mark) return
  console.error('Installing what the benchmarks compare with …')
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: ['ignore', 2, 2] })
  if (status !== 0) throw new Error('npm ci in bench/peers did not succeed; its message is above.')
  writeFileSync(marker, mark)
}

if (!process.argv.includes('--list')) installPeersIfStale()
const run = path.join(folder, 'run.ts')
if (existsSync(run)) await import(run)
else console.log('There are no benchmarks yet.')
