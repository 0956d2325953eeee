const place = 'renewed'
const onceAMinute = 60_000

/** A page that was opened before the house was renewed asks for files that are gone: it fetches itself anew, once. */
export const reloadWhenRenewed = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    // Without a line a file is out of reach, not gone: a page fetched anew would lose what was being typed.
    if (!navigator.onLine) return
    const last = Number(sessionStorage.getItem(place) ?? 0)
    if (Date.now() - last < onceAMinute) return
    sessionStorage.setItem(place, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
