import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** What one look at the tree says: nothing wrong when `problems` is empty. */
export interface Findings {
  readonly problems: readonly string[]
  /** One line to print when all is well. */
  readonly summary: string
}

/** A check reads the tree below `root` and changes nothing. */
export interface Check {
  readonly title: string
  readonly look: (root: string) => Promise<Findings> | Findings
}

export const projectRoot = path.resolve(import.meta.dirname, '../..')

/** Every file of the project that git keeps or would keep, relative to the root. */
export const projectFiles = (root: string): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
    .split('\n')
    .filter((file) => file !== '' && existsSync(path.join(root, file)))

export const read = (root: string, file: string): string => readFileSync(path.join(root, file), 'utf8')

export const isCode = (file: string): boolean =>
  /^(src|scripts|journeys|bench)\/.*\.tsx?$/.test(file) && !file.endsWith('.d.ts')

export const isTest = (file: string): boolean => /\.(test|journey)\.tsx?$/.test(file)
