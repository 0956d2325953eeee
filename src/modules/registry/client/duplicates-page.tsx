import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { type DuplicatePair, listDuplicates, listMerges, reverseMerge } from '../contract/duplicate.ts'

const pageSize = 50

/** Pairs that may be one person, best first; and what was merged before, which can be taken apart. */
export const DuplicatesPage = () => {
  const { say } = useWords()
  const [limit, setLimit] = useState(pageSize)
  const query = useQuery(listDuplicates, { limit }, { keepLast: true })
  const total = query.data?.total
  const lead =
    total === undefined
      ? undefined
      : say(total === 0 ? 'registry.noDuplicatesLead' : 'registry.duplicatesLead', { count: total })
  return (
    <Page title={say('registry.duplicates')} lead={lead}>
      <Answer query={query} waiting={say('registry.comparing')}>
        {(answer) => (
          <>
            <Pairs pairs={answer.pairs} />
            {answer.pairs.length < answer.total && (
              <Pager
                shown={answer.pairs.length}
                total={answer.total}
                busy={query.isFetching}
                {...(limit < 200 && { onMore: () => setLimit(Math.min(200, limit + pageSize)) })}
              />
            )}
          </>
        )}
      </Answer>
      <Merges />
    </Page>
  )
}

const Pairs = ({ pairs }: { readonly pairs: readonly DuplicatePair[] }) => {
  const { say } = useWords()
  if (pairs.length === 0)
    return <EmptyState title={say('registry.noDuplicates')} sentence={say('registry.noDuplicatesHow')} />
  return (
    <RowList label={say('registry.duplicates')}>
      {pairs.map((pair) => (
        <Row
          key={`${pair.first.id}${pair.second.id}`}
          href={`/kembar/${pair.first.id}/${pair.second.id}`}
          title={pair.first.name === pair.second.name ? pair.first.name : `${pair.first.name} · ${pair.second.name}`}
          reason={pair.reasons
            .filter((reason) => reason.points > 0)
            .map((reason) => say(`registry.match.${reason.code}`))
            .join(' · ')}
          end={
            <Badge kind={pair.level === 'certain' ? 'attention' : 'info'}>{say(`registry.level.${pair.level}`)}</Badge>
          }
        />
      ))}
    </RowList>
  )
}

type Merge = OutputOf<typeof listMerges>['merges'][number]

const Merges = () => {
  const { say, formatDate } = useWords()
  const { may } = useSession()
  const query = useQuery(listMerges, {})
  const [asked, setAsked] = useState<Merge>()
  if (!query.data || query.data.merges.length === 0) return null
  return (
    <Section title={say('registry.merged')} note={say('registry.mergedNote')}>
      <RowList label={say('registry.merged')}>
        {query.data.merges.map((merge) => (
          <Row
            key={merge.id}
            title={say('registry.mergedInto', { merged: merge.mergedName, kept: merge.keptName })}
            reason={`${formatDate(merge.mergedAt)} · ${merge.reason}`}
            end={
              merge.reversedAt ? (
                <Badge>{say('registry.takenApart')}</Badge>
              ) : may('registry.reverseMerge') ? (
                <Button compact onClick={() => setAsked(merge)}>
                  {say('registry.takeApart')}
                </Button>
              ) : undefined
            }
          />
        ))}
      </RowList>
      {asked && <ReverseDialog merge={asked} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}

const ReverseDialog = ({ merge, onClose }: { readonly merge: Merge; readonly onClose: () => void }) => {
  const { say } = useWords()
  const [reason, setReason] = useState('')
  const reverse = useCommand(reverseMerge, { onDone: onClose })
  return (
    <Dialog
      open
      title={say('registry.takeApartTitle', { name: merge.keptName })}
      confirm={
        <Button
          busy={reverse.busy}
          onClick={() => void reverse.send({ mergeId: merge.id, reason })}
          {...(reason.trim() === '' && { disabledBecause: say('registry.reasonFirst') })}
        >
          {say('registry.takeApart')}
        </Button>
      }
      onClose={onClose}
    >
      <p>{say('registry.takeApartMeans')}</p>
      <TextField label={say('registry.reason')} name="reason" value={reason} onChange={setReason} />
      <RefusalMessage refusal={reverse.refusal} />
    </Dialog>
  )
}
