import { Slot, useHasParts } from '#platform/client/slot.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import type { HouseholdMember } from '../contract/household.ts'
import { Face } from './face.tsx'
import { LifeBadge } from './found-people.tsx'
import type { FamilyFile } from './household-page.tsx'
import { useLabels } from './labels.ts'

/** Who stands on the card today: name, relation, age, what they do now, how the papers are. */
export const MembersTable = ({ file }: { readonly file: FamilyFile }) => {
  const { say } = useWords()
  const columns = useColumns(file)
  return (
    <Section title={say('registry.members')}>
      {file.members.length === 0 ? (
        <EmptyState title={say('registry.noMembers')} sentence={say('registry.noMembersHow')} />
      ) : (
        <Table
          caption={say('registry.members')}
          columns={columns}
          rows={file.members}
          rowKey={(member) => member.id}
          rowHref={(member) => `/orang/${member.id}`}
        />
      )}
    </Section>
  )
}

const useColumns = (file: FamilyFile): Column<HouseholdMember>[] => {
  const { say } = useWords()
  const { age, label } = useLabels()
  const hasStatus = useHasParts('member-status')
  const endingOf = (id: string) => file.expiring.filter((paper) => paper.personId === id).length
  return [
    { key: 'name', title: say('registry.name'), cell: (member) => <MemberName member={member} /> },
    { key: 'relation', title: say('registry.relation'), cell: (member) => label('relation', member.relationCode) },
    { key: 'age', title: say('registry.ageTitle'), number: true, cell: (member) => age(member) },
    {
      key: 'now',
      title: say('registry.now'),
      cell: (member) => (
        <>
          <LifeBadge status={member.lifeStatus} />
          {hasStatus && <Slot place="member-status" subject={{ personId: member.id }} />}
          {member.lifeStatus === 'alive' && label('occupation', member.occupationCode)}
          {member.livesAt !== null && (
            <div className="small muted">{say('registry.livesAt', { place: member.livesAt })}</div>
          )}
        </>
      ),
    },
    {
      key: 'papers',
      title: say('registry.papers'),
      cell: (member) => <PapersBadge ending={endingOf(member.id)} verified={member.verifiedLevel !== 'self'} />,
    },
  ]
}

const MemberName = ({ member }: { readonly member: HouseholdMember }) =>
  member.photoHash === null ? (
    member.name
  ) : (
    <span className="face-name">
      <Face name={member.name} hash={member.photoHash} size={32} />
      {member.name}
    </span>
  )

const PapersBadge = ({ ending, verified }: { readonly ending: number; readonly verified: boolean }) => {
  const { say } = useWords()
  if (ending > 0) return <Badge kind="attention">{say('registry.endingCount', { count: ending })}</Badge>
  return verified ? <Badge kind="good">{say('registry.compared')}</Badge> : <Badge>{say('registry.notCompared')}</Badge>
}

/** Those who left the card stay readable: nothing is erased. */
export const FormerMembers = ({ file }: { readonly file: FamilyFile }) => {
  const { say, formatDate } = useWords()
  if (file.formerMembers.length === 0) return null
  return (
    <Details summary={say('registry.formerMembers', { count: file.formerMembers.length })}>
      <RowList label={say('registry.formerMembersTitle')}>
        {file.formerMembers.map((member) => (
          <Row
            key={member.memberId}
            href={`/orang/${member.id}`}
            title={member.name}
            reason={[
              say('registry.leftOn', { date: member.untilOn ? formatDate(member.untilOn) : '' }),
              member.movedTo !== null && say('registry.movedTo', { village: member.movedTo }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </RowList>
    </Details>
  )
}
