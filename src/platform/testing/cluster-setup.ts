import { chmod, mkdir, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { findServerPrograms, startEmbeddedPostgres } from '#platform/server/embedded-postgres.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The superuser's address of this run's cluster; empty but for the database `postgres`. */
    clusterUrl: string
  }
}

const prefix = 'desmigratif-tests-'

/** One cluster a run, in a temporary folder. `TEST_POSTGRES=system` runs it with an installed PostgreSQL. */
export default async function startTestCluster({ provide }: { provide: (key: 'clusterUrl', value: string) => void }) {
  await removeLeftovers()
  const dataDir = path.join(tmpdir(), `${prefix}${process.pid}`)
  await mkdir(dataDir, { recursive: true })
  await chmod(dataDir, 0o755)
  const binDir = process.env.TEST_POSTGRES === 'system' ? await systemPrograms() : undefined
  const cluster = await startEmbeddedPostgres({
    dataDir,
    durable: false,
    database: 'postgres',
    ...(binDir && { binDir }),
  })
  provide('clusterUrl', cluster.url)
  process.env.TEST_CLUSTER_URL = cluster.url
  return async () => {
    await cluster.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const systemPrograms = async (): Promise<string> => {
  const programs = await findServerPrograms()
  if (programs === undefined) throw new Error('TEST_POSTGRES=system, but no PostgreSQL server is installed here.')
  return programs.binDir
}

/** A run that was killed could not clean up after itself. */
const removeLeftovers = async (): Promise<void> => {
  for (const name of await readdir(tmpdir())) {
    const pid = Number(name.slice(prefix.length))
    if (!name.startsWith(prefix) || isAlive(pid)) continue
    await rm(path.join(tmpdir(), name), { recursive: true, force: true }).catch(() => {})
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
