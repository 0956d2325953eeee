import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listEpisodes } from '../contract/episode.ts'
import { type ListGroup, listGroups } from '../rules/stages.ts'
import { EpisodeRow } from './episode-row.tsx'
import { useLabels } from './labels.ts'

const pageSize = 40

/** Everyone who prepares, works or has come back, each with the one next step. */
export const EpisodeListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [group, setGroup] = useSearchParam('tahap', 'semua')
  const [country, setCountry] = useSearchParam('negara', '')
  const [text, setText] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const closed = group === 'ditutup'
  const query = useQuery(
    listEpisodes,
    { text, group: asGroup(group), country: country || null, closed, limit: Math.min(limit, 100) },
    { keepLast: true },
  )
  const clear = () => {
    setText('')
    setGroup('semua')
  }
  return (
    <Page
      title={say('migration.title')}
      pillar={1}
      lead={query.data && say('migration.lead', { count: query.data.villageTotal })}
      actions={
        may('migration.recordEpisode') && (
          <LinkButton href="/calon/baru" kind="primary" icon="plus">
            {say('migration.new')}
          </LinkButton>
        )
      }
    >
      <Answer query={query} waiting={say('migration.listLoading')}>
        {(list) => (
          <>
            <Filters {...{ list, group, setGroup, country, setCountry, text, setText }} />
            <EpisodeRows list={list} clear={clear} />
            {list.episodes.length > 0 && (
              <Pager
                shown={list.episodes.length}
                total={list.total}
                busy={query.isFetching}
                {...(list.episodes.length < list.total && limit < 100 && { onMore: () => setLimit(limit + pageSize) })}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

type List = OutputOf<typeof listEpisodes>

const asGroup = (value: string): ListGroup | null =>
  (listGroups as readonly string[]).includes(value) ? (value as ListGroup) : null

interface FiltersProps {
  readonly list: List
  readonly group: string
  readonly setGroup: (group: string) => void
  readonly country: string
  readonly setCountry: (country: string) => void
  readonly text: string
  readonly setText: (text: string) => void
}

const Filters = ({ list, group, setGroup, country, setCountry, text, setText }: FiltersProps) => {
  const { say } = useWords()
  const { country: countryName } = useLabels()
  const counted = list.groups.filter((one) => one.count > 0 || one.group === group)
  const all = list.groups.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className="stack" style={{ gap: 16 }}>
      <Columns count={2} gap={16}>
        <SearchField label={say('migration.search')} value={text} onChange={setText} />
        {list.countries.length > 1 || country ? (
          <ChoiceField
            label={say('migration.filterCountry')}
            name="country"
            value={country}
            onChange={setCountry}
            emptyLabel={say('migration.allCountries')}
            choices={list.countries.map((one) => ({
              value: one.country,
              label: `${countryName(one.country)} (${one.count})`,
            }))}
          />
        ) : null}
      </Columns>
      <FilterChips
        label={say('migration.filterStage')}
        value={group}
        onChange={setGroup}
        chips={[
          { value: 'semua', label: say('migration.filterAll'), count: group === 'ditutup' ? undefined : all },
          ...counted.map((one) => ({ value: one.group, label: groupLabel(one.group, say), count: one.count })),
          { value: 'ditutup', label: say('migration.filterClosed') },
        ]}
      />
    </div>
  )
}

const groupLabel = (group: ListGroup, say: (key: string) => string): string =>
  say(
    group === 'abroad' || group === 'home' || group === 'ended'
      ? `migration.group.${group}`
      : `migration.step.${group}`,
  )

const EpisodeRows = ({ list, clear }: { readonly list: List; readonly clear: () => void }) => {
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
  if (list.villageTotal === 0) {
    return (
      <EmptyState
        title={say('migration.empty')}
        sentence={say('migration.emptySentence')}
        action={
          may('migration.recordEpisode') && (
            <LinkButton href="/calon/baru" icon="plus">
              {say('migration.new')}
            </LinkButton>
          )
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
