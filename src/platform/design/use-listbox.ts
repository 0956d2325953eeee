import type { KeyboardEvent } from 'react'
import { useEffect, useState } from 'react'

interface Listbox {
  readonly open: boolean
  readonly setOpen: (open: boolean) => void
  readonly active: number
  readonly setActive: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  /** For the input: ARIA of the combobox pattern (APG, list autocomplete with manual selection). */
  readonly inputAria: {
    readonly role: 'combobox'
    readonly 'aria-expanded': boolean
    readonly 'aria-controls': string
    readonly 'aria-autocomplete': 'list'
    readonly 'aria-activedescendant'?: string
  }
}

export const optionId = (listId: string, index: number) => `${listId}-${index}`

/** Keys and states of a list under an input. Focus never leaves the input. */
export const useListbox = (listId: string, count: number, pick: (index: number) => void): Listbox => {
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const step = (by: number) => {
    setOpen(true)
    if (count > 0) setActive((active + by + count + (active < 0 && by < 0 ? 1 : 0)) % count)
  }
  useEffect(() => {
    if (open && active >= 0) document.getElementById(optionId(listId, active))?.scrollIntoView({ block: 'nearest' })
  }, [listId, open, active])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      step(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && open && active >= 0 && active < count) {
      event.preventDefault()
      pick(active)
    } else if (event.key === 'Escape' && open) {
      event.preventDefault()
      event.stopPropagation()
      setOpen(false)
    }
  }
  return {
    open,
    setOpen,
    active,
    setActive,
    onKeyDown,
    inputAria: {
      role: 'combobox',
      'aria-expanded': open && count > 0,
      'aria-controls': listId,
      'aria-autocomplete': 'list',
      ...(open && active >= 0 && active < count && { 'aria-activedescendant': optionId(listId, active) }),
    },
  }
}
