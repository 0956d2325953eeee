const place = 'renewed'
const onceAMinute = 60_000

/** A page that was opened before the house was renewed asks for files that are gone: it fetches itself anew, once. */
export const reloadWhenRenewed = (): void => {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(place) ?? 0)
    if (Date.now() - last < onceAMinute) return
    sessionStorage.setItem(place, String(Date.now()))
    event.preventDefault()
    window.location.reload()
  })
}
