import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { type Column, Table } from '#platform/design/table.tsx'
import { daysBetween, type PlainDate } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listAreas } from '../contract.ts'
import { AreaChart } from './area-chart.tsx'
import { type CsvColumn, DownloadCsv } from './download-csv.tsx'
import { figureSize, useShownFigure } from './shown-figure.ts'

type Listed = OutputOf<typeof listAreas>
type Area = Listed['areas'][number]

/** Provinces of the nation or regencies of a province, with their sums. */
export const AreasView = ({ provinceId }: { readonly provinceId: number | null }) => {
  const query = useQuery(listAreas, { provinceId })
  return <Answer query={query}>{(listed) => <Areas listed={listed} below={provinceId !== null} />}</Answer>
}

const Areas = ({ listed, below }: { readonly listed: Listed; readonly below: boolean }) => {
  const { say, formatMoment } = useWords()
  const [text, setText] = useState('')
  const { areas, place } = listed
  const found = areas.filter((area) => area.name.toLowerCase().includes(text.trim().toLowerCase()))
  const villages = areas.reduce((sum, area) => sum + area.villages, 0)
  return (
    <Page
      title={say('monitoring.area.titlePlace', { place })}
      lead={say('monitoring.area.leadAreas', { count: villages, areas: areas.length })}
      meta={listed.countedAt && say('monitoring.area.countedAt', { when: formatMoment(listed.countedAt) })}
      trail={below ? [{ href: '/pantauan', label: say('monitoring.area.menu') }] : []}
      actions={<DownloadCsv name={place} columns={useCsvColumns()} rows={found} />}
    >
      {areas.length > 1 && <AreaChart areas={areas} />}
      {areas.length > 8 && <SearchField label={say('monitoring.area.searchArea')} value={text} onChange={setText} />}
      {found.length === 0 ? (
        <EmptyState title={say('monitoring.area.none')} sentence={say('monitoring.area.noneSentence')} />
      ) : (
        <AreaTable listed={listed} areas={found} whole={found.length === areas.length} />
      )}
    </Page>
  )
}

interface AreaTableProps {
  readonly listed: Listed
  readonly areas: readonly Area[]
  readonly whole: boolean
}

const AreaTable = ({ listed, areas, whole }: AreaTableProps) => {
  const { say } = useWords()
  const figure = useShownFigure()
  const sum = (amount: (area: Area) => number) => String(areas.reduce((all, area) => all + amount(area), 0))
  return (
    <Table
      caption={say('monitoring.area.titlePlace', { place: listed.place })}
      columns={useColumns()}
      rows={areas}
      rowKey={(area) => String(area.placeId)}
      rowHref={(area) => `/pantauan/${area.placeKind === 'province' ? 'provinsi' : 'kabupaten'}/${area.placeId}`}
      {...(whole && {
        foot: {
          name: say('monitoring.area.total'),
          villages: sum((area) => area.villages),
          officers: sum((area) => area.officers),
          candidates: figure(listed.total['migration.candidates']),
          abroad: figure(listed.total['migration.abroad']),
          letters: figure(listed.total['letters.issued']),
          withoutOfficer: sum((area) => area.withoutOfficer),
          reviewed: `${sum((area) => area.reviewed)}/${sum((area) => area.villages)}`,
        },
      })}
    />
  )
}

const useColumns = (): readonly Column<Area>[] => {
  const { say, today } = useWords()
  const figure = useShownFigure()
  const title = (key: string) => say(`monitoring.column.${key}`)
  const plain = (key: 'villages' | 'officers' | 'withoutOfficer'): Column<Area> => ({
    key,
    title: title(key),
    number: true,
    cell: (area) => String(area[key]),
    sortBy: (area) => area[key],
  })
  const amount = (key: string, fact: string): Column<Area> => ({
    key,
    title: title(key),
    number: true,
    cell: (area) => figure(area.counts[fact]),
    sortBy: (area) => figureSize(area.counts[fact]),
  })
  const waited = (area: Area) => (area.oldestWaitOn ? daysBetween(area.oldestWaitOn as PlainDate, today) : 0)
  return [
    { key: 'name', title: title('area'), cell: (area) => area.name, sortBy: (area) => area.name },
    plain('villages'),
    plain('officers'),
    amount('candidates', 'migration.candidates'),
    amount('abroad', 'migration.abroad'),
    {
      key: 'wait',
      title: title('waiting'),
      number: true,
      cell: (area) => (waited(area) > 0 ? say('monitoring.days', { count: waited(area) }) : '–'),
      sortBy: waited,
    },
    amount('letters', 'letters.issued'),
    plain('withoutOfficer'),
    {
      key: 'reviewed',
      title: title('reviewed'),
      number: true,
      cell: (area) => `${area.reviewed}/${area.villages}`,
      sortBy: (area) => area.reviewed / area.villages,
    },
  ]
}

const facts = [
  'migration.candidates',
  'migration.abroad',
  'migration.home',
  'migration.verified',
  'letters.issued',
  'letters.refused',
  'meetings.held',
  'meetings.came',
  'registry.households',
]

const useCsvColumns = (): readonly CsvColumn<Area>[] => {
  const { say } = useWords()
  const figure = useShownFigure()
  const keys = ['villages', 'officers', 'withoutHead', 'withoutOfficer', 'silent', 'reviewed'] as const
  return [
    { title: say('monitoring.column.area'), value: (area) => area.name },
    ...keys.map((key) => ({ title: say(`monitoring.column.${key}`), value: (area: Area) => area[key] })),
    ...facts.map((fact) => ({
      title: say(`monitoring.fact.${fact}`),
      value: (area: Area) => {
        const amount = area.counts[fact]
        return typeof amount === 'number' ? amount : figure(amount)
      },
    })),
  ]
}
