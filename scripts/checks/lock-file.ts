import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Check, projectRoot } from './check.ts'

interface Entry {
  readonly version?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly os?: readonly string[]
  readonly cpu?: readonly string[]
  readonly libc?: readonly string[]
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

interface Lock {
  packages: Record<string, Entry>
}

const systems: Readonly<Record<string, string>> = {
  ...{ android: 'android', darwin: 'darwin', freebsd: 'freebsd', linux: 'linux', netbsd: 'netbsd', openbsd: 'openbsd' },
  ...{ openharmony: 'openharmony', sunos: 'sunos', win32: 'win32', windows: 'win32', aix: 'aix' },
}
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Packages for other platforms that a locked package names and the lock file lacks: with one missing, `npm ci` refuses to run. */
const missingEntries = ({ packages }: Lock): (readonly [place: string, entry: Entry])[] =>
  Object.entries(packages)
    .filter(([place]) => place !== '')
    .flatMap(([place, { optionalDependencies, dev }]) =>
      Object.entries(optionalDependencies ?? {})
        .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${place}/node_modules/${name}`])
        .map(([name, version]) => [`node_modules/${name}`, entryOf(name, version, dev)] as const),
    )

const entryOf = (name: string, version: string, dev: boolean | undefined): Entry => {
  const words = name.split('/').at(-1)?.split('-') ?? []
  const system = words.flatMap((word) => systems[word] ?? [])
  const processor = words.filter((word) => processors.includes(word))
  const library = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : []
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(processor.length > 0 && { cpu: processor }),
    ...(dev && { dev }),
    ...(library.length > 0 && { libc: library }),
    optional: true,
    ...(system.length > 0 && { os: system }),
  }
}

const readLock = (root: string): Lock => JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock

export const lockFile: Check = {
  title: 'lock file',
  look: (root) => {
    const lock = readLock(root)
    const missing = missingEntries(lock)
    return {
      problems:
        missing.length === 0
          ? []
          : [`${missing.length} packages of other platforms are missing: node scripts/checks/lock-file.ts`],
      summary: `${Object.keys(lock.packages).length} packages, every platform`,
    }
  },
}

// npm leaves out what the registry at hand does not show it; run after every `npm install`
if (import.meta.main) {
  const lock = readLock(projectRoot)
  const missing = missingEntries(lock)
  const all = { ...lock.packages, ...Object.fromEntries(missing) }
  lock.packages = Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)))
  if (missing.length > 0)
    writeFileSync(path.join(projectRoot, 'package-lock.json'), `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`${missing.length} entries added`)
}
