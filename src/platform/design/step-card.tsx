import type { ReactNode } from 'react'
import { useId } from 'react'
import { useWords } from '#platform/client/words.tsx'

interface StepCardProps {
  readonly title: ReactNode
  /** Why now: a person, a paper, a day. */
  readonly reason: ReactNode
  readonly eyebrow?: ReactNode
  readonly action?: ReactNode
  readonly decline?: ReactNode
}

/** The one next step: the only filled surface on a screen. When nothing is due it is absent, not replaced. */
export const StepCard = ({ title, reason, eyebrow, action, decline }: StepCardProps) => {
  const { say } = useWords()
  const headingId = useId()
  return (
    <section className="step-card" aria-labelledby={headingId}>
      <span className="eyebrow">{eyebrow ?? say('platform.nextStep')}</span>
      <h2 id={headingId}>{title}</h2>
      <p>{reason}</p>
      {(action || decline) && (
        <div className="step-card-acts">
          {action}
          {decline}
        </div>
      )}
    </section>
  )
}
