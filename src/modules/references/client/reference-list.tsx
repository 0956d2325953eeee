import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import type { IconName } from '#platform/design/icon.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listRows, type ReferenceKind } from '../contract.ts'
import { ConfirmedMark } from './confirmed-mark.tsx'
import { useSummary } from './use-summary.ts'
import { useValidity } from './use-validity.ts'

export type Shown = 'current' | 'unconfirmed' | 'past' | 'coming'
export type ListedRow = OutputOf<typeof listRows>['rows'][number]

export const kindIcons: Readonly<Record<ReferenceKind, IconName>> = {
  law: 'scale',
  'required-document': 'file-check',
  'country-policy': 'globe',
  organisation: 'landmark',
  'barred-cost': 'x',
  premium: 'heart',
  tariff: 'wallet',
  'rate-cap': 'wallet',
  holiday: 'calendar',
  kbli: 'list',
  kbji: 'list',
  hotline: 'phone',
  'red-flag': 'flag',
  'minimum-age': 'user',
  'letter-law': 'file-text',
  'worker-right': 'scale',
  'village-year': 'calendar',
  'country-contract-rule': 'file-check',
  'outside-number': 'globe',
  'case-clock': 'clock',
  'case-escalation': 'arrow-right',
  'contact-rhythm': 'phone',
  'expiry-reminder': 'clock',
}

interface ReferenceListProps {
  readonly kind: ReferenceKind | undefined
  readonly only: Shown
  readonly on: string
  readonly text: string
}

export const ReferenceList = ({ kind, only, on, text }: ReferenceListProps) => {
  const { say } = useWords()
  const [limit, setLimit] = useState(30)
  const asked = useQuery(listRows, { ...(kind && { kind }), only, on, text, limit }, { keepLast: true })
  return (
    <Answer query={asked} waiting={say('references.waiting')}>
      {({ rows, total }) =>
        rows.length === 0 ? (
          <EmptyState title={say('references.empty')} sentence={say('references.emptySentence')} />
        ) : (
          <>
            <RowList label={say('references.title')}>
              {rows.map((row) => (
                <ReferenceRow key={row.id} row={row} withKind={kind === undefined} />
              ))}
            </RowList>
            <Pager
              shown={rows.length}
              total={total}
              busy={asked.isPlaceholderData}
              {...(rows.length < Math.min(total, 200) && { onMore: () => setLimit(Math.min(limit + 50, 200)) })}
            />
          </>
        )
      }
    </Answer>
  )
}

/** What it says in a line; then whether somebody compared it, where it comes from and since when. */
const ReferenceRow = ({ row, withKind }: { readonly row: ListedRow; readonly withKind: boolean }) => {
  const { say, language } = useWords()
  const validity = useValidity()
  const summary = useSummary(row)
  const title = language === 'en' ? (row.titleEn ?? row.title) : row.title
  const origin = [withKind ? say(`references.kind.${row.kind}`) : undefined, row.source, validity(row)].filter(Boolean)
  return (
    <Row
      href={`/rujukan/${row.id}`}
      tile={{ icon: kindIcons[row.kind] }}
      title={title}
      reason={
        <>
          {summary && (
            <>
              {summary}
              <br />
            </>
          )}
          <small className="muted">
            <RowMark row={row} /> <br className="phone-only" />
            {origin.join(' · ')}
          </small>
        </>
      }
    />
  )
}

const RowMark = ({ row }: { readonly row: ListedRow }) => {
  const { say } = useWords()
  if (row.state === 'current') return <ConfirmedMark confirmed={row.confirmed} />
  return <Badge kind={row.state === 'coming' ? 'info' : 'none'}>{say(`references.state.${row.state}`)}</Badge>
}
