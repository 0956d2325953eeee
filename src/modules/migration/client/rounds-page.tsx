import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { newId } from '#platform/shared/ids.ts'
import type { OutputOf } from '#platform/shared/operation.ts'
import { listRounds, openRound, type Round } from '../contract/rounds.ts'

export const visitedOf = ({ counts }: Pick<Round, 'counts'>): number => counts.asked + counts.moved + counts.refused

/** June and December: each half year its round, and how far it came. */
export const RoundsPage = () => {
  const { say } = useWords()
  const query = useQuery(listRounds, {})
  return (
    <Page title={say('migration.rounds')} lead={say('migration.rounds.lead')} pillar={1} width="narrow">
      <Answer query={query}>
        {(all) => (
          <>
            <Opening all={all} />
            {all.rounds.length === 0 ? (
              <EmptyState title={say('migration.rounds.none')} sentence={say('migration.rounds.noneWhy')} />
            ) : (
              <RowList label={say('migration.rounds')}>
                {all.rounds.map((round) => (
                  <RoundRow key={round.id} round={round} />
                ))}
              </RowList>
            )}
          </>
        )}
      </Answer>
    </Page>
  )
}

const Opening = ({ all }: { readonly all: OutputOf<typeof listRounds> }) => {
  const { say } = useWords()
  const { may } = useSession()
  const go = useGo()
  const [id] = useState(newId)
  const { year, half } = all.suggested
  const open = useCommand(openRound, {
    refresh: ['migration', 'platform'],
    onDone: ({ roundId }) => go(`/pendataan/${roundId}`),
  })
  const isThere = all.rounds.some((round) => round.year === year && round.half === half)
  if (isThere || !may('migration.openRound')) return null
  return (
    <>
      <Button kind="primary" icon="plus" busy={open.busy} onClick={() => void open.send({ id, year, half })}>
        {say('migration.rounds.open', { year: String(year), half })}
      </Button>
      <RefusalMessage refusal={open.refusal} />
    </>
  )
}

const RoundRow = ({ round }: { readonly round: Round }) => {
  const { say, formatDate } = useWords()
  return (
    <Row
      href={`/pendataan/${round.id}`}
      tile={{ icon: 'home', pillar: 1 }}
      title={say('migration.round.name', { year: String(round.year), half: round.half })}
      reason={
        <>
          {say('migration.round.progress', { done: visitedOf(round), total: round.total })}
          {round.closedOn && (
            <>
              <br />
              {say('migration.round.closedOn', { day: formatDate(round.closedOn) })}
            </>
          )}
        </>
      }
    />
  )
}
