import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge, type BadgeKind } from '#platform/design/badge.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { type ContractFindingView, getContract, type WorkContractFile } from '../contract/work-contract.ts'
import type { ContractVerdict } from '../rules/contract-check.ts'
import { CoverSection } from './cover-section.tsx'
import { EpisodeAnswer } from './episode-answer.tsx'
import type { FileProps } from './episode-page.tsx'
import { useAmount } from './use-amount.ts'
import { useEvidence } from './use-evidence.ts'
import { useTrail } from './use-trail.ts'

/** The contract that holds, term by term against the rules of its day, and the days insured. */
export const ContractPage = ({ params }: PageProps) => (
  <EpisodeAnswer episodeId={params.episodeId}>{(file) => <Contract file={file} />}</EpisodeAnswer>
)

const Contract = ({ file }: FileProps) => {
  const { say } = useWords()
  const { may } = useSession()
  const query = useQuery(getContract, { episodeId: file.episode.id })
  const open = file.episode.closedOn === null && may('migration.recordStage')
  const record = (stage: string, label: string, primary: boolean) => (
    <LinkButton
      href={`/calon/${file.episode.id}/kejadian?tahap=${stage}`}
      {...(primary && { kind: 'primary' as const, icon: 'plus' as const })}
    >
      {say(label)}
    </LinkButton>
  )
  return (
    <Page
      title={say('migration.contract.title', { name: file.person.name })}
      lead={say('migration.contract.lead')}
      width="narrow"
      trail={useTrail(file)}
      actions={
        open && (
          <>
            {record('contract_signed', 'migration.contract.record', query.data?.contract === null)}
            {query.data?.contract && record('extended', 'migration.contract.extend', false)}
          </>
        )
      }
    >
      <Answer query={query} waiting={say('migration.fileLoading')}>
        {(answer) => (
          <>
            {answer.contract ? (
              <Findings answer={answer} />
            ) : (
              <EmptyState title={say('migration.contract.none')} sentence={say('migration.contract.noneWhy')} />
            )}
            <CoverSection cover={answer.cover} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const Findings = ({ answer }: { readonly answer: WorkContractFile }) => {
  const { say, formatDate } = useWords()
  const evidence = useEvidence()
  const { contract, findings } = answer
  if (!contract) return null
  const below = findings.filter(({ verdict }) => verdict === 'below').length
  return (
    <>
      <Message kind={below > 0 ? 'attention' : 'info'} title={say('migration.contract.sum', { count: below })}>
        {say('migration.contract.fairness')}
      </Message>
      <Section title={say('migration.contract.findings')}>
        <RowList label={say('migration.contract.findings')}>
          {findings.map((finding) => (
            <Finding key={finding.term} finding={finding} currency={contract.details.currency ?? null} />
          ))}
        </RowList>
      </Section>
      <Section
        title={say('migration.contract.said')}
        note={say('migration.contract.saidOn', {
          stage: say(`migration.stage.${contract.stage}`).toLowerCase(),
          day: formatDate(contract.toldOn),
        })}
      >
        <Facts facts={evidence(contract.stage, contract.details)} />
      </Section>
    </>
  )
}

export const kindOfVerdict: Readonly<Record<ContractVerdict, BadgeKind>> = {
  ok: 'good',
  below: 'attention',
  missing: 'none',
  unknown: 'none',
}

interface FindingProps {
  readonly finding: ContractFindingView
  readonly currency: string | null
}

/** What is said, what the rule says and since when, and what to do now. */
const Finding = ({ finding, currency }: FindingProps) => {
  const { say, formatDate, language } = useWords()
  const value = useTermValue()
  const { term, verdict, told, rule } = finding
  const said = told === null ? null : say('migration.contract.told', { value: value(term, told, currency) })
  const asked =
    rule && term !== 'work_visa'
      ? say('migration.contract.rule', { value: value(term, rule.amount, rule.currency) })
      : null
  return (
    <Row
      title={say(`references.value.term.${term}`)}
      reason={
        <>
          <Badge kind={kindOfVerdict[verdict]} icon={verdict === 'below' ? 'alert' : undefined}>
            {say(`migration.contract.verdict.${verdict}`)}
          </Badge>
          <br />
          {[said, asked].filter(Boolean).join(' ')}{' '}
          {verdict !== 'ok' && say(`migration.contract.${verdict}.${verdict === 'below' ? term : 'todo'}`)}
          {rule && (
            <small className="muted">
              {' '}
              {say('migration.contract.source', {
                title: (language === 'en' ? rule.titleEn : null) ?? rule.title,
                source: rule.source,
                day: formatDate(rule.effectiveFrom),
              })}
              {!rule.confirmed && ` ${say('migration.contract.unconfirmed')}`}
            </small>
          )}
        </>
      }
    />
  )
}

const useTermValue = () => {
  const { say, formatNumber } = useWords()
  const amount = useAmount()
  return (term: ContractFindingView['term'], value: number, currency: string | null): string =>
    term === 'least_wage'
      ? amount(value, currency ?? 'IDR')
      : say(`migration.contract.value.${term}`, { value: formatNumber(value) })
}
