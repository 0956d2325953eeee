import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { daysBetween } from '#platform/shared/dates.ts'
import type { FamilyFile } from './household-page.tsx'
import { useLabels } from './labels.ts'

/** Papers with an end, soonest first: what, whose, how long still, who holds it. */
export const ExpiringSection = ({ file }: { readonly file: FamilyFile }) => {
  const { say, formatDate } = useWords()
  return (
    <Section title={say('registry.papersEnding')}>
      <RowList label={say('registry.papersEnding')}>
        {file.expiring.map((paper) => (
          <Row
            key={paper.id}
            href={`/orang/${paper.personId}?bagian=kertas`}
            title={say('registry.paperOf', { paper: say(`registry.document.${paper.kind}`), name: paper.personName })}
            reason={[
              say('registry.until', { date: formatDate(paper.expiresOn) }),
              paper.numberMasked,
              say(`registry.holder.${paper.heldBy}`),
            ]
              .filter(Boolean)
              .join(' · ')}
            end={<TimeLeft expiresOn={paper.expiresOn} />}
          />
        ))}
      </RowList>
    </Section>
  )
}

export const TimeLeft = ({ expiresOn }: { readonly expiresOn: FamilyFile['expiring'][number]['expiresOn'] }) => {
  const { say, today } = useWords()
  const days = daysBetween(today, expiresOn)
  if (days < 0) return <Badge kind="attention">{say('registry.ended')}</Badge>
  return (
    <Badge kind="attention">
      {days > 60
        ? say('registry.monthsLeft', { count: Math.round(days / 30) })
        : say('registry.daysLeft', { count: days })}
    </Badge>
  )
}

/** Each child with who cares for it; where nobody is named, that is said and can be mended at once. */
export const ChildrenSection = ({ file }: { readonly file: FamilyFile }) => {
  const { say } = useWords()
  return (
    <Section title={say('registry.childrenAndCarer')}>
      <RowList label={say('registry.childrenAndCarer')}>
        {file.children.map((child) => (
          <ChildRow key={child.childPersonId} child={child} atHome={parentsAtHome(file)} />
        ))}
      </RowList>
    </Section>
  )
}

// A carer is only missed where a parent is away: the couple of the card stands for the parents.
const parentsAtHome = ({ members }: FamilyFile): boolean => {
  const couple = members.filter((member) => ['1', '2', '3'].includes(member.relationCode ?? ''))
  return couple.length > 0 && couple.every((member) => member.lifeStatus === 'alive')
}

interface ChildRowProps {
  readonly child: FamilyFile['children'][number]
  readonly atHome: boolean
}

const ChildRow = ({ child, atHome }: ChildRowProps) => {
  const { say, formatDate } = useWords()
  const { age } = useLabels()
  const { may } = useSession()
  const carer = child.carerName
    ? say('registry.caredBy', {
        name: child.carerName,
        relation: say(`registry.carer.${child.carerRelation ?? 'other'}`),
        date: child.fromOn ? formatDate(child.fromOn) : '',
      })
    : say(atHome ? 'registry.withParents' : 'registry.noCarer')
  const mayName = child.carerName === null && may('registry.recordCareArrangement')
  return (
    <Row
      href={mayName ? `/orang/${child.childPersonId}/pengasuh` : `/orang/${child.childPersonId}`}
      title={`${child.childName}, ${age({ birthDate: child.birthDate, birthPrecision: 'day' })}`}
      reason={carer}
      end={<CareBadge written={child.carerName !== null} atHome={atHome} />}
    />
  )
}

const CareBadge = ({ written, atHome }: { readonly written: boolean; readonly atHome: boolean }) => {
  const { say } = useWords()
  if (written) return <Badge kind="good">{say('registry.written')}</Badge>
  return atHome ? null : <Badge kind="attention">{say('registry.notWritten')}</Badge>
}
