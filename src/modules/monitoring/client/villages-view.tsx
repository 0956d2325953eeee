import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { Page } from '#platform/design/page.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listVillages } from '../contract.ts'
import { lateDays, needsOf, verificationDays } from '../rules/needs.ts'
import { type CsvColumn, DownloadCsv } from './download-csv.tsx'
import { figureSize, useShownFigure } from './shown-figure.ts'
import { NeedBadge } from './village-needs.tsx'

type Listed = OutputOf<typeof listVillages>
type Village = Listed['villages'][number]

/** The villages of a regency: who serves, what waits and how long; counts and days, never a name. */
export const VillagesView = ({ regencyId }: { readonly regencyId: number | null }) => {
  const query = useQuery(listVillages, { regencyId })
  return <Answer query={query}>{(listed) => <Villages listed={listed} />}</Answer>
}

const useFiltered = (villages: readonly Village[]) => {
  const { today } = useWords()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState('all')
  const tests: Readonly<Record<string, (village: Village) => boolean>> = {
    all: () => true,
    needing: (village) => needsOf(village, today).length > 0,
    late: (village) => verificationDays(village, today) > lateDays,
    vacant: (village) => village.officers < 2 || village.head !== 'serving',
  }
  const words = text.trim().toLowerCase()
  const found = villages.filter(
    (village) =>
      tests[filter]?.(village) && `${village.name} ${village.district} ${village.code}`.toLowerCase().includes(words),
  )
  const count = (value: string) => villages.filter((village) => tests[value]?.(village)).length
  return { text, setText, filter, setFilter, found, count }
}

const Villages = ({ listed }: { readonly listed: Listed }) => {
  const { say, today, formatMoment } = useWords()
  const { role } = useSession()
  const { villages, regency } = listed
  const { text, setText, filter, setFilter, found, count } = useFiltered(villages)
  const needing = villages.filter((village) => needsOf(village, today).length > 0).length
  const fromAbove = role !== 'coordinator' && role !== 'responsible_officer'
  return (
    <Page
      title={say('monitoring.area.title', { place: regency })}
      lead={[
        say('monitoring.area.leadVillages', { count: villages.length, needing }),
        fromAbove && say('monitoring.area.leadHidden'),
      ]
        .filter(Boolean)
        .join(' ')}
      meta={listed.countedAt && say('monitoring.area.countedAt', { when: formatMoment(listed.countedAt) })}
      trail={fromAbove ? [{ href: '/pantauan', label: say('monitoring.area.menu') }] : []}
      actions={<DownloadCsv name={regency} columns={useCsvColumns()} rows={found} />}
    >
      <SearchField label={say('monitoring.area.search')} value={text} onChange={setText} />
      <FilterChips
        label={say('monitoring.area.filter')}
        value={filter}
        onChange={setFilter}
        chips={['all', 'needing', 'late', 'vacant'].map((value) => ({
          value,
          label: say(`monitoring.area.${value}`),
          count: count(value),
        }))}
      />
      {found.length === 0 ? (
        <EmptyState title={say('monitoring.area.none')} sentence={say('monitoring.area.noneSentence')} />
      ) : (
        <VillageTable listed={listed} villages={found} whole={found.length === villages.length} />
      )}
    </Page>
  )
}

interface VillageTableProps {
  readonly listed: Listed
  readonly villages: readonly Village[]
  /** A total only of all: of some, a small number could be worked out. */
  readonly whole: boolean
}

const VillageTable = ({ listed, villages, whole }: VillageTableProps) => {
  const { say } = useWords()
  const figure = useShownFigure()
  const columns = useColumns()
  const total = (fact: string) => figure(listed.total[fact])
  return (
    <Table
      caption={say('monitoring.area.title', { place: listed.regency })}
      columns={columns}
      rows={villages}
      rowKey={(village) => String(village.villageId)}
      rowHref={(village) => `/pantauan/kabupaten/${listed.regencyId}/desa/${village.villageId}`}
      {...(whole && {
        foot: {
          name: say('monitoring.area.total'),
          officers: String(villages.reduce((sum, village) => sum + village.officers, 0)),
          candidates: total('migration.candidates'),
          abroad: total('migration.abroad'),
          letters: total('letters.issued'),
        },
      })}
    />
  )
}

const useColumns = (): readonly Column<Village>[] => {
  const { say, today, formatDate } = useWords()
  const figure = useShownFigure()
  const amount = (key: string, fact: string): Column<Village> => ({
    key,
    title: say(`monitoring.column.${key}`),
    number: true,
    cell: (village) => figure(village.counts[fact]),
    sortBy: (village) => figureSize(village.counts[fact]),
  })
  return [
    {
      key: 'name',
      title: say('monitoring.column.village'),
      cell: (village) => (
        <>
          {village.name} <span className="small muted">{village.district}</span>
        </>
      ),
      sortBy: (village) => village.name,
    },
    {
      key: 'needs',
      title: say('monitoring.column.needs'),
      cell: (village) => <NeedBadge state={village} />,
      sortBy: (village) => -needsOf(village, today).length,
    },
    {
      key: 'officers',
      title: say('monitoring.column.officers'),
      number: true,
      cell: (village) => String(village.officers),
      sortBy: (village) => village.officers,
    },
    amount('candidates', 'migration.candidates'),
    amount('abroad', 'migration.abroad'),
    {
      key: 'wait',
      title: say('monitoring.column.waiting'),
      number: true,
      cell: (village) => {
        const days = verificationDays(village, today)
        return days > 0 ? say('monitoring.days', { count: days }) : '–'
      },
      sortBy: (village) => verificationDays(village, today),
    },
    amount('letters', 'letters.issued'),
    {
      key: 'seen',
      title: say('monitoring.column.seen'),
      number: true,
      cell: (village) => (village.lastSeenOn ? formatDate(village.lastSeenOn, 'short') : say('monitoring.never')),
      sortBy: (village) => village.lastSeenOn ?? '',
    },
  ]
}

const exported = [
  'migration.candidates',
  'migration.abroad',
  'migration.home',
  'migration.waitsForCheck',
  'migration.waitsForHead',
  'migration.verified',
  'letters.waiting',
  'letters.issued',
  'letters.refused',
  'letters.revoked',
  'meetings.held',
  'meetings.came',
  'meetings.unconfirmed',
  'meetings.late',
  'registry.households',
  'registry.people',
]

const useCsvColumns = (): readonly CsvColumn<Village>[] => {
  const { say, today } = useWords()
  const figure = useShownFigure()
  const column = (key: string, value: CsvColumn<Village>['value']) => ({
    title: say(`monitoring.column.${key}`),
    value,
  })
  return [
    column('code', (village) => village.code),
    column('village', (village) => village.name),
    column('district', (village) => village.district),
    column('officers', (village) => village.officers),
    column('head', (village) => say(`monitoring.head.${village.head}`)),
    column('wait', (village) => verificationDays(village, today)),
    column('seen', (village) => village.lastSeenOn ?? ''),
    ...exported.map((fact) => ({
      title: say(`monitoring.fact.${fact}`),
      value: (village: Village) => {
        const amount = village.counts[fact]
        return typeof amount === 'number' ? amount : figure(amount)
      },
    })),
  ]
}
