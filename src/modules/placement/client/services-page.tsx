import { Fragment, useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import {
  getServiceNote,
  listServiceMonths,
  listServices,
  type Service,
  type ServiceMonths,
} from '../contract/service.ts'
import { type Duty, duties } from '../rules/service.ts'
import { useLabels } from './labels.ts'
import { WorkTabs } from './work-tabs.tsx'

const pageSize = 40

/** How the village served, by month and duty; below, for the officer, each service. */
export const ServicesPage = () => {
  const { say, today } = useWords()
  const { may } = useSession()
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const query = useQuery(listServiceMonths, { year }, { keepLast: true })
  return (
    <Page
      title={say('placement.services')}
      pillar={1}
      tabs={<WorkTabs current="/layanan" />}
      lead={say('placement.servicesLead')}
      actions={
        may('placement.recordService') && (
          <LinkButton href="/layanan/baru" kind="primary" icon="plus">
            {say('placement.serviceNew')}
          </LinkButton>
        )
      }
    >
      <Answer query={query} waiting={say('placement.serviceLoading')}>
        {({ months, years }) => (
          <>
            {years.length > 1 && (
              <ChoiceField
                name="year"
                label={say('placement.serviceYear')}
                value={String(year)}
                onChange={(value) => setYear(Number(value))}
                choices={years.map((one) => ({ value: String(one), label: String(one) }))}
              />
            )}
            <Months months={months} year={year} />
          </>
        )}
      </Answer>
      {may('placement.recordService') && <Log key={year} year={year} />}
    </Page>
  )
}

const useMonthName = () => {
  const { language } = useWords()
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en' : 'id', { month: 'long', timeZone: 'UTC' })
  return (month: number) => format.format(new Date(Date.UTC(2026, month - 1, 1)))
}

const Months = ({ months, year }: { readonly months: ServiceMonths['months']; readonly year: number }) => {
  const { say } = useWords()
  const nameOf = useMonthName()
  const sum = (duty: Duty) => months.reduce((total, row) => total + row.counts[duty], 0)
  return (
    <Section title={say('placement.serviceMonths')}>
      <Table
        caption={`${say('placement.serviceMonths')} ${year}`}
        rows={[...months].reverse()}
        rowKey={(row) => String(row.month)}
        columns={[
          { key: 'month', title: say('placement.serviceMonth'), cell: (row) => nameOf(row.month) },
          ...duties.map((duty) => ({
            ...{ key: duty, title: say(`placement.dutyShort.${duty}`), number: true },
            cell: (row: ServiceMonths['months'][number]) => row.counts[duty],
          })),
          { key: 'total', title: say('placement.serviceTotal'), number: true, cell: (row) => <b>{row.total}</b> },
        ]}
        foot={{
          month: say('placement.serviceWhole'),
          ...Object.fromEntries(duties.map((duty) => [duty, sum(duty)])),
          total: months.reduce((total, row) => total + row.total, 0),
        }}
      />
    </Section>
  )
}

const Log = ({ year }: { readonly year: number }) => {
  const { say } = useWords()
  const { choices } = useLabels()
  const nameOf = useMonthName()
  const [month, setMonth] = useState('')
  const [duty, setDuty] = useState('')
  const asked = { year, month: month ? Number(month) : null, duty: duties.find((one) => one === duty) ?? null }
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(listServices, { ...asked, limit }, { keepLast: true })
  const months = Array.from({ length: 12 }, (_, at) => at + 1)
  return (
    <Section title={say('placement.serviceLog')}>
      <Columns count={2} gap={16}>
        <ChoiceField
          name="month"
          label={say('placement.serviceMonth')}
          value={month}
          onChange={setMonth}
          emptyLabel={say('placement.serviceWhole')}
          choices={months.map((one) => ({ value: String(one), label: nameOf(one) }))}
        />
        <ChoiceField
          name="duty"
          label={say('placement.serviceDuty')}
          value={duty}
          onChange={setDuty}
          emptyLabel={say('placement.serviceAll')}
          choices={choices(duties, 'placement.duty')}
        />
      </Columns>
      {query.data && query.data.total === 0 && (
        <EmptyState title={say('placement.serviceNone')} sentence={say('placement.serviceNoneWhy')} />
      )}
      <RowList label={say('placement.serviceLog')}>
        {query.data?.services.map((service) => (
          <Fragment key={service.id}>
            <ServiceLine service={service} />
            {service.hasNote &&
              (query.data.notesAtOffice ? (
                <li className="small muted">{say('placement.serviceNoteAtOffice')}</li>
              ) : (
                <ServiceNote serviceId={service.id} />
              ))}
          </Fragment>
        ))}
      </RowList>
      {query.data && query.data.total > query.data.services.length && (
        <Pager
          shown={query.data.services.length}
          total={query.data.total}
          busy={query.isFetching}
          onMore={() => setLimit(limit + pageSize)}
        />
      )}
    </Section>
  )
}

const ServiceLine = ({ service }: { readonly service: Service }) => {
  const { say, formatDate } = useWords()
  const what = service.act
    ? say(`placement.act.${service.act}`)
    : service.topics.map((topic) => say(`placement.topic.${topic}`)).join(', ')
  const lines = [
    [
      formatDate(service.occurredOn),
      say(`placement.channel.${service.channel}`),
      say(`placement.dutyShort.${service.duty}`),
    ].join(' · '),
    service.outcome,
  ]
  return (
    <Row
      href={service.personId ? `/orang/${service.personId}` : undefined}
      tile={{
        icon: service.channel === 'phone' ? 'phone' : service.channel === 'messenger' ? 'message' : 'check',
        pillar: 1,
      }}
      title={[what || say(`placement.dutyShort.${service.duty}`), service.personName].filter(Boolean).join(': ')}
      reason={lines.filter(Boolean).map((line) => (
        <span key={line} style={{ display: 'block' }}>
          {line}
        </span>
      ))}
    />
  )
}

/** Opened by its own button, for whoever reads it is written down. */
const ServiceNote = ({ serviceId }: { readonly serviceId: string }) => {
  const { say } = useWords()
  const [open, setOpen] = useState(false)
  const query = useQuery(getServiceNote, { serviceId }, { enabled: open })
  return (
    <li>
      {query.data ? (
        <p>{query.data.note}</p>
      ) : (
        <Button kind="quiet" busy={open && query.isFetching} onClick={() => setOpen(true)}>
          {say('placement.serviceNoteRead')}
        </Button>
      )}
    </li>
  )
}
