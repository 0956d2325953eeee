import type { AppFiles } from './app-files.ts'

// Pages and files that the server makes itself; every other address is a page of the app.
const servers =
  /^\/(api|files|session|places|periksa|permintaan|lapor|kasus-saya|negara|cek-agen|letters|meetings|migration|placement|casework|healthz|readyz|metrics)(\/|$)/i

/** Does the server answer this path itself? */
export const isServers = (path: string): boolean => servers.test(path)

interface Asked {
  readonly method: string
  readonly url: string
  readonly mode: string
}

/** What the service worker may answer: a page of the app, one of its files, the list of villages. Answers about people never. */
export const kindOfAddress = (
  { method, url, mode }: Asked,
  { origin, files }: { readonly origin: string; readonly files: AppFiles },
): 'page' | 'file' | 'villages' | 'servers' => {
  const { origin: asked, pathname } = new URL(url)
  if (method !== 'GET' || asked !== origin) return 'servers'
  if (pathname === '/places/villages.txt') return 'villages'
  if (isServers(pathname)) return 'servers'
  if (mode === 'navigate') return 'page'
  const own = files.always.includes(pathname) || Object.values(files.byLanguage).some((all) => all.includes(pathname))
  return own ? 'file' : 'servers'
}
