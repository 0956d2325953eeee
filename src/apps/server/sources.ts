import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const projectFolder = join(import.meta.dirname, '../../..')

/** One hash over the files of `src` that `matters` picks, and over what decides how they are built. */
export const sourcesHash = (matters: (path: string) => boolean, recipe: readonly string[]): string => {
  const hash = createHash('sha256')
  const picked = (readdirSync(join(projectFolder, 'src'), { recursive: true }) as string[])
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .filter((path) => !path.includes('.test.') && matters(path))
    .sort()
  for (const path of [...picked, ...recipe]) hash.update(path).update(readFileSync(join(projectFolder, path)))
  return hash.digest('hex')
}
