import { useEffect, useRef } from 'react'

/** After a move the reader starts at the new page's title, not at the link that was left behind. */
export const useFocusOnMove = (path: string): void => {
  const first = useRef(path)
  useEffect(() => {
    if (first.current === path) return
    first.current = ''
    document.documentElement.dataset.moved = ''
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
  }, [path])
}
