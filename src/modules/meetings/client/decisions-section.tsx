import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { Decision } from '../contract/outcome.ts'
import { isOpen } from '../rules/state.ts'
import type { FileProps } from './meeting-answer.tsx'

export const useOwnerOf = () => {
  const { say } = useWords()
  return ({ ownerName, ownerRole }: Pick<Decision, 'ownerName' | 'ownerRole'>): string =>
    ownerName ?? (ownerRole ? say(`meetings.owner.${ownerRole}`) : say('meetings.noOwner'))
}

export const DecisionsSection = ({ file }: FileProps) => {
  const { say, formatDate, today } = useWords()
  const { may } = useSession()
  const ownerOf = useOwnerOf()
  const { meeting, decisions } = file
  const canAdd =
    may('meetings.recordDecision') && isOpen(meeting.state) && (file.minutes !== null || meeting.state === 'held')
  if (decisions.length === 0 && !canAdd) return null
  return (
    <Section
      title={say('meetings.decisions')}
      {...(decisions.length === 0 && { note: say('meetings.noDecisions') })}
      action={
        canAdd ? (
          <LinkButton compact icon="plus" href={`/rapat/${meeting.id}/putusan`}>
            {say('meetings.newDecision')}
          </LinkButton>
        ) : undefined
      }
    >
      {decisions.length > 0 && (
        <RowList label={say('meetings.decisions')}>
          {decisions.map((one) => (
            <Row
              key={one.id}
              href={`/putusan/${one.id}`}
              title={one.words}
              reason={[ownerOf(one), one.dueOn && say('meetings.dueBy', { day: formatDate(one.dueOn, 'words') })]
                .filter(Boolean)
                .join(' · ')}
              end={<DecisionBadge decision={one} today={today} />}
            />
          ))}
        </RowList>
      )}
    </Section>
  )
}

export const DecisionBadge = ({ decision, today }: { readonly decision: Decision; readonly today: string }) => {
  const { say } = useWords()
  const { state, dueOn } = decision
  if (state === 'done') return <Badge kind="good">{say('meetings.decision.done')}</Badge>
  const late = dueOn !== null && dueOn < today && state !== 'withdrawn'
  return (
    <Badge kind={late ? 'attention' : 'none'} icon={null}>
      {say(late ? 'meetings.decision.late' : `meetings.decision.${state}`)}
    </Badge>
  )
}
