import { type AppFiles, appPage, houseLanguage } from './app-files.ts'

const prefix = 'app-'
const chosenPlace = '/chosen-language'
// Few at once: an officer who is working on this thin line comes first.
const atOnce = 4

const nameOf = (files: AppFiles) => `${prefix}${files.version}`

/** Fetches what is not kept yet. Cut off in the middle, the next try goes on where this one stopped. */
export const keepFiles = async (files: AppFiles): Promise<void> =>
  keep(files, [
    ...files.always,
    ...(files.byLanguage[houseLanguage] ?? []),
    ...(files.byLanguage[await chosen()] ?? []),
  ])

/** The reader's language, from now on and in the versions after this one. */
export const keepLanguage = async (files: AppFiles, language: string): Promise<void> => {
  if (!(language in files.byLanguage)) return
  const settings = await caches.open('settings')
  await settings.put(chosenPlace, new Response(language))
  await keep(files, files.byLanguage[language] ?? [])
}

export const findKept = async (files: AppFiles, path: string): Promise<Response | undefined> =>
  (await caches.open(nameOf(files))).match(path)

/** Whatever an earlier version kept goes. */
export const forgetOlder = async (files: AppFiles): Promise<void> => {
  const names = await caches.keys()
  await Promise.all(
    names.filter((name) => name.startsWith(prefix) && name !== nameOf(files)).map((name) => caches.delete(name)),
  )
}

const chosen = async (): Promise<string> => {
  const note = await (await caches.open('settings')).match(chosenPlace)
  return note ? note.text() : houseLanguage
}

const keep = async (files: AppFiles, paths: readonly string[]): Promise<void> => {
  const cache = await caches.open(nameOf(files))
  const waiting = [...new Set(paths)]
  const next = async (): Promise<void> => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift())
      await keepOne(cache, path, files.version)
  }
  await Promise.all(Array.from({ length: atOnce }, next))
}

const keepOne = async (cache: Cache, path: string, version: string): Promise<void> => {
  if (await cache.match(path)) return
  const hashed = path.startsWith('/assets/')
  // A file that did not change since the last version is already on the phone, under the same name.
  const answer = (hashed ? await caches.match(path) : undefined) ?? (await fetchFile(path, hashed))
  if (path === appPage && !(await answer.clone().text()).includes(version)) {
    throw new Error('the server was renewed while its files were being fetched; the next try fetches the newer ones')
  }
  await cache.put(path, answer)
}

const fetchFile = async (path: string, hashed: boolean): Promise<Response> => {
  const answer = await fetch(path, { cache: hashed ? 'default' : 'no-cache', priority: 'low' })
  if (!answer.ok || answer.redirected) throw new Error(`${path} answered ${answer.status}`)
  return answer
}
