import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type Door, listDoors } from '../contract/door.ts'
import { DoorDesk, doorBadges } from './door-desk.tsx'

/** `/pintu-keluarga`, and `/pintu-keluarga/$personId` for one of them. */
export const DoorsPage = ({ params }: PageProps) =>
  params.personId === undefined ? <OpenDoors /> : <DoorDesk personId={params.personId} />

/** Whose door is open here, and when it was last used. */
const OpenDoors = () => {
  const { say } = useWords()
  const [closed, setClosed] = useState(false)
  const query = useQuery(listDoors, { closed: false })
  return (
    <Page title={say('access.door.title')} lead={say('access.doors.lead')}>
      <Answer query={query}>
        {({ doors }) =>
          doors.length === 0 ? (
            <EmptyState
              title={say('access.doors.empty')}
              sentence={say('access.doors.emptyHow')}
              action={
                <LinkButton href="/keluarga" icon="users">
                  {say('access.doors.find')}
                </LinkButton>
              }
            />
          ) : (
            <DoorRows doors={doors} />
          )
        }
      </Answer>
      {closed ? (
        <ClosedDoors />
      ) : (
        <div>
          <Button kind="quiet" icon="history" onClick={() => setClosed(true)}>
            {say('access.doors.showClosed')}
          </Button>
        </div>
      )}
    </Page>
  )
}

const ClosedDoors = () => {
  const { say } = useWords()
  const query = useQuery(listDoors, { closed: true })
  return (
    <Section title={say('access.doors.closedTitle')}>
      <Answer query={query}>{({ doors }) => <DoorRows doors={doors} />}</Answer>
    </Section>
  )
}

const DoorRows = ({ doors }: { readonly doors: readonly Door[] }) => {
  const { say, formatMoment } = useWords()
  return (
    <RowList label={say('access.door.title')}>
      {doors.map((door) => (
        <Row
          key={door.id}
          href={`/pintu-keluarga/${door.personId}`}
          tile={{ icon: 'user', pillar: 0 }}
          title={door.personName}
          reason={[
            say(`access.door.for.${door.forWhom}`),
            door.lastUsedAt
              ? `${say('access.door.lastUsed')}: ${formatMoment(door.lastUsedAt)}`
              : say('access.door.noUses'),
          ].join(' · ')}
          end={<Badge kind={doorBadges[door.state]}>{say(`access.door.state.${door.state}`)}</Badge>}
        />
      ))}
    </RowList>
  )
}
