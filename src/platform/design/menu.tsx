import { useEffect, useRef, useState } from 'react'
import type { IconName } from './icon.tsx'
import { Icon } from './icon.tsx'

export interface MenuItem {
  readonly label: string
  readonly icon?: IconName
  readonly href?: string
  readonly onClick?: () => void
  readonly danger?: boolean
}

interface MenuProps {
  readonly label: string
  readonly icon?: IconName
  readonly items: readonly MenuItem[]
  readonly quiet?: boolean
}

/** What is done less often, behind "more". Links and buttons in a list: no arrow-key magic to learn. */
export const Menu = ({ label, icon = 'more', items, quiet }: MenuProps) => {
  const [open, setOpen] = useState(false)
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !holder.current?.contains(event.target as Node))
        setOpen(false)
    }
    document.addEventListener('pointerdown', close)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', close)
      document.removeEventListener('keydown', close)
    }
  }, [open])
  return (
    <div className="menu" ref={holder}>
      <button
        type="button"
        className={`button button-icon ${quiet ? 'button-quiet' : ''}`}
        aria-label={label}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon name={icon} />
      </button>
      {open && (
        <ul className="menu-items">
          {items.map((item) => (
            <li key={item.label}>
              <MenuEntry item={item} close={() => setOpen(false)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const MenuEntry = ({ item, close }: { readonly item: MenuItem; readonly close: () => void }) => {
  const className = `menu-item ${item.danger ? 'menu-item-danger' : ''}`
  const content = (
    <>
      {item.icon && <Icon name={item.icon} />}
      {item.label}
    </>
  )
  const act = () => {
    close()
    item.onClick?.()
  }
  return item.href === undefined ? (
    <button type="button" className={className} onClick={act}>
      {content}
    </button>
  ) : (
    <a className={className} href={item.href} onClick={act}>
      {content}
    </a>
  )
}
