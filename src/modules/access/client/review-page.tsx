import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSearchParam } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextArea } from '#platform/design/text-area.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { getAccessReview, listAccessReviews, recordAccessReview } from '../contract/review.ts'
import { listTerms } from '../contract/term.ts'
import { OfficerTabs } from './officer-tabs.tsx'

type Holder = OutputOf<typeof getAccessReview>['rows'][number]

/** `/petugas/tinjau`: once a month, who holds a key, and is it still needed. A coordinator picks the village first. */
export const ReviewPage = () => {
  const { say } = useWords()
  const { village } = useSession()
  const [picked] = useSearchParam('desa')
  const villageId = village?.id ?? (/^\d+$/.test(picked) ? Number(picked) : undefined)
  const holders = useQuery(getAccessReview, { villageId: villageId ?? 0 }, { enabled: villageId !== undefined })
  const rows = holders.data?.rows
  const counts = rows && { count: rows.length, signs: rows.filter((row) => row.signs.length > 0).length }
  return (
    <Page
      title={say('access.review.title')}
      lead={counts ? say('access.review.lead', counts) : say('access.officers.villagePick')}
      tabs={<OfficerTabs current="/petugas/tinjau" />}
    >
      {villageId === undefined ? (
        <VillagesToReview />
      ) : (
        <Answer query={holders}>
          {({ rows: found }) => (
            <>
              <Holders rows={found} />
              <Reviews villageId={villageId} />
            </>
          )}
        </Answer>
      )}
    </Page>
  )
}

/** The villages of the reach, by the terms that serve in them. */
const VillagesToReview = () => {
  const { say } = useWords()
  const terms = useQuery(listTerms, {})
  return (
    <Answer query={terms}>
      {({ terms: found }) => {
        const places = new Map(found.flatMap((term) => (term.villageId ? [[term.villageId, term.place] as const] : [])))
        return (
          <RowList label={say('access.officers.villagePick')}>
            {[...places]
              .toSorted(([, one], [, other]) => one.localeCompare(other))
              .map(([id, place]) => (
                <Row key={id} title={place} href={`/petugas/tinjau?desa=${id}`} />
              ))}
          </RowList>
        )
      }}
    </Answer>
  )
}

const Holders = ({ rows }: { readonly rows: readonly Holder[] }) => {
  const { say, formatMoment } = useWords()
  return (
    <RowList label={say('access.review.title')}>
      {rows
        .toSorted((one, other) => other.signs.length - one.signs.length)
        .map((row) => (
          <Row
            key={row.termId}
            title={row.name}
            reason={
              <>
                {say(`access.role.${row.role}`)} · {say('access.review.devices', { count: row.devices })}
                {row.lastSignInAt && ` · ${say('access.officers.lastSeen', { when: formatMoment(row.lastSignInAt) })}`}
                {row.signs.length > 0 && <br />}
                <b>{row.signs.map((sign) => say(`access.review.sign.${sign}`)).join(' · ')}</b>
              </>
            }
            href={`/petugas/${row.termId}`}
            end={
              row.signs.length > 0 ? (
                <Badge kind="attention">{String(row.signs.length)}</Badge>
              ) : (
                <Badge kind="good">OK</Badge>
              )
            }
          />
        ))}
    </RowList>
  )
}

const Reviews = ({ villageId }: { readonly villageId: number }) => {
  const { say, formatDate, formatMoment, today } = useWords()
  const { may } = useSession()
  const reviews = useQuery(listAccessReviews, {}, { village: villageId })
  const month = today.slice(0, 7)
  return (
    <Answer query={reviews}>
      {({ reviews: done }) => {
        const now = done.find((review) => review.month === month)
        return (
          <>
            {now && <Message kind="good" title={say('access.review.known', { by: now.by })} />}
            {!now && may('access.recordAccessReview') && <ReviewForm month={month} villageId={villageId} />}
            <Section title={say('access.review.before')}>
              {done.length === 0 && <p className="muted">{say('access.review.none')}</p>}
              <RowList label={say('access.review.before')}>
                {done.map((review) => (
                  <Row
                    key={review.month}
                    title={formatDate(`${review.month}-01`, 'month')}
                    reason={review.note}
                    end={`${review.by} · ${formatMoment(review.at)}`}
                  />
                ))}
              </RowList>
            </Section>
          </>
        )
      }}
    </Answer>
  )
}

const ReviewForm = ({ month, villageId }: { readonly month: string; readonly villageId: number }) => {
  const { say } = useWords()
  const [id] = useState(newId)
  const form = useForm({
    command: recordAccessReview,
    initial: { note: '' },
    toInput: ({ note }) => ({ id, month, note }),
    refresh: ['access', 'platform'],
    village: villageId,
  })
  return (
    <form {...form.props}>
      <TextArea
        optional
        label={say('access.review.note')}
        hint={say('access.review.noteHint')}
        {...form.field('note')}
      />
      <RefusalMessage refusal={form.refusal} />
      <div>
        <Button type="submit" kind="primary" icon="check" busy={form.busy}>
          {say('access.review.go')}
        </Button>
      </div>
    </form>
  )
}
