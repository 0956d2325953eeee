import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { type Account, findSetpriv } from './account.ts'

/** Runs a program to its end under the account; throws what it said on failure. */
export const runProgram = (account: Account, file: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(file, args, {
      ...identity(account),
      cwd: '/',
      env: plainEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString()
    })
    child.once('error', reject)
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${file} ended with ${code}: ${said.trim()}`)),
    )
  })

/**
 * Starts a program that ends (SIGINT) when we end, however we end. `log` is an open file.
 * It gets its own session: a Ctrl-C in the terminal reaches us, and we stop it in order.
 */
export const spawnTied = (account: Account, file: string, args: readonly string[], log: number): ChildProcess => {
  const setpriv = findSetpriv()
  if (setpriv !== undefined) {
    const stepDown = account.stepsDown
      ? ['--reuid', `${account.uid}`, '--regid', `${account.gid}`, '--clear-groups']
      : []
    return spawn(setpriv, [...stepDown, '--pdeathsig', 'INT', file, ...args], detached(['ignore', log, log]))
  }
  const child = spawn('/bin/sh', ['-c', endWithParent, 'sh', file, ...args], {
    ...identity(account),
    ...detached(['pipe', log, log]),
  })
  child.once('exit', () => child.stdin?.destroy())
  return child
}

/** The pipe on standard input breaks when the parent is gone, in any way; a watcher then ends the server that took the shell's place. */
const endWithParent = 'exec 3<&0; (cat <&3 >/dev/null; kill -INT $$) & exec "$@" </dev/null 3<&-'

const detached = (stdio: SpawnOptions['stdio']): SpawnOptions => ({
  stdio,
  detached: true,
  cwd: '/',
  env: plainEnvironment(),
})

const identity = (account: Account): SpawnOptions => (account.stepsDown ? { uid: account.uid, gid: account.gid } : {})

/** No secret of ours reaches the server's environment, and no PG* variable of the user changes it. */
const plainEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' })
