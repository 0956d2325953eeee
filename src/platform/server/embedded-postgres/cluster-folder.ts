import { randomBytes } from 'node:crypto'
import { chmod, chown, mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Account, canReach } from './account.ts'
import { systemFolderFor } from './programs.ts'
import { runProgram } from './spawn-program.ts'

/** `<data folder>/postgres`: the cluster itself, the superuser's password beside it, and the server's log. */
export const filesOf = (dataDir: string) => {
  const home = path.join(dataDir, 'postgres')
  return {
    home,
    cluster: path.join(home, 'cluster'),
    password: path.join(home, 'password'),
    log: path.join(home, 'server.log'),
  }
}

export const hasCluster = (dataDir: string): Promise<boolean> =>
  stat(path.join(filesOf(dataDir).cluster, 'PG_VERSION')).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'EACCES') throw belongsToAnother(dataDir)
      return false
    },
  )

export const readPassword = (dataDir: string): Promise<string> =>
  readFile(filesOf(dataDir).password, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EACCES' ? belongsToAnother(dataDir) : error
  })

const belongsToAnother = (dataDir: string) =>
  new Error(
    `The data folder ${dataDir} belongs to another account. Use that account, or set DATA_DIR to another folder.`,
  )

/** Makes the cluster aside and renames it into place: a crash half-way leaves nothing, and of two at once one wins. */
export const createCluster = async (dataDir: string, account: Account, binDir: string, durable: boolean) => {
  await mkdir(dataDir, { recursive: true })
  const { home } = filesOf(dataDir)
  const parent = (await canReach(account, dataDir)) ? dataDir : await reachableParent()
  const draft = await mkdtemp(path.join(parent, 'postgres.new-'))
  try {
    await chmod(draft, account.stepsDown ? 0o711 : 0o700)
    await initialise(draft, account, binDir, durable)
    await (parent === dataDir ? rename(draft, home) : symlink(draft, home))
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!(await hasCluster(dataDir))) throw error
  }
}

const reachableParent = async (): Promise<string> => {
  const parent = systemFolderFor('clusters')
  await mkdir(parent, { recursive: true, mode: 0o755 })
  return parent
}

const initialise = async (home: string, account: Account, binDir: string, durable: boolean): Promise<void> => {
  const password = randomBytes(24).toString('base64url')
  const cluster = path.join(home, 'cluster')
  const passwordForInitdb = path.join(home, 'password.initdb')
  await mkdir(cluster, { mode: 0o700 })
  await writeFile(passwordForInitdb, password, { mode: 0o600 })
  if (account.stepsDown) {
    await chown(cluster, account.uid, account.gid)
    await chown(passwordForInitdb, account.uid, account.gid)
  }
  await runProgram(account, path.join(binDir, 'initdb'), [
    ...['--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordForInitdb],
    ...['--auth', 'scram-sha-256', '--encoding', 'UTF8', '--locale', 'C', '--data-checksums', '--no-instructions'],
    ...(durable ? [] : ['--no-sync']),
  ])
  await rm(passwordForInitdb)
  await writeFile(path.join(home, 'password'), password, { mode: 0o600 })
}
