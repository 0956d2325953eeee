import { useScrollHint } from './use-scroll-hint.ts'

interface TabsProps {
  readonly label: string
  /** The address of the tab shown now. */
  readonly current: string
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly count?: number | undefined }[]
}

/** Links with addresses: a tab can be sent, bookmarked and gone back from. */
export const Tabs = ({ label, current, tabs }: TabsProps) => {
  const row = useScrollHint<HTMLElement>()
  return (
    <nav ref={row} className="chips tabs" aria-label={label}>
      {tabs.map((tab) => (
        <a key={tab.href} className="chip" href={tab.href} aria-current={tab.href === current ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && ` ${tab.count}`}
        </a>
      ))}
    </nav>
  )
}
