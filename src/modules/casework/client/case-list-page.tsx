import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import type { InputOf, OutputOf } from '#platform/shared/operation.ts'
import { type CaseGroup, caseGroups, listCases } from '../contract/case.ts'
import { CaseRow } from './case-row.tsx'

const pageSize = 40

type CaseList = OutputOf<typeof listCases>
type Filter = InputOf<typeof listCases>

/** The cases of this officer, what is due first. */
export const CaseListPage = () => {
  const { say } = useWords()
  const { may } = useSession()
  const [asked, setGroup] = useSearchParam('kelompok', 'open')
  const group: CaseGroup = caseGroups.find((one) => one === asked) ?? 'open'
  const [text, setText] = useState('')
  const [type, setType] = useState('')
  const [limit, setLimit] = useState(pageSize)
  const filter: Filter = { group, text, type: (type || null) as Filter['type'], limit }
  const query = useQuery(listCases, filter, { keepLast: true })
  return (
    <Page
      title={say('casework.title')}
      pillar={1}
      lead={say('casework.lead')}
      actions={
        <>
          {may('casework.recordCase') && (
            <LinkButton href="/kasus/baru" kind="primary" icon="plus">
              {say('casework.new')}
            </LinkButton>
          )}
          {may('casework.listIncidents') && (
            <LinkButton href="/kasus/peristiwa">{say('casework.incidents.title')}</LinkButton>
          )}
          {may('casework.getOverview') && <LinkButton href="/kasus/ringkasan">{say('casework.overview')}</LinkButton>}
        </>
      }
    >
      <Answer query={query} waiting={say('casework.listLoading')}>
        {(list) => (
          <>
            <div className="stack" style={{ gap: 16 }}>
              <SearchField label={say('casework.search')} value={text} onChange={setText} />
              <FilterChips
                label={say('casework.groupLabel')}
                value={group}
                onChange={setGroup}
                chips={list.groups.map((one) => ({
                  ...{ value: one.group, label: say(`casework.group.${one.group}`), count: one.count },
                }))}
              />
              {(list.types.length > 1 || type !== '') && (
                <ChoiceField
                  label={say('casework.typeFilter')}
                  name="type"
                  value={type}
                  onChange={setType}
                  emptyLabel={say('casework.anyType')}
                  choices={list.types.map((one) => ({
                    value: one.type,
                    label: `${say(`casework.type.${one.type}`)} (${one.count})`,
                  }))}
                />
              )}
            </div>
            <Rows
              list={list}
              isNarrow={text !== '' || type !== '' || group !== 'open'}
              clear={() => {
                setText('')
                setType('')
                setGroup('open')
              }}
            />
            {list.cases.length > 0 && (
              <Pager
                shown={list.cases.length}
                total={list.total}
                busy={query.isFetching}
                {...(limit < 100 ? { onMore: () => setLimit(100) } : {})}
              />
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

const Rows = ({
  list,
  isNarrow,
  clear,
}: {
  readonly list: CaseList
  readonly isNarrow: boolean
  readonly clear: () => void
}) => {
  const { say } = useWords()
  const { may } = useSession()
  if (list.cases.length > 0)
    return (
      <RowList label={say('casework.title')}>
        {list.cases.map((one) => (
          <CaseRow key={one.id} one={one} />
        ))}
      </RowList>
    )
  if (isNarrow)
    return (
      <EmptyState
        title={say('casework.emptyFilter')}
        sentence={say('casework.emptyFilterSentence')}
        action={<Button onClick={clear}>{say('casework.clearFilter')}</Button>}
      />
    )
  return (
    <EmptyState
      title={say('casework.empty')}
      sentence={say('casework.emptySentence')}
      action={
        may('casework.recordCase') && (
          <LinkButton href="/kasus/baru" icon="plus">
            {say('casework.new')}
          </LinkButton>
        )
      }
    />
  )
}
