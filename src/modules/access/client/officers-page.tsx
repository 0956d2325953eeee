import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { SearchField } from '#platform/design/search-field.tsx'
import { Section } from '#platform/design/section.tsx'
import { addDays } from '#platform/shared/dates.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listTerms } from '../contract/term.ts'
import { OfficerTabs } from './officer-tabs.tsx'

type Listed = OutputOf<typeof listTerms>
type Term = Listed['terms'][number]

/** `/petugas`: who serves here, until when, and who may be sent away or invited by the reader. */
export const OfficersPage = () => {
  const { say } = useWords()
  const { village } = useSession()
  const [ended, setEnded] = useState(false)
  const terms = useQuery(listTerms, { ...(village && { villageId: village.id }), ended }, { keepLast: true })
  return (
    <Answer query={terms}>
      {(listed) => (
        <Page
          title={say('access.officers.title')}
          lead={<OfficersLead terms={listed.terms} />}
          tabs={<OfficerTabs current="/petugas" />}
          actions={
            listed.appointable.length > 0 && (
              <LinkButton kind="primary" icon="user-plus" href="/petugas/beri">
                {say('access.officers.appoint')}
              </LinkButton>
            )
          }
        >
          {village ? <Groups listed={listed} /> : <FoundGroups listed={listed} />}
          {!ended && (
            <Button kind="quiet" icon="history" onClick={() => setEnded(true)}>
              {say('access.officers.showEnded')}
            </Button>
          )}
        </Page>
      )}
    </Answer>
  )
}

const endsSoon = (term: Term, today: Parameters<typeof addDays>[0]): boolean =>
  term.state === 'serving' && term.until !== null && term.until <= addDays(today, 30)

const OfficersLead = ({ terms }: { readonly terms: readonly Term[] }) => {
  const { say, today } = useWords()
  const serving = terms.filter((term) => term.state === 'serving')
  return (
    <>
      {say('access.officers.lead', {
        count: serving.length,
        ending: serving.filter((term) => endsSoon(term, today)).length,
      })}
    </>
  )
}

const filters: Readonly<Record<string, (term: Term, today: Parameters<typeof addDays>[0], asks: boolean) => boolean>> =
  {
    all: () => true,
    ending: (term, today) => endsSoon(term, today),
    invited: (term) => term.accountState === 'invited' && term.state !== 'ended',
    asked: (_term, _today, asks) => asks,
  }

/** Above the village there are many: by name, village or role, and by what they need. */
const FoundGroups = ({ listed }: { readonly listed: Listed }) => {
  const { say, today } = useWords()
  const [text, setText] = useState('')
  const [filter, setFilter] = useState('all')
  const asking = new Set(listed.resetRequests.map((request) => request.accountId))
  const passes = (name: string, term: Term) => filters[name]?.(term, today, asking.has(term.accountId)) === true
  const wanted = text.trim().toLowerCase()
  const found = listed.terms
    .filter((term) => passes(filter, term))
    .filter((term) => `${term.name} ${term.place} ${say(`access.role.${term.role}`)}`.toLowerCase().includes(wanted))
    .toSorted((one, other) => one.place.localeCompare(other.place))
  const chips = Object.keys(filters).map((value) => ({
    value,
    label: say(`access.officers.filter.${value}`),
    count: listed.terms.filter((term) => passes(value, term)).length,
  }))
  return (
    <>
      <SearchField label={say('access.officers.search')} value={text} onChange={setText} />
      <FilterChips label={say('access.officers.filter')} value={filter} onChange={setFilter} chips={chips} />
      <Groups listed={{ ...listed, terms: found }} />
    </>
  )
}

const groups = [
  { state: 'serving', title: 'access.officers.serving' },
  { state: 'planned', title: 'access.officers.planned' },
  { state: 'ended', title: 'access.officers.ended' },
] as const

const Groups = ({ listed }: { readonly listed: Listed }) => {
  const { say } = useWords()
  if (listed.terms.length === 0) {
    return <EmptyState title={say('access.officers.none')} sentence={say('access.officers.noneSentence')} />
  }
  const asking = new Set(listed.resetRequests.map((request) => request.accountId))
  return groups.map(({ state, title }) => {
    const terms = listed.terms.filter((term) => term.state === state)
    if (terms.length === 0) return null
    return (
      <Section key={state} title={say(title)}>
        <RowList label={say(title)}>
          {terms.map((term) => (
            <TermRow key={term.id} term={term} asks={asking.has(term.accountId)} />
          ))}
        </RowList>
      </Section>
    )
  })
}

const TermRow = ({ term, asks }: { readonly term: Term; readonly asks: boolean }) => {
  const { say, formatDate } = useWords()
  const { village } = useSession()
  const from = formatDate(term.from)
  const time = term.until
    ? say('access.officers.sinceUntil', { from, until: formatDate(term.until) })
    : say('access.officers.since', { from })
  const parts = [
    term.title ?? say(`access.role.${term.role}`),
    village ? null : term.place,
    term.hamlet && say('access.officers.hamlet', { hamlet: term.hamlet }),
    time,
  ]
  return (
    <Row
      title={term.name}
      reason={parts.filter(Boolean).join(' · ')}
      href={term.mine ? `/petugas/${term.id}` : undefined}
      end={<TermBadge term={term} asks={asks} />}
    />
  )
}

const TermBadge = ({ term, asks }: { readonly term: Term; readonly asks: boolean }) => {
  const { say, formatDate, today } = useWords()
  if (asks) return <Badge kind="attention">{say('access.officers.asked')}</Badge>
  if (term.accountState === 'closed') return <Badge>{say('access.officers.closed')}</Badge>
  if (endsSoon(term, today))
    return (
      <Badge kind="attention">{say('access.officers.ending', { until: formatDate(term.until ?? '', 'short') })}</Badge>
    )
  if (term.accountState === 'invited' && term.state !== 'ended')
    return <Badge kind="info">{say('access.officers.invited')}</Badge>
  return null
}
