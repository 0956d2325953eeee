// Loaded before every script (`node --import ./scripts/run.mjs SCRIPT`): installs when that is needed, and sees to it that the
// script runs on the project's own Node 24. Plain JavaScript for any Node since 20: it is what a newcomer's `npm start` meets first.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import module from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const wanted = '24'
const inside = (...names) => path.join(root, ...names)

const prepare = async () => {
  if (process.env.npm_lifecycle_event === 'prepare') return linkCommand()
  installIfStale()
  linkCommand()
  if (major(process.versions.node) !== wanted) await rerun(findNode(), process.argv.slice(1))
  module.enableCompileCache(inside('node_modules', '.cache', 'node'))
  endWithParent()
}

const installIfStale = () => {
  const lock = readFileSync(inside('package-lock.json'), 'utf8')
  const mark = createHash('sha256').update(`${lock}${process.platform}${process.arch}`).digest('hex')
  const marker = inside('node_modules', '.desmigratif-lock')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === mark) return
  if (!isInstalled(JSON.parse(lock))) {
    console.error('Installing what package-lock.json names; once, a minute or two …')
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    // npm runs on any Node since 20 and would warn of each package that our own Node 24 runs
    const quietly = ['--no-audit', '--no-fund', '--loglevel=error']
    const result = spawnSync(npm, ['ci', ...quietly], { cwd: root, stdio: ['ignore', 2, 2] })
    if (result.status !== 0) stop('npm ci did not succeed; its message is above. Mend that and try again.')
  }
  try {
    writeFileSync(marker, mark)
  } catch {
    // Installed by another account: it is fresh all the same, and is looked at again next time.
  }
}

/** npm leaves a copy of what it really installed; packages for other platforms are not in it. */
const isInstalled = (lock) => {
  const list = inside('node_modules', '.package-lock.json')
  if (!existsSync(list)) return false
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages
  return Object.entries(lock.packages).every(
    ([name, entry]) => name === '' || entry.optional || installed[name]?.version === entry.version,
  )
}

/** `npx desmigratif` in this folder finds the command here, without asking the registry. */
const linkCommand = () => {
  const link = inside('node_modules', '.bin', 'desmigratif')
  if (process.platform === 'win32' || lstatSync(link, { throwIfNoEntry: false })) return
  try {
    symlinkSync('../../src/apps/cli/desmigratif.sh', link)
  } catch {
    // Installed by another account, or another process was quicker.
  }
}

const findNode = () => {
  const own = inside('node_modules', '.bin', 'node')
  if (versionOf(own) !== wanted)
    spawnSync('npm', ['rebuild', 'node', '--ignore-scripts=false'], { cwd: root, stdio: ['ignore', 2, 2] })
  if (versionOf(own) === wanted) return own
  return stop(
    `Desmigratif needs Node ${wanted}; this is ${process.versions.node}. Its own copy comes with "npm ci", but npm was told to run no scripts.\n` +
      `Do one of these: "npm ci --ignore-scripts=false", or install Node ${wanted} from https://nodejs.org and try again.`,
  )
}

const versionOf = (node) => {
  const result = spawnSync(node, ['--version'], { encoding: 'utf8' })
  return result.status === 0 ? major(result.stdout.slice(1)) : undefined
}

const major = (version) => version.split('.')[0]

/** The other Node does all the work; this one only passes signals on and ends as it ends. */
const rerun = (node, args) => {
  const env = { ...process.env, PATH: `${inside('node_modules', '.bin')}${path.delimiter}${process.env.PATH ?? ''}` }
  const child = spawn(node, ['--import', import.meta.url, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env,
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? (signal === null ? 1 : 130)))
  return new Promise(() => {})
}

/** However the process above us ends, we end too; the database ends with us. */
const endWithParent = () => {
  const end = () => process.kill(process.pid, 'SIGTERM')
  if (process.send) {
    process.once('disconnect', end)
    process.channel?.unref()
  }
  if (process.env.npm_lifecycle_event === undefined || process.ppid === 1) return
  const above = ancestors()
  setInterval(() => ancestors() !== above && end(), 1000).unref()
}

/** npm, and the shell it starts us by. */
const ancestors = () => {
  try {
    const [, grandparent] = readFileSync(`/proc/${process.ppid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')
    return `${process.ppid} ${grandparent}`
  } catch {
    return `${process.ppid}`
  }
}

const stop = (message) => {
  console.error(message)
  process.exit(1)
}

if (isMainThread) await prepare()
