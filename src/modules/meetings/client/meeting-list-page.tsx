import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { findMeetingKind } from '../contract/kinds.ts'
import { listMeetings, type MeetingListItem } from '../contract/meeting.ts'
import { listGroups } from '../rules/list.ts'

const pageSize = 40
/** So few are seen at a glance. */
const few = 8

/** All meetings of the village: what has to be written first, then what comes. */
export const MeetingListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [group, setGroup] = useSearchParam('keadaan', 'semua')
  const [text, setText] = useState('')
  const [kind, setKind] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const asked = { text, kind: kind || null, group: listGroups.find((one) => one === group) ?? null }
  const query = useQuery(listMeetings, { ...asked, offset: 0, limit: Math.min(limit, 100) }, { keepLast: true })
  const clear = () => {
    setText('')
    setKind('')
    setGroup('semua')
  }
  return (
    <Page
      title={say('meetings.title')}
      lead={
        query.data &&
        query.data.villageTotal > 0 && <Rich text={say('meetings.lead', { count: query.data.villageTotal })} />
      }
      actions={
        query.data?.villageTotal !== 0 &&
        may('meetings.recordMeeting') && (
          <LinkButton href="/rapat/baru" kind="primary" icon="plus">
            {say('meetings.new')}
          </LinkButton>
        )
      }
    >
      <Answer query={query} waiting={say('meetings.listLoading')}>
        {(list) => (
          <>
            {list.villageTotal > 0 && (
              <Stack gap={16}>
                {list.villageTotal > few && (
                  <SearchField label={say('meetings.search')} value={text} onChange={setText} />
                )}
                <GroupChips list={list} group={group} setGroup={setGroup} />
                {list.villageTotal > few && list.kinds.length > 1 && (
                  <KindField list={list} kind={kind} setKind={setKind} />
                )}
              </Stack>
            )}
            <Meetings list={list} clear={clear} />
            {list.total > pageSize && (
              <Pager
                shown={list.meetings.length}
                total={list.total}
                busy={query.isFetching}
                {...(list.meetings.length < list.total && limit < 100 && { onMore: () => setLimit(limit + pageSize) })}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

type List = OutputOf<typeof listMeetings>

interface ChipsProps {
  readonly list: List
  readonly group: string
  readonly setGroup: (group: string) => void
}

const GroupChips = ({ list, group, setGroup }: ChipsProps) => {
  const { say } = useWords()
  const counted = list.groups.filter((one) => one.count > 0 || one.group === group)
  const all = list.groups.reduce((sum, one) => sum + one.count, 0)
  return (
    <FilterChips
      label={say('meetings.filter')}
      value={group}
      onChange={setGroup}
      chips={[
        { value: 'semua', label: say('meetings.filterAll'), count: all },
        ...counted.map((one) => ({ value: one.group, label: say(`meetings.group.${one.group}`), count: one.count })),
      ]}
    />
  )
}

interface KindProps {
  readonly list: List
  readonly kind: string
  readonly setKind: (kind: string) => void
}

const KindField = ({ list, kind, setKind }: KindProps) => {
  const { say } = useWords()
  return (
    <ChoiceField
      name="kind"
      label={say('meetings.kindField')}
      value={kind}
      onChange={setKind}
      emptyLabel={say('meetings.filterAny')}
      choices={list.kinds.map((one) => ({
        value: one.kind,
        label: `${say(findMeetingKind(one.kind)?.name ?? 'meetings.kind.other')} (${one.count})`,
      }))}
    />
  )
}

const Meetings = ({ list, clear }: { readonly list: List; readonly clear: () => void }) => {
  const { say } = useWords()
  const { may } = useSession()
  if (list.meetings.length > 0)
    return (
      <RowList label={say('meetings.title')}>
        {list.meetings.map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </RowList>
    )
  if (list.villageTotal === 0)
    return (
      <EmptyState
        title={say('meetings.empty')}
        sentence={say('meetings.emptyWhy')}
        action={
          may('meetings.recordMeeting') && (
            <LinkButton href="/rapat/baru" kind="primary" icon="plus">
              {say('meetings.new')}
            </LinkButton>
          )
        }
      />
    )
  return (
    <EmptyState
      title={say('meetings.emptyFilter')}
      action={<Button onClick={clear}>{say('meetings.clearFilter')}</Button>}
    />
  )
}

const MeetingRow = ({ meeting }: { readonly meeting: MeetingListItem }) => {
  const { say, formatDate } = useWords()
  const kind = findMeetingKind(meeting.kind)
  const words = [say(kind?.name ?? 'meetings.kind.other'), meeting.place]
  return (
    <Row
      href={`/rapat/${meeting.id}`}
      tile={{ icon: 'calendar', pillar: kind?.pillar ?? 0 }}
      title={meeting.title}
      reason={
        <>
          {formatDate(meeting.heldOn, 'words')}, {meeting.startsAt}
          <br />
          {words.join(' · ')}
        </>
      }
      end={
        <Badge
          kind={meeting.group === 'toWrite' ? 'attention' : meeting.group === 'coming' ? 'info' : 'none'}
          icon={null}
        >
          {say(`meetings.group.${meeting.group}`)}
        </Badge>
      }
    />
  )
}
