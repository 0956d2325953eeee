import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Figure } from '#platform/design/figure.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { Table } from '#platform/design/table.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getOverview } from '../contract/work.ts'
import { useLabels } from './labels.ts'

type Overview = OutputOf<typeof getOverview>

/** How the cases one may see are doing: late, untouched, by officer and office, closed in time, got back. */
export const OverviewPage = () => {
  const { say } = useWords()
  const query = useQuery(getOverview, {})
  return (
    <Page
      title={say('casework.overview')}
      lead={say('casework.overviewLead')}
      pillar={1}
      trail={[{ href: '/kasus', label: say('casework.menu') }]}
    >
      <Answer query={query} waiting={say('casework.listLoading')}>
        {(overview) =>
          overview.opened === 0 && overview.open === 0 ? (
            <EmptyState title={say('casework.empty')} sentence={say('casework.emptySentence')} />
          ) : (
            <Figures overview={overview} />
          )
        }
      </Answer>
    </Page>
  )
}

const Figures = ({ overview }: { readonly overview: Overview }) => {
  const { say } = useWords()
  const { money } = useLabels()
  const { closedInTime, judged, closed, withinDays } = overview
  return (
    <>
      <Columns count={4} phone={2}>
        <Figure value={overview.open} label={say('casework.figure.open')} pillar={1} />
        <Figure value={overview.overdue} label={say('casework.figure.overdue')} />
        <Figure value={overview.untouched} label={say('casework.figure.untouched')} />
        <Figure value={overview.waitsForApproval} label={say('casework.figure.approval')} />
      </Columns>
      <Section title={say('casework.figure.byOfficer')}>
        <Table
          caption={say('casework.figure.byOfficer')}
          rows={overview.officers}
          rowKey={(row) => row.name ?? '—'}
          columns={[
            { key: 'name', title: say('casework.part.lead'), cell: (row) => row.name ?? say('casework.noLead') },
            { key: 'open', title: say('casework.figure.open'), cell: (row) => row.open, number: true },
            { key: 'overdue', title: say('casework.figure.overdue'), cell: (row) => row.overdue, number: true },
          ]}
        />
      </Section>
      {overview.offices.length > 0 && (
        <Section title={say('casework.figure.byOffice')}>
          <Table
            caption={say('casework.figure.byOffice')}
            rows={overview.offices}
            rowKey={(row) => row.office}
            columns={[
              {
                key: 'office',
                title: say('casework.figure.office'),
                cell: (row) => say(`references.office.${row.office}`),
              },
              { key: 'sent', title: say('casework.figure.sent'), cell: (row) => row.sent, number: true },
              { key: 'waiting', title: say('casework.figure.waiting'), cell: (row) => row.waiting, number: true },
              { key: 'done', title: say('casework.figure.done'), cell: (row) => row.done, number: true },
            ]}
          />
        </Section>
      )}
      <Section title={say('casework.figure.result')}>
        <Columns count={2}>
          <Figure
            value={say('casework.figure.of', { part: closedInTime, whole: judged })}
            label={say('casework.figure.inTime', { days: withinDays ?? '—' })}
            note={say('casework.figure.closed', { count: closed })}
          />
          <Figure
            value={money(overview.recoveredRupiah)}
            label={say('casework.figure.recovered')}
            note={say('casework.figure.claimed', { amount: money(overview.claimedRupiah) })}
          />
        </Columns>
      </Section>
      <LinkButton href="/kasus?kelompok=overdue">{say('casework.figure.seeOverdue')}</LinkButton>
    </>
  )
}
