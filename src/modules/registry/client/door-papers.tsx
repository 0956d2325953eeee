import type { SlotProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listPapersAtDoor } from '../contract/door-papers.ts'
import { withheldFlag } from '../rules/documents.ts'

type Paper = OutputOf<typeof listPapersAtDoor>['papers'][number]

/** At the family's door: what papers there are and until when they are good; what ends soon comes first. */
export const DoorPapers = ({ subject }: SlotProps) => {
  const { say } = useWords()
  const personId = subject.personId ?? ''
  const query = useQuery(listPapersAtDoor, { personId }, { enabled: personId !== '' })
  const papers = query.data?.papers ?? []
  if (papers.length === 0) return null
  const inOrder = papers.toSorted((one, other) => (one.expiresOn ?? '9999').localeCompare(other.expiresOn ?? '9999'))
  return (
    <Section title={say('registry.door.papers')}>
      <RowList label={say('registry.door.papers')}>
        {inOrder.map((paper) => (
          <PaperRow key={paper.id} paper={paper} />
        ))}
      </RowList>
    </Section>
  )
}

const PaperRow = ({ paper }: { readonly paper: Paper }) => {
  const { say, formatDate } = useWords()
  const day = paper.expiresOn && formatDate(paper.expiresOn)
  const over = paper.status === 'expired'
  const withheld = paper.heldBy !== null && withheldFlag(paper.kind, paper.heldBy) !== null
  const words = [
    day ? say(over ? 'registry.door.over' : 'registry.door.until', { day }) : say('registry.door.noEnd'),
    paper.ending && !over ? say('registry.door.ending') : '',
    withheld ? say('registry.door.withheld') : '',
  ]
  return (
    <Row
      tile={{ icon: 'id-card', pillar: 0 }}
      title={say(`registry.document.${paper.kind}`)}
      reason={words.filter(Boolean).join('. ')}
      end={
        (paper.ending || over) && (
          <Badge kind="attention">{say(over ? 'registry.documentStatus.expired' : 'registry.door.soon')}</Badge>
        )
      }
    />
  )
}
