import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type Door, getDoor } from '../contract/door.ts'
import { CloseDoor } from './close-door.tsx'
import { DoorLink } from './door-link.tsx'
import { DoorShares } from './door-shares.tsx'
import type { MadeLink } from './one-time-link.tsx'
import { OpenDoorForm } from './open-door-form.tsx'
import { RenewDoor } from './renew-door.tsx'

type Found = OutputOf<typeof getDoor>

export const doorBadges: Readonly<Record<Door['state'], BadgeKind>> = {
  waiting: 'attention',
  used: 'good',
  linkOver: 'attention',
  dropped: 'attention',
  over: 'none',
  closed: 'none',
}

/** The door of one person, as the desk opens, renews and closes it. */
export const DoorDesk = ({ personId }: { readonly personId: string }) => {
  const query = useQuery(getDoor, { personId })
  return <Answer query={query}>{(found) => <OneDoor personId={personId} found={found} />}</Answer>
}

const OneDoor = ({ personId, found }: { readonly personId: string; readonly found: Found }) => {
  const { say } = useWords()
  const { village, term } = useSession()
  const [link, setLink] = useState<MadeLink | null>(null)
  const { door, personName } = found
  const isOpen = door !== null && door.state !== 'closed' && door.state !== 'over'
  const place = village ? `${village.localWord} ${village.name}` : (term?.place ?? '')
  return (
    <Page
      title={say('access.door.of', { name: personName })}
      lead={door ? say(`access.door.state.${door.state}`) : say('access.door.noneWhy', { name: personName })}
      trail={[
        { href: '/pintu-keluarga', label: say('access.door.title') },
        { href: `/orang/${personId}`, label: personName },
      ]}
      width="narrow"
    >
      {link && <DoorLink link={link} name={personName} place={place} pinIsSet={door?.pinIsSet ?? false} />}
      {door && <DoorFacts door={door} />}
      {isOpen ? (
        !link && <RenewDoor doorId={door.id} onMade={setLink} />
      ) : (
        <Section title={say(door ? 'access.door.openAgain' : 'access.door.open')}>
          <OpenDoorForm personId={personId} onMade={setLink} />
        </Section>
      )}
      {isOpen && <DoorShares personId={personId} name={personName} shares={found.shares} near={found.near} byDesk />}
      {door && <Uses found={found} />}
      {isOpen && <CloseDoor doorId={door.id} name={personName} />}
    </Page>
  )
}

const DoorFacts = ({ door }: { readonly door: Door }) => {
  const { say, formatDate, formatMoment } = useWords()
  const facts = [
    { label: say('access.door.forWhom'), value: say(`access.door.for.${door.forWhom}`) },
    { label: say('access.door.identity'), value: say(`access.door.identity.${door.identitySeen}`) },
    { label: say('access.door.openedBy'), value: by(door.openedByName, door.openedAt) },
    { label: say('access.door.until'), value: door.until ? formatDate(door.until) : '–' },
    { label: say('access.door.pinSet'), value: say(door.pinIsSet ? 'access.door.pinIsSet' : 'access.door.pinNotSet') },
    ...(door.state === 'waiting' && door.linkExpiresAt
      ? [{ label: say('access.door.linkUntil'), value: formatMoment(door.linkExpiresAt) }]
      : []),
    {
      label: say('access.door.lastUsed'),
      value: door.lastUsedAt ? formatMoment(door.lastUsedAt) : say('access.door.neverUsed'),
    },
    ...(door.closedAt
      ? [
          {
            label: say('access.door.closedBy'),
            value: by(door.closedByName ?? '', door.closedAt),
            note: say(`access.door.end.${door.closeReason}`),
          },
        ]
      : []),
  ]
  function by(name: string, at: string): string {
    return say('access.door.by', { name, when: formatMoment(at) })
  }
  return <Facts facts={facts} />
}

const useKinds: Readonly<Record<string, BadgeKind>> = { good: 'good', wrong: 'attention', locked: 'grave' }

/** Which phones are known, and who tried when: enough to see with the person that all of it was the person. */
const Uses = ({ found }: { readonly found: Found }) => {
  const { say, formatMoment } = useWords()
  return (
    <>
      <Section title={say('access.door.phones')}>
        {found.phones.length === 0 ? (
          <p className="muted">{say('access.door.noPhones')}</p>
        ) : (
          <RowList label={say('access.door.phones')}>
            {found.phones.map((phone) => (
              <Row
                key={phone.id}
                title={phone.device}
                reason={say('access.door.phoneSince', {
                  first: formatMoment(phone.firstAt),
                  last: formatMoment(phone.lastAt),
                })}
                end={phone.ended && <Badge icon={null}>{say('access.door.phoneEnded')}</Badge>}
              />
            ))}
          </RowList>
        )}
      </Section>
      <Section title={say('access.door.uses')} note={say('access.door.usesNote')}>
        {found.uses.length === 0 ? (
          <p className="muted">{say('access.door.noUses')}</p>
        ) : (
          <RowList label={say('access.door.uses')}>
            {found.uses.map((use) => (
              <Row
                key={use.id}
                title={formatMoment(use.at)}
                reason={use.device}
                end={<Badge kind={useKinds[use.outcome]}>{say(`access.door.use.${use.outcome}`)}</Badge>}
              />
            ))}
          </RowList>
        )}
      </Section>
    </>
  )
}
