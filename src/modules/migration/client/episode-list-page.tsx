import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { callOperation } from '#platform/client/call-operation.ts'
import { downloadFile } from '#platform/client/download-file.ts'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { RowList } from '#platform/design/row.tsx'
import { csvOf } from '#platform/shared/csv.ts'
import type { InputOf } from '#platform/shared/operation.ts'
import { getEpisodeSheet, listEpisodes, listOrders } from '../contract/episode.ts'
import { waitingParties } from '../rules/next-step.ts'
import { listGroups } from '../rules/stages.ts'
import { EpisodeFilters, type EpisodeList } from './episode-filters.tsx'
import { EpisodeRow } from './episode-row.tsx'
import { useSheetRows } from './sheet-rows.ts'

const pageSize = 40

export interface ListChoices {
  readonly text: string
  readonly group: string
  readonly order: string
  readonly waitingFor: string
  readonly country: string
  readonly agency: string
  readonly hamlet: string
}

const nothing: ListChoices = {
  ...{ text: '', group: 'semua', order: 'recent' },
  ...{ waitingFor: '', country: '', agency: '', hamlet: '' },
}

/** Everyone who prepares, works or has come back, each with the one next step. */
export const EpisodeListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const { choices, change, page, setPage } = useChoices()
  const filter = filterOf(choices)
  const query = useQuery(listEpisodes, { ...filter, offset: page * pageSize, limit: pageSize }, { keepLast: true })
  return (
    <Page
      title={say('migration.title')}
      pillar={1}
      lead={query.data && say('migration.lead', { count: query.data.villageTotal })}
      actions={
        <>
          {may('migration.recordEpisode') && (
            <LinkButton href="/calon/baru" kind="primary" icon="plus">
              {say('migration.new')}
            </LinkButton>
          )}
          <ListMenu filter={filter} />
        </>
      }
    >
      <Answer query={query} waiting={say('migration.listLoading')}>
        {(list) => (
          <>
            {(list.villageTotal > 0 || choices.group === 'ditutup') && (
              <EpisodeFilters list={list} choices={choices} change={change} />
            )}
            <EpisodeRows
              list={list}
              choices={choices}
              clear={() => change(nothing)}
              showClosed={() => change({ ...nothing, group: 'ditutup' })}
            />
            <Pages list={list} page={page} setPage={setPage} busy={query.isFetching} />
          </>
        )}
      </Answer>
    </Page>
  )
}

/** Stage, order and party stand in the address; names and places never do. */
const useChoices = () => {
  const [group, setGroup] = useSearchParam('tahap', 'semua')
  const [typed, setTyped] = useState<ListChoices>(nothing)
  const [page, setPage] = useState(0)
  const change = (wanted: Partial<ListChoices>) => {
    setTyped({ ...typed, ...wanted })
    setPage(0)
    if (wanted.group !== undefined && wanted.group !== group) setGroup(wanted.group)
  }
  return { choices: { ...typed, group }, change, page, setPage }
}

type Filter = InputOf<typeof getEpisodeSheet>

const oneOf = <Value extends string>(values: readonly Value[], value: string): Value | null =>
  values.find((one) => one === value) ?? null

const filterOf = ({ text, group, order, waitingFor, country, agency, hamlet }: ListChoices): Filter => ({
  ...{ text, country: country || null, agency: agency || null, hamlet: hamlet || null },
  group: oneOf(listGroups, group),
  waitingFor: oneOf(waitingParties, waitingFor),
  order: oneOf(listOrders, order) ?? 'recent',
  closed: group === 'ditutup',
})

/** Printing and the file for a spreadsheet, by permission. */
const ListMenu = ({ filter }: { readonly filter: Filter }) => {
  const { say } = useWords()
  const { may } = useSession()
  const sheet = useSheetRows()
  const [refusal, setRefusal] = useState<Error | null>(null)
  const download = async () => {
    try {
      const { rows } = await callOperation(getEpisodeSheet, filter)
      downloadFile('daftar-calon.csv', csvOf(sheet(rows)), 'text/csv;charset=utf-8')
      setRefusal(null)
    } catch (fault) {
      setRefusal(fault instanceof Error ? fault : new Error('sheet'))
    }
  }
  const items = [
    ...(may('migration.listExpiries')
      ? [{ label: say('migration.expiries.open'), icon: 'clock' as const, href: '/calon/habis' }]
      : []),
    { label: say('migration.printList'), icon: 'printer' as const, onClick: () => window.print() },
    ...(may('migration.listReconciliations')
      ? [{ label: say('migration.lists'), icon: 'scale' as const, href: '/cocokkan' }]
      : []),
    ...(may('migration.getEpisodeSheet')
      ? [{ label: say('migration.sheet'), icon: 'download' as const, onClick: () => void download() }]
      : []),
  ]
  return (
    <>
      <Menu label={say('migration.more')} items={items} />
      <RefusalMessage refusal={refusal} />
    </>
  )
}

interface RowsProps {
  readonly list: EpisodeList
  readonly choices: ListChoices
  readonly clear: () => void
  readonly showClosed: () => void
}

const EpisodeRows = ({ list, choices, clear, showClosed }: RowsProps) => {
  const { say } = useWords()
  const { may } = useSession()
  if (list.episodes.length > 0) {
    return (
      <RowList label={say('migration.title')}>
        {list.episodes.map((episode) => (
          <EpisodeRow key={episode.id} episode={episode} />
        ))}
      </RowList>
    )
  }
  if (choices.group === 'ditutup' && choices.text === '') {
    return (
      <EmptyState
        title={say('migration.emptyClosed')}
        sentence={say('migration.emptyClosedSentence')}
        action={<Button onClick={clear}>{say('migration.clearFilter')}</Button>}
      />
    )
  }
  if (list.villageTotal === 0) {
    return (
      <EmptyState
        title={say('migration.empty')}
        sentence={say('migration.emptySentence')}
        action={
          <Cluster gap={12}>
            {may('migration.recordEpisode') && (
              <LinkButton href="/calon/baru" icon="plus">
                {say('migration.new')}
              </LinkButton>
            )}
            <Button kind="quiet" onClick={showClosed}>
              {say('migration.seeClosed')}
            </Button>
          </Cluster>
        }
      />
    )
  }
  return (
    <EmptyState
      title={say('migration.emptyFilter')}
      sentence={say('migration.emptyFilterSentence')}
      action={<Button onClick={clear}>{say('migration.clearFilter')}</Button>}
    />
  )
}

interface PagesProps {
  readonly list: EpisodeList
  readonly page: number
  readonly setPage: (page: number) => void
  readonly busy: boolean
}

/** "41–80 dari 214", and the pages beside it. */
const Pages = ({ list, page, setPage, busy }: PagesProps) => {
  const { say } = useWords()
  if (list.episodes.length === 0) return null
  const first = page * pageSize + 1
  const last = page * pageSize + list.episodes.length
  const go = (to: number) => {
    setPage(to)
    window.scrollTo({ top: 0, behavior: 'instant' })
  }
  return (
    <div className="pager">
      <span className="muted" role="status">
        {say('migration.pageOf', { first, last, total: list.total })}
      </span>
      <Cluster gap={8}>
        {page > 0 && (
          <Button compact icon="chevron-left" busy={busy} onClick={() => go(page - 1)}>
            {say('migration.pageBefore')}
          </Button>
        )}
        {last < list.total && (
          <Button compact icon="chevron-right" busy={busy} onClick={() => go(page + 1)}>
            {say('migration.pageAfter')}
          </Button>
        )}
      </Cluster>
    </div>
  )
}
