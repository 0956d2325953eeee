import { useEffect } from 'react'

const stops =
  'h1, h2, h3, a[href], button:not(:disabled), input:not(:disabled, [tabindex="-1"]), select, textarea, summary'

/** When what had the focus goes away (a button that did its work, a file that was chosen), the reader stays near it instead of at the page's top. */
export const useKeptFocus = (): void => {
  useEffect(() => {
    let trail: readonly Element[] = []
    const remember = ({ target }: FocusEvent) => {
      trail = target instanceof Element ? ancestorsOf(target) : []
    }
    const look = () => {
      const [last] = trail
      if (!last || (last.isConnected && !last.matches(':disabled')) || document.activeElement !== document.body) return
      const near = nearestStop(trail)
      trail = []
      if (!near) return
      if (/^H\d$/.test(near.tagName)) near.tabIndex = -1
      near.focus({ preventScroll: true })
    }
    // A task later: by then a dialog has given the focus back, and a new page has taken it.
    const observer = new MutationObserver(() => setTimeout(look))
    observer.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled', 'open'] })
    document.addEventListener('focusin', remember)
    return () => {
      observer.disconnect()
      document.removeEventListener('focusin', remember)
    }
  }, [])
}

const ancestorsOf = (element: Element): readonly Element[] =>
  element.tagName === 'MAIN' || !element.parentElement ? [] : [element, ...ancestorsOf(element.parentElement)]

/** Within the smallest part of the page that is still there. A page that is gone as a whole has its own beginning. */
const nearestStop = (trail: readonly Element[]): HTMLElement | undefined => {
  for (const part of trail) {
    if (!part.isConnected || part.closest('dialog:not([open])') || !part.closest('main')) continue
    const stop = [...part.querySelectorAll<HTMLElement>(stops)].find((each) => each.checkVisibility())
    if (stop) return stop
  }
  return undefined
}
