import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words of a regional language: a file of keys and sentences beside this one, added without code; what it lacks is said in Indonesian. */
export const regionalTexts = (
  language: string,
  folder: string = import.meta.dirname,
): Readonly<Record<string, string>> => {
  const file = join(folder, `${language}.json`)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {}
}
