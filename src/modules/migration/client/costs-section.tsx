import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Card } from '#platform/design/card.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { type CostTotal, listCosts } from '../contract/costs.ts'
import type { FileProps } from './episode-page.tsx'
import { useAmount } from './use-amount.ts'

/** What leaving cost so far, in two sums; the lines have a page of their own. */
export const CostsSection = ({ file }: FileProps) => {
  const { may } = useSession()
  return may('migration.listCosts') ? <Sums file={file} /> : null
}

const Sums = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listCosts, { episodeId: file.episode.id })
  const path = `/calon/${file.episode.id}/biaya`
  return (
    <Section title={say('migration.costs')}>
      <Card>
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {({ costs, totals }) => (
            <Stack gap={16}>
              {costs.length === 0 ? (
                <p className="small muted">{say('migration.costs.noneWhy')}</p>
              ) : (
                <>
                  <CostSums totals={totals} />
                  <LinkButton href={path} wide>
                    {say('migration.costs.open')}
                  </LinkButton>
                </>
              )}
              {may('migration.recordCost') && costs.length === 0 && (
                <LinkButton href={`${path}/catat`} wide>
                  {say('migration.cost.new')}
                </LinkButton>
              )}
            </Stack>
          )}
        </Answer>
      </Card>
    </Section>
  )
}

/** One pair of sums for each currency that was paid in. */
export const CostSums = ({ totals }: { readonly totals: readonly CostTotal[] }) => {
  const { say } = useWords()
  const amount = useAmount()
  const facts = totals.flatMap(({ currency, paid, barred }) => [
    { label: say('migration.costs.paid'), value: <b className="number">{amount(paid, currency)}</b> },
    ...(barred > 0
      ? [
          {
            label: say('migration.costs.barred'),
            value: (
              <Badge kind="attention" icon="alert">
                {amount(barred, currency)}
              </Badge>
            ),
          },
        ]
      : []),
  ])
  return <Facts facts={facts} />
}
