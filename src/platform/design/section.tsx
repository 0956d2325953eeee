import type { ReactNode } from 'react'
import { useId, useLayoutEffect, useRef, useState } from 'react'
import { usePreferences } from '#platform/client/preferences.ts'
import { Icon } from './icon.tsx'

interface SectionProps {
  readonly title?: ReactNode
  readonly note?: ReactNode
  readonly action?: ReactNode
  readonly id?: string
  readonly children: ReactNode
}

/** A part of a page under its heading. In easy mode it folds where the page has a next step: that comes first, the rest when asked for. */
export const Section = ({ title, note, action, id, children }: SectionProps) => {
  const headingId = useId()
  const { part, folds, open, toggle } = useFolding(title !== undefined && title !== '' && title !== false)
  return (
    <section ref={part} className="section" id={id} aria-labelledby={title ? headingId : undefined}>
      {title && (
        <div className="section-head">
          <div className="section-title">
            <h2 id={headingId}>
              {folds ? (
                <button type="button" className="section-fold" aria-expanded={open} onClick={toggle}>
                  <Icon name="chevron-down" />
                  {title}
                </button>
              ) : (
                title
              )}
            </h2>
            {action && <div hidden={!open}>{action}</div>}
          </div>
          {note && (
            <p className="section-note small muted" hidden={!open}>
              {note}
            </p>
          )}
        </div>
      )}
      <div className="section-body" hidden={!open}>
        {children}
      </div>
    </section>
  )
}

// Hidden, never taken out: what was typed inside stays.
const useFolding = (hasTitle: boolean) => {
  const part = useRef<HTMLElement>(null)
  const { easy } = usePreferences()
  const [hasStep, setHasStep] = useState(false)
  const [asked, setAsked] = useState(false)
  useLayoutEffect(() => {
    setHasStep(easy && part.current?.closest('.page')?.querySelector('.step-card') !== null)
  }, [easy])
  const folds = easy && hasTitle && hasStep
  return { part, folds, open: !folds || asked, toggle: () => setAsked(!asked) }
}
