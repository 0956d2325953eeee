import type { RefObject } from 'react'
import { useEffect, useRef } from 'react'

/** Writes on a row that scrolls where it goes on (`data-more`), so that the edge can fade there; what is chosen starts in sight. */
export const useScrollHint = <Row extends HTMLElement>(): RefObject<Row | null> => {
  const row = useRef<Row>(null)
  useEffect(() => {
    const element = row.current
    if (!element) return
    const chosen = element.querySelector<HTMLElement>('[aria-pressed="true"], [aria-current]')
    if (chosen) element.scrollLeft = chosen.offsetLeft - element.clientWidth / 2 + chosen.offsetWidth / 2
    const look = () => hint(element)
    element.addEventListener('scroll', look, { passive: true })
    const observer = new ResizeObserver(look)
    for (const each of [element, ...element.children]) observer.observe(each)
    return () => {
      element.removeEventListener('scroll', look)
      observer.disconnect()
    }
  }, [])
  return row
}

const hint = (element: HTMLElement) => {
  const end = element.scrollWidth - element.clientWidth - element.scrollLeft > 4
  element.dataset.more = `${element.scrollLeft > 4 ? 'start' : ''} ${end ? 'end' : ''}`.trim()
}
