import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listBreakGlass } from '../contract/break-glass.ts'
import { OfficerTabs } from './officer-tabs.tsx'
import { SeenButton } from './seen-button.tsx'

type Grant = OutputOf<typeof listBreakGlass>['grants'][number]

/** `/petugas/buka-kaca`: who opened this village's files from above, and why. */
export const VillageGlassPage = () => {
  const { say } = useWords()
  const query = useQuery(listBreakGlass, {})
  return (
    <Answer query={query}>
      {({ grants }) => (
        <Page
          title={say('access.glass.menu')}
          lead={say('access.glass.villageLead', {
            count: grants.length,
            unseen: grants.filter((grant) => grant.seenAt === null).length,
          })}
          tabs={<OfficerTabs current="/petugas/buka-kaca" />}
        >
          {grants.length === 0 ? (
            <EmptyState title={say('access.glass.none')} />
          ) : (
            <RowList label={say('access.glass.menu')}>
              {grants.map((grant) => (
                <GrantRow key={grant.id} grant={grant} />
              ))}
            </RowList>
          )}
        </Page>
      )}
    </Answer>
  )
}

const GrantRow = ({ grant }: { readonly grant: Grant }) => {
  const { say, formatMoment } = useWords()
  const { may } = useSession()
  const seen = grant.seenAt && say('access.glass.seen', { by: grant.seenBy ?? '', when: formatMoment(grant.seenAt) })
  return (
    <Row
      tile={{ icon: 'eye' }}
      title={`${grant.name} · ${say(`access.role.${grant.role}`)}, ${grant.office}`}
      reason={
        <>
          {grant.reason}
          <br />
          <span className="small muted">
            {formatMoment(grant.openedAt)}
            {seen && ` · ${seen}`}
          </span>
          {grant.seenAt === null && may('access.recordBreakGlassSeen') && (
            <>
              <br />
              <SeenButton grantId={grant.id} />
            </>
          )}
        </>
      }
      end={grant.state === 'open' && <Badge kind="attention">{say('access.glass.nowOpen')}</Badge>}
    />
  )
}
