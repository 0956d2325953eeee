import type { ReactNode } from 'react'
import { createContext, useContext, useEffect } from 'react'
import { usePreferences } from '#platform/client/preferences.ts'
import { useWords } from '#platform/client/words.tsx'
import type { IconName } from './icon.tsx'
import type { Pillar } from './isen.tsx'
import { Isen } from './isen.tsx'
import { NoSignal } from './no-signal.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { Tile } from './tile.tsx'

/** What easy mode draws beside a title: the picture that led here. The shell knows it from the menu. */
export const PagePicture = createContext<{ readonly icon: IconName; readonly pillar?: Pillar } | undefined>(undefined)

/** Whether a page with its title stands around; what comes before one has to name itself. */
export const InPage = createContext(false)

export interface PageProps {
  readonly title: string
  /** How things stand, in a sentence. A page without one has no subject yet. */
  readonly lead?: ReactNode
  readonly eyebrow?: ReactNode
  readonly trail?: readonly { readonly href: string; readonly label: string }[]
  readonly glyph?: ReactNode
  readonly meta?: ReactNode
  readonly actions?: ReactNode
  readonly tabs?: ReactNode
  readonly aside?: ReactNode
  readonly width?: 'wide' | 'narrow'
  readonly pillar?: Pillar
  readonly children?: ReactNode
}

/** One subject: its name, its sentence, then what one can do and see. */
export const Page = ({ tabs, aside, width = 'wide', children, ...head }: PageProps) => {
  useEffect(() => {
    document.title = `${head.title} · Desmigratif`
  }, [head.title])
  // Only after a move inside the app (the shell says so): the first page is read from its top anyway.
  useEffect(() => {
    if ('moved' in document.documentElement.dataset && document.activeElement === document.body) {
      document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true })
    }
  }, [])
  return (
    <InPage value={true}>
      <div className={`page ${width === 'narrow' ? 'page-narrow' : ''}`}>
        <PageHead {...head} />
        {tabs}
        <NoSignal />
        {aside ? (
          <div className="page-columns">
            <div className="page-main">{children}</div>
            <aside className="page-aside">{aside}</aside>
          </div>
        ) : (
          <div className="page-main">{children}</div>
        )}
      </div>
    </InPage>
  )
}

/** The page as it is read aloud: what is seen now, each sentence once, without buttons. */
const wordsOfPage = (): string => {
  const spoken = 'h1, .page-lead, h2, h3, p, legend, label, dt, dd, li'
  const parts = [...document.querySelectorAll<HTMLElement>(`main :is(${spoken})`)].filter(
    (part) => part.checkVisibility() && !part.querySelector(spoken) && !part.closest('.page-trail, button'),
  )
  return parts.map((part) => part.textContent.trim()).join('. ')
}

const PageHead = ({ title, lead, eyebrow, trail, glyph, meta, actions, pillar }: Omit<PageProps, 'children'>) => {
  const { say } = useWords()
  const { easy } = usePreferences()
  const picture = useContext(PagePicture)
  return (
    <header>
      {pillar !== undefined && <Isen pillar={pillar} className="page-isen" />}
      {trail && trail.length > 0 && (
        <nav className="small page-trail muted" aria-label={say('platform.trail')}>
          {trail.map((step, index) => (
            <span key={step.href}>
              <a href={step.href}>{step.label}</a>
              {index < trail.length - 1 && ' /'}
            </span>
          ))}
        </nav>
      )}
      <div className="page-title">
        {glyph ? <span className="page-glyph">{glyph}</span> : easy && picture && <Tile {...picture} />}
        <div>
          {eyebrow && <span className="eyebrow">{eyebrow}</span>}
          <h1 tabIndex={-1}>{title}</h1>
          {lead && <p className="page-lead">{lead}</p>}
          {meta && <p className="page-meta small muted">{meta}</p>}
        </div>
      </div>
      {easy && (
        <div className="page-aloud">
          <ReadAloud text={wordsOfPage} />
        </div>
      )}
      {actions && (
        <div className="page-actions cluster" style={{ gap: 8 }}>
          {actions}
        </div>
      )}
    </header>
  )
}
