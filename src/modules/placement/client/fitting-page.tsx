import { type ReactNode, useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listFittingVacancies } from '../contract/match.ts'
import { JudgedLines, useJudgedWords } from './judged.tsx'
import { useLabels } from './labels.ts'

const pageSize = 60

type Fitting = OutputOf<typeof listFittingVacancies>

/** Open vacancies beside one candidate. */
export const FittingPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(
    listFittingVacancies,
    { personId: params.personId ?? '', limit },
    { keepLast: limit > pageSize },
  )
  return (
    <Answer query={query} waiting={say('placement.listLoading')}>
      {(fitting) => (
        <Fitting fitting={fitting}>
          {fitting.total > fitting.vacancies.length && (
            <Pager
              shown={fitting.vacancies.length}
              total={fitting.total}
              busy={query.isFetching}
              onMore={() => setLimit(limit + pageSize)}
            />
          )}
        </Fitting>
      )}
    </Answer>
  )
}

const Fitting = ({ fitting, children }: { readonly fitting: Fitting; readonly children: ReactNode }) => {
  const { say } = useWords()
  const { person, hasProfile, vacancies, total } = fitting
  const profile = `/cocok/${person.id}/profil`
  return (
    <Page
      title={say('placement.match.forTitle', { name: person.name })}
      pillar={1}
      lead={say('placement.match.forLead', { count: total })}
      trail={[{ href: `/orang/${person.id}`, label: person.name }]}
      actions={
        hasProfile && (
          <LinkButton href={profile} icon="pencil">
            {say('placement.profile.again')}
          </LinkButton>
        )
      }
    >
      {!hasProfile && (
        <Message
          kind="attention"
          title={say('placement.match.noProfile')}
          action={
            <LinkButton href={profile} kind="primary">
              {say('placement.profile.fill')}
            </LinkButton>
          }
        >
          {say('placement.match.noProfileWhy')}
        </Message>
      )}
      {vacancies.length === 0 ? (
        <EmptyState
          title={say('placement.match.empty')}
          sentence={say('placement.match.emptyWhy')}
          action={<LinkButton href="/lowongan">{say('placement.title')}</LinkButton>}
        />
      ) : (
        <>
          <p className="small muted">{say('placement.match.unknownWhy')}</p>
          <RowList label={say('placement.match.part')}>
            {vacancies.map((one) => (
              <FittingRow key={one.vacancy.id} one={one} />
            ))}
          </RowList>
          {children}
        </>
      )}
    </Page>
  )
}

const FittingRow = ({ one: { vacancy, judged } }: { readonly one: Fitting['vacancies'][number] }) => {
  const { say, formatDate } = useWords()
  const { placeOf } = useLabels()
  const words = useJudgedWords()
  const until = say('placement.until', { day: formatDate(vacancy.expiresOn, 'digits') })
  const head = [placeOf(vacancy), vacancy.agencyName ?? vacancy.employerName, until].filter(Boolean).join(' · ')
  return (
    <Row
      href={`/lowongan/${vacancy.id}`}
      tile={{ icon: vacancy.workPlace === 'home' ? 'home' : 'plane', pillar: 1 }}
      title={vacancy.title}
      reason={<JudgedLines judged={judged} lines={[head, ...words(judged)]} />}
    />
  )
}
