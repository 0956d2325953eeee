import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { StoredFileLink } from '#platform/design/stored-file-link.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { newId } from '#platform/shared/ids.ts'
import { type Cost, type CostTotal, listCosts, withdrawCost } from '../contract/costs.ts'
import { CostSums } from './costs-section.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useAmount } from './use-amount.ts'
import { useTrail } from './use-trail.ts'

/** What leaving cost, line by line, each held against the rules of its day. */
export const CostsPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <Costs file={file} />}</EpisodeAnswer>
)

const Costs = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(listCosts, { episodeId: file.episode.id })
  const add = may('migration.recordCost') && (
    <LinkButton href={`/calon/${file.episode.id}/biaya/catat`} kind="primary" icon="plus">
      {say('migration.cost.new')}
    </LinkButton>
  )
  return (
    <Page
      title={say('migration.costs.title')}
      lead={say('migration.costs.lead')}
      width="narrow"
      trail={useTrail(file)}
      actions={add}
    >
      <Answer query={query} waiting={say('migration.fileLoading')}>
        {({ costs, totals }) =>
          costs.length === 0 ? (
            <EmptyState title={say('migration.costs.none')} sentence={say('migration.costs.noneWhy')} />
          ) : (
            <>
              <Finding file={file} totals={totals} costs={costs} />
              <CostSums totals={totals} />
              <Section title={say('migration.costs')}>
                <RowList label={say('migration.costs')}>
                  {costs.map((cost) => (
                    <OneCost key={cost.id} file={file} cost={cost} />
                  ))}
                </RowList>
              </Section>
              <p className="small muted">{say('migration.costs.fairness')}</p>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

interface FindingProps extends FileProps {
  readonly totals: readonly CostTotal[]
  readonly costs: readonly Cost[]
}

/** The one next step: claim it, complete the plan, or nothing. */
const Finding = ({ file, totals, costs }: FindingProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const amount = useAmount()
  const { episode } = file
  const barred = totals.filter((total) => total.barred > 0)
  if (barred.length > 0) {
    const sums = barred.map((total) => amount(total.barred, total.currency)).join(' + ')
    return (
      <Message
        kind="attention"
        icon="alert"
        title={say('migration.costs.found', { amount: sums })}
        action={
          may('letters.requestLetter') && (
            <LinkButton href={`/surat/minta?jenis=cost_claim&orang=${episode.personId}&calon=${episode.id}`}>
              {say('migration.costs.claim')}
            </LinkButton>
          )
        }
      >
        {say('migration.costs.foundWhy')}
      </Message>
    )
  }
  if (episode.occupation === null && costs.some((cost) => cost.verdict === 'unclear')) {
    return (
      <Message
        title={say('migration.costs.noJob')}
        action={<LinkButton href={`/calon/${episode.id}/betulkan`}>{say('migration.costs.noJobAct')}</LinkButton>}
      />
    )
  }
  return <Message title={say('migration.costs.nothingFound')} />
}

const badgeOf: Readonly<Record<Exclude<Cost['verdict'], 'not_the_worker'>, BadgeKind>> = {
  barred: 'attention',
  allowed: 'none',
  unclear: 'info',
}

const OneCost = ({ file, cost }: FileProps & { readonly cost: Cost }) => {
  const { say, formatDate } = useWords()
  const amount = useAmount()
  const { component, toldName, paidTo, rule, verdict } = cost
  const named = component === 'other' && toldName ? toldName : say(`migration.component.${component}`)
  const facts = [
    component === 'other' ? null : toldName && `“${toldName}”`,
    formatDate(cost.paidOn),
    say(`migration.payer.${cost.paidBy}`),
    paidTo,
    say(`migration.proof.${cost.proof}`),
  ].filter(Boolean)
  return (
    <Row
      title={named}
      reason={
        <>
          {verdict !== 'not_the_worker' && (
            <>
              <Badge kind={badgeOf[verdict]} icon={verdict === 'barred' ? 'alert' : null}>
                {say(`migration.verdict.${verdict}`)}
              </Badge>
              <br />
            </>
          )}
          {facts.join(' · ')}
          {rule && verdict === 'barred' && (
            <>
              <br />
              {say(rule.confirmed ? 'migration.costs.rule' : 'migration.costs.ruleUnconfirmed', {
                source: rule.source,
              })}
            </>
          )}
          {cost.note && (
            <>
              <br />
              {cost.note}
            </>
          )}
          <CostActs file={file} cost={cost} />
        </>
      }
      end={<b className="number">{amount(cost.amount, cost.currency)}</b>}
    />
  )
}

const CostActs = ({ file, cost }: FileProps & { readonly cost: Cost }) => {
  const { say } = useWords()
  const { may } = useSession()
  const toast = useToast()
  const [id] = useState(newId)
  const take = useCommand(withdrawCost, {
    refresh: ['migration'],
    onDone: () => toast({ text: say('migration.cost.takenBack') }),
  })
  const episodeId = file.episode.id
  return (
    <Cluster>
      {cost.fileHash && <StoredFileLink hash={cost.fileHash} label={say('migration.cost.photo')} />}
      {may('migration.recordCost') && (
        <>
          <LinkButton href={`/calon/${episodeId}/biaya/catat?ganti=${cost.id}`} kind="quiet" compact>
            {say('migration.cost.correct')}
          </LinkButton>
          <Button
            kind="quiet"
            compact
            busy={take.busy}
            onClick={() => void take.send({ id, episodeId, costId: cost.id })}
          >
            {say('migration.cost.takeBack')}
          </Button>
        </>
      )}
      <RefusalMessage refusal={take.refusal} />
    </Cluster>
  )
}
