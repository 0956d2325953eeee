import { useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Plain links everywhere; a click on one of the app's own pages moves without loading the house again. */
export const useAppLinks = (): void => {
  const router = useRouter()
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (
        event.defaultPrevented ||
        event.button !== 0 ||
        event.metaKey ||
        event.ctrlKey ||
        event.shiftKey ||
        event.altKey
      )
        return
      const link = event.target instanceof Element ? event.target.closest('a') : null
      if (!link || link.target === '_blank' || link.hasAttribute('download') || link.origin !== window.location.origin)
        return
      if (link.pathname === window.location.pathname && link.hash !== '') return
      // Pages that the server draws itself (a letter's check, a file) are left to the browser.
      const [, , foundRoute] = router.getMatchedRoutes(link.pathname)
      if (!foundRoute) return
      event.preventDefault()
      void router.navigate({ href: `${link.pathname}${link.search}${link.hash}` })
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [router])
}
