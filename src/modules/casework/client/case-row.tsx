import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row } from '#platform/design/row.tsx'
import type { CaseListItem } from '../contract/case.ts'
import { hasEnded } from '../rules/states.ts'
import { useLabels } from './labels.ts'

/** One case: what it is, and what the village does next. */
export const CaseRow = ({ one }: { readonly one: CaseListItem }) => {
  const { say, formatDate, today } = useWords()
  const { country } = useLabels()
  const { nextStep } = one
  const where = [one.number, say(`casework.type.${one.mainType}`), country(one.country), one.leadName].filter(Boolean)
  const isLate = nextStep.dueOn !== null && nextStep.dueOn < today
  return (
    <Row
      href={`/kasus/${one.id}`}
      tile={{ icon: one.protected ? 'lock' : 'lifebuoy', pillar: 1 }}
      title={one.workerName ?? say(`casework.type.${one.mainType}`)}
      reason={
        <>
          {where.join(' · ')}
          {nextStep.code !== 'none' && (
            <>
              <br />
              <b>{say(`casework.step.${nextStep.code}`)}</b>
            </>
          )}
        </>
      }
      end={
        <span>
          <Badge kind={isLate ? 'attention' : hasEnded(one.state) ? 'none' : 'info'} icon={null}>
            {isLate ? say('casework.overdue') : say(`casework.state.${one.state}`)}
          </Badge>
          {nextStep.dueOn && (
            <small className="muted nowrap" style={{ display: 'block', textAlign: 'right', marginTop: 4 }}>
              {formatDate(nextStep.dueOn, 'digits')}
            </small>
          )}
        </span>
      }
    />
  )
}
