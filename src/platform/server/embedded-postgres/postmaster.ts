import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'

/** What a running server says of itself in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly ready: boolean
}

/** The server that holds a cluster now; `undefined` when none does. */
export const readPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const lines = (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!Number.isInteger(pid) || pid <= 0 || !(await isServerOf(pid, cluster))) return undefined
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a restart of a container the number in a left-over file may belong to something else. */
const isServerOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (!isAlive(pid)) return false
  if (process.platform !== 'linux') return true
  const words = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')
  return words.includes(cluster)
}

/** PostgreSQL itself refuses to start when a left-over file names a living process, whatever that process is. */
export const forgetDeadPostmaster = async (cluster: string): Promise<void> => {
  if ((await readPostmaster(cluster)) === undefined) await rm(path.join(cluster, 'postmaster.pid'), { force: true })
}

export const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds))

/** Fast shutdown: running transactions are rolled back, everything committed stays. */
export const stopPostmaster = async (pid: number): Promise<void> => {
  if (!signal(pid, 'SIGINT')) return
  for (let waited = 0; isAlive(pid); waited += 10) {
    if (waited === 15_000) signal(pid, 'SIGQUIT')
    await pause(10)
  }
}

const signal = (pid: number, name: NodeJS.Signals): boolean => {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
