import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { median } from './ground.ts'
import { type Bench, within } from './result.ts'

const root = join(import.meta.dirname, '..')

const start = async (dataDir: string, port: number): Promise<{ child: ChildProcess; seconds: number }> => {
  const begun = performance.now()
  const environment = { ...process.env, DATA_DIR: dataDir, PORT: String(port), DEMO: 'off', LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, ['--import', './scripts/run.mjs', 'src/apps/server/main.ts'], {
    cwd: root,
    env: environment,
    stdio: 'ignore',
  })
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    )
    if (ready) return { child, seconds: (performance.now() - begun) / 1000 }
    if (child.exitCode !== null) throw new Error('the server ended while starting')
    await wait(20)
  }
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const stop = (child: ChildProcess): Promise<unknown> =>
  new Promise((resolve) => {
    child.once('exit', resolve)
    child.kill('SIGINT')
  })

export const bench: Bench = {
  name: 'startup',
  says: 'seconds from a warm data folder to ready, and memory of the server when idle',
  async run() {
    const dataDir = mkdtempSync(join(tmpdir(), 'desmigratif-startup-'))
    chmodSync(dataDir, 0o755)
    const first = await start(dataDir, 3471)
    await stop(first.child)
    const seconds: number[] = []
    let megabytes = 0
    for (let round = 0; round < 3; round++) {
      const { child, seconds: took } = await start(dataDir, 3471)
      seconds.push(took)
      // idle is after what starting took was given back: the engine keeps freed pages for some seconds
      if (round === 2) await wait(20_000)
      megabytes = residentMegabytes(child.pid ?? 0)
      await stop(child)
    }
    rmSync(dataDir, { recursive: true, force: true })
    return [
      within('ready from a warm data folder', median(seconds), 2, 's'),
      within('idle memory of the server', megabytes, 180, 'MB'),
    ]
  },
}
