import { useState } from 'react'
import { expiryKinds } from '#modules/references/contract/codes.ts'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { Rich } from '#platform/client/rich.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { expiryWindows, listExpiries } from '../contract/expiries.ts'
import { ExpiryRow } from './expiry-row.tsx'

const pageSize = 40

/** What runs out, first to last: a morning's work list. */
export const ExpiriesPage = () => {
  const { say } = useWords()
  const [kind, setKind] = useSearchParam('jenis', 'semua')
  const [hamlet, setHamlet] = useState('')
  const [within, setWithin] = useState('275')
  const [limit, setLimit] = useState(pageSize)
  const filter = {
    kind: expiryKinds.find((one) => one === kind) ?? null,
    ...{ hamlet: hamlet || null, withinDays: Number(within), limit: Math.min(limit, 100) },
  }
  const query = useQuery(listExpiries, filter, { keepLast: true })
  return (
    <Page
      title={say('migration.expiries.title')}
      pillar={1}
      trail={[{ href: '/calon', label: say('migration.menu') }]}
      lead={
        query.data && <Rich text={say('migration.expiries.lead', { count: query.data.total, due: query.data.due })} />
      }
    >
      <Answer query={query} waiting={say('migration.listLoading')}>
        {(list) => (
          <>
            <Filters list={list} {...{ kind, setKind, hamlet, setHamlet, within, setWithin }} />
            {list.expiries.length === 0 ? (
              <EmptyState title={say('migration.expiries.none')} sentence={say('migration.expiries.noneWhy')} />
            ) : (
              <>
                <RowList label={say('migration.expiries.title')}>
                  {list.expiries.map((one) => (
                    <ExpiryRow key={`${one.episodeId} ${one.kind} ${one.code}`} expiry={one} />
                  ))}
                </RowList>
                <Pager
                  shown={list.expiries.length}
                  total={list.total}
                  busy={query.isFetching}
                  onMore={limit < 100 ? () => setLimit(limit + pageSize) : undefined}
                />
              </>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

interface FiltersProps {
  readonly list: OutputOf<typeof listExpiries>
  readonly kind: string
  readonly hamlet: string
  readonly within: string
  readonly setKind: (value: string) => void
  readonly setHamlet: (value: string) => void
  readonly setWithin: (value: string) => void
}

const Filters = ({ list, kind, hamlet, within, setKind, setHamlet, setWithin }: FiltersProps) => {
  const { say } = useWords()
  const all = list.kinds.reduce((sum, one) => sum + one.count, 0)
  return (
    <div className="stack" style={{ gap: 16 }}>
      <FilterChips
        label={say('migration.expiries.kind')}
        value={kind}
        onChange={setKind}
        chips={[
          { value: 'semua', label: say('migration.filterAll'), count: all },
          ...list.kinds
            .filter((one) => one.count > 0 || one.kind === kind)
            .map((one) => ({ value: one.kind, label: say(`migration.expiry.${one.kind}`), count: one.count })),
        ]}
      />
      <Columns count={2} gap={16}>
        <ChoiceField
          name="within"
          label={say('migration.expiries.within')}
          value={within}
          onChange={setWithin}
          choices={expiryWindows.map((days) => ({
            value: String(days),
            label: say(`migration.expiries.within.${days}`),
          }))}
        />
        <ChoiceField
          name="hamlet"
          label={say('migration.filter.hamlet')}
          value={hamlet}
          onChange={setHamlet}
          emptyLabel={say('migration.filterAny')}
          choices={list.hamlets.map((one) => ({ value: one.hamlet, label: `${shownName(one.hamlet)} (${one.count})` }))}
        />
      </Columns>
    </div>
  )
}
