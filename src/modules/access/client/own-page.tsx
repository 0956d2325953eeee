import { useSession } from '#platform/client/session.tsx'
import { Slot } from '#platform/client/slot.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { getOwnDoor } from '../contract/door.ts'
import { DoorShares } from './door-shares.tsx'

/** The page of whoever came in by the family's door, made of what modules give to `my-page`: the own news first, then what others show. */
export const OwnPage = () => {
  const { say, formatDate } = useWords()
  const { account, personId, village, term } = useSession()
  const own = useQuery(getOwnDoor, { personId: personId ?? '' }, { enabled: personId !== null })
  if (personId === null) return null
  const place = village ? `${village.localWord} ${village.name}` : (term?.place ?? '')
  return (
    <Page
      title={say('access.own.hello', { name: account?.name ?? '' })}
      lead={say('access.own.lead', { place })}
      width="narrow"
    >
      <Slot place="my-page" subject={{ personId }} />
      {own.data?.shown.map((one) => (
        <Section key={one.personId} title={say('access.own.shownBy', { name: one.name })}>
          <Slot place="my-page" subject={{ personId: one.personId }} />
        </Section>
      ))}
      {own.data && (
        <DoorShares personId={personId} name={account?.name ?? ''} shares={own.data.shares} near={own.data.near} />
      )}
      <RowList label={say('access.own.title')}>
        <Row
          href={`/orang/${personId}`}
          tile={{ icon: 'id-card', pillar: 0 }}
          title={say('access.own.file')}
          reason={say('access.own.fileWhy')}
        />
        <Row
          href="/akun"
          tile={{ icon: 'phone', pillar: 0 }}
          title={say('access.own.phones')}
          reason={say('access.own.phonesWhy')}
        />
      </RowList>
      {own.data?.until && <p className="small muted">{say('access.own.until', { day: formatDate(own.data.until) })}</p>}
    </Page>
  )
}
