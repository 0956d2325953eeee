import type { ReactNode } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Icon } from './icon.tsx'
import { Row, RowList } from './row.tsx'

export type CheckState = 'seen' | 'look' | 'empty' | 'later'

interface ChecklistItem {
  readonly id: string
  readonly title: ReactNode
  /** Who holds it, since when. */
  readonly note?: ReactNode
  readonly state: CheckState
  readonly end?: ReactNode
  readonly href?: string | undefined
  readonly onClick?: (() => void) | undefined
}

interface ChecklistProps {
  readonly groups: readonly { readonly title: string; readonly items: readonly ChecklistItem[] }[]
}

/** Solid: seen. Turmeric: look at the original. Empty: not yet. Dashed: not yet time. */
export const Checklist = ({ groups }: ChecklistProps) => {
  const { say } = useWords()
  return (
    <>
      {groups.map((group) => (
        <div key={group.title} className="checklist-group">
          <div className="checklist-head">
            <h3>{group.title}</h3>
            <small className="muted nowrap">
              {say('platform.countOf', {
                count: group.items.filter((item) => item.state === 'seen').length,
                of: group.items.length,
              })}
            </small>
          </div>
          <RowList label={group.title}>
            {group.items.map((item) => (
              <Row
                key={item.id}
                before={<Mark state={item.state} />}
                title={item.title}
                reason={item.note}
                end={item.end}
                href={item.href}
                onClick={item.onClick}
              />
            ))}
          </RowList>
        </div>
      ))}
    </>
  )
}

const Mark = ({ state }: { readonly state: CheckState }) => {
  const { say } = useWords()
  return (
    <span className={`checklist-mark checklist-${state}`} role="img" aria-label={say(`platform.check.${state}`)}>
      {state === 'seen' && <Icon name="check" size={16} />}
      {state === 'look' && <Icon name="eye" size={16} />}
    </span>
  )
}
