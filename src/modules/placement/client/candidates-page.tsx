import { useState } from 'react'
import { shownName } from '#modules/registry/contract.ts'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listFittingCandidates } from '../contract/match.ts'
import { JudgedLines, useJudgedWords } from './judged.tsx'

const pageSize = 60

type Candidates = OutputOf<typeof listFittingCandidates>

/** Candidates who still plan, beside one vacancy. */
export const CandidatesPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(listFittingCandidates, { vacancyId: params.vacancyId ?? '', limit }, { keepLast: true })
  return (
    <Answer query={query} waiting={say('placement.loading')}>
      {({ vacancy, candidates, total }) => (
        <Page
          title={say('placement.match.candidates')}
          eyebrow={vacancy.title}
          pillar={1}
          lead={say(
            vacancy.workPlace === 'home' ? 'placement.match.candidatesLeadHome' : 'placement.match.candidatesLead',
          )}
          trail={[
            { href: '/lowongan', label: say('placement.title') },
            { href: `/lowongan/${vacancy.id}`, label: vacancy.title },
          ]}
        >
          {candidates.length === 0 ? (
            <EmptyState
              title={say('placement.match.noCandidates')}
              sentence={say('placement.match.noCandidatesWhy')}
              action={<LinkButton href="/calon">{say('migration.menu')}</LinkButton>}
            />
          ) : (
            <>
              <p className="small muted">{say('placement.match.unknownWhy')}</p>
              <RowList label={say('placement.match.candidates')}>
                {candidates.map((one) => (
                  <CandidateRow key={one.personId} one={one} />
                ))}
              </RowList>
              {total > candidates.length && (
                <Pager
                  shown={candidates.length}
                  total={total}
                  busy={query.isFetching}
                  onMore={() => setLimit(limit + pageSize)}
                />
              )}
            </>
          )}
        </Page>
      )}
    </Answer>
  )
}

const CandidateRow = ({ one }: { readonly one: Candidates['candidates'][number] }) => {
  const { say } = useWords()
  const words = useJudgedWords()
  const why = one.why === 'plans' ? null : say(`placement.match.why.${one.why}`)
  const lines = [
    one.hamlet && shownName(one.hamlet),
    why,
    ...words(one.judged),
    one.hasProfile ? null : say('placement.match.partNone'),
  ]
  return (
    <Row
      href={`/cocok/${one.personId}`}
      tile={{ icon: 'user', pillar: 1 }}
      title={one.name}
      reason={<JudgedLines judged={one.judged} lines={lines.filter((line) => line !== null)} />}
    />
  )
}
