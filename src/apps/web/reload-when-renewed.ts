import { readAppVersion } from './service-worker/app-version.ts'

const place = 'renewed'
const onceAMinute = 60_000

/**
 * A page that was opened before the house was renewed asks for files that are gone: it fetches itself anew, once. A file that is
 * only out of reach is no reason: a phone may believe in its line and reach nobody, and a page fetched anew would lose what was
 * being typed.
 */
export const reloadWhenRenewed = (): void => {
  window.addEventListener('vite:preloadError', async () => {
    if (Date.now() - Number(sessionStorage.getItem(place)) < onceAMinute || !(await isRenewed())) return
    sessionStorage.setItem(place, String(Date.now()))
    window.location.reload()
  })
}

// Only the house itself knows; a page that is not ours (of a hotspot) has no version at all.
const isRenewed = async (): Promise<boolean> => {
  const page = await fetch('/index.html', { cache: 'no-store' }).then(
    (answer) => answer.text(),
    () => '',
  )
  const there = /app-version" content="(\w+)/.exec(page)?.[1]
  return there !== undefined && there !== readAppVersion().version
}
