import { useDeferredValue, useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { usePages } from '#platform/client/use-pages.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckGroup } from '#platform/design/check-group.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Details } from '#platform/design/details.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type ImportFilter, type ImportRow, listImportRows, recordImportPick } from '../contract/import.ts'
import { ImportLookAlikes } from './import-look-alikes.tsx'
import type { ImportView } from './import-page.tsx'
import { PickByList } from './import-pick-list.tsx'
import { rowName, useRowWords } from './import-row-words.ts'
import { useImportTicks } from './use-import-ticks.ts'

const shownFilters: readonly ImportFilter[] = [
  'hinted',
  'picked',
  'left',
  'new',
  'changed',
  'moved',
  'duplicate',
  'unchanged',
  'all',
]

/** "Pick, don't hoard": who is kept, by hints, by a list or by hand, always with the whole family. */
export const ImportPick = ({ view }: { readonly view: ImportView }) => {
  const { say, formatNumber } = useWords()
  const importId = view.batch.id
  const pick = useCommand(recordImportPick, { refresh: ['registry'] })
  const choose = (how: 'all' | 'none' | 'hints') => void pick.send({ importId, how })
  const picked = { picked: formatNumber(view.counts.picked), families: formatNumber(view.familiesPicked) }
  return (
    <Section title={say('registry.import.pickTitle')} note={say('registry.import.pickNote')}>
      <Stack gap={16}>
        <p aria-live="polite">{say('registry.import.pickedBy', picked)}</p>
        <Cluster>
          <Button compact icon="flag" busy={pick.busy} onClick={() => choose('hints')}>
            {say('registry.import.pickHints')}
          </Button>
          <Button compact onClick={() => choose('all')}>
            {say('registry.import.pickAll')}
          </Button>
          <Button compact kind="quiet" onClick={() => choose('none')}>
            {say('registry.import.pickNone')}
          </Button>
        </Cluster>
        <Details summary={say('registry.import.pickList')}>
          <PickByList importId={importId} />
        </Details>
        <RefusalMessage refusal={pick.refusal} />
        {(view.verdicts.duplicate ?? 0) > 0 && <ImportLookAlikes importId={importId} />}
        <PickRows view={view} />
      </Stack>
    </Section>
  )
}

const PickRows = ({ view }: { readonly view: ImportView }) => {
  const { say } = useWords()
  const [filter, setFilter] = useState<ImportFilter>(Object.keys(view.hints).length > 0 ? 'hinted' : 'all')
  const [text, setText] = useState('')
  const asked = useDeferredValue(text)
  const importId = view.batch.id
  const { query, more } = usePages(listImportRows, { importId, filter, text: asked }, readRows)
  const left = view.counts.read - view.counts.picked - view.counts.rejected
  const counted: Readonly<Record<string, number>> = {
    ...view.verdicts,
    new: (view.verdicts.new ?? 0) + (view.verdicts.duplicate ?? 0),
    all: view.counts.read,
    picked: view.counts.picked,
    left,
    hinted: view.hinted,
  }
  const chips = shownFilters.filter(
    (name) => !['changed', 'moved', 'duplicate', 'unchanged'].includes(name) || (counted[name] ?? 0) > 0,
  )
  return (
    <>
      <FilterChips
        label={say('registry.import.filter')}
        value={filter}
        onChange={(value) => setFilter(value as ImportFilter)}
        chips={chips.map((name) => ({
          value: name,
          label: say(`registry.import.filter.${name}`),
          count: counted[name],
        }))}
      />
      <SearchField label={say('registry.import.find')} value={text} onChange={setText} />
      <Answer query={query}>
        {({ items, total }) =>
          total === 0 ? (
            <NobodyHere text={asked} filter={filter} onAll={() => setFilter('all')} />
          ) : (
            <>
              <TickedRows importId={importId} rows={items} />
              <Pager shown={items.length} total={total} busy={query.isFetchingNextPage} onMore={more} />
            </>
          )
        }
      </Answer>
    </>
  )
}

const readRows = ({ rows, total }: OutputOf<typeof listImportRows>) => ({ items: rows, total })

interface NobodyHereProps {
  readonly text: string
  readonly filter: ImportFilter
  readonly onAll: () => void
}

const NobodyHere = ({ text, filter, onAll }: NobodyHereProps) => {
  const { say } = useWords()
  const title = text === '' ? say('registry.import.noRows') : say('platform.nothingFits', { text })
  return (
    <EmptyState
      title={title}
      {...(filter !== 'all' && {
        action: (
          <Button compact onClick={onAll}>
            {say('registry.import.seeAllRows')}
          </Button>
        ),
      })}
    />
  )
}

const TickedRows = ({ importId, rows }: { readonly importId: string; readonly rows: readonly ImportRow[] }) => {
  const { say } = useWords()
  const rowWords = useRowWords()
  const { tick, isTicked, refusal } = useImportTicks(importId)
  const pickable = rows.filter((row) => row.verdict !== 'rejected')
  const change = (values: readonly string[]) => {
    const wanted = new Set(values)
    const turned = pickable.filter((row) => isTicked(row) !== wanted.has(String(row.position)))
    const added = turned.filter((row) => !isTicked(row))
    tick(added.length > 0 ? added : turned, added.length > 0)
  }
  return (
    <>
      <CheckGroup
        label={say('registry.import.rowsLabel')}
        name="picked"
        values={pickable.filter(isTicked).map((row) => String(row.position))}
        onChange={change}
        choices={pickable.map((row) => ({
          value: String(row.position),
          label: rowName(row, say('registry.import.unnamed')),
          hint: rowWords(row),
        }))}
      />
      <RefusalMessage refusal={refusal} />
    </>
  )
}
