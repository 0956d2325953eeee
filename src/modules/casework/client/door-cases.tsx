import type { SlotProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listCasesAtDoor } from '../contract/door-cases.ts'

/** At the family's door: the own cases as the tracker tells them, the way to the tracker, and where trouble is told. */
export const DoorCases = ({ subject }: SlotProps) => {
  const { say, formatDate } = useWords()
  const { personId, village } = useSession()
  const isOwn = personId !== null && subject.personId === personId
  const query = useQuery(listCasesAtDoor, { personId: personId ?? '' }, { enabled: isOwn })
  if (!isOwn || !query.data) return null
  const { cases } = query.data
  return (
    <Section title={say('casework.door.title')}>
      <RowList label={say('casework.door.title')}>
        {cases.map((one) => (
          <Row
            key={one.id}
            tile={{ icon: 'lifebuoy', pillar: 1 }}
            title={say(`casework.stand.${one.stand}`)}
            reason={[
              one.number,
              say('casework.door.since', { day: formatDate(one.since) }),
              one.leadName && say('casework.door.lead', { name: one.leadName }),
              one.nextOn && say('casework.door.next', { day: formatDate(one.nextOn) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
        {cases.length > 0 && (
          <Row
            href="/kasus-saya"
            tile={{ icon: 'help', pillar: 1 }}
            title={say('casework.door.ask')}
            reason={say('casework.door.askWhy')}
          />
        )}
        <Row
          href={village ? `/lapor/${village.code}` : '/lapor'}
          tile={{ icon: 'lifebuoy', pillar: 1 }}
          title={say('casework.door.tell')}
          reason={say('casework.door.tellWhy')}
        />
      </RowList>
    </Section>
  )
}
