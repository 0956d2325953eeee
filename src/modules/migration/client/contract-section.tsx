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
import { getContract, type WorkContractFile } from '../contract/work-contract.ts'
import type { FileProps } from './episode-page.tsx'

/** The contract in two lines: what falls short of its rules, and the days insured. */
export const ContractSection = ({ file }: FileProps) => {
  const { may } = useSession()
  return may('migration.getContract') ? <Contract file={file} /> : null
}

const Contract = ({ file }: FileProps) => {
  const { say } = useWords()
  const query = useQuery(getContract, { episodeId: file.episode.id })
  return (
    <Section title={say('migration.contract')}>
      <Card>
        <Answer query={query} waiting={say('migration.fileLoading')}>
          {(answer) => (
            <Stack gap={16}>
              <ContractFacts answer={answer} />
              <LinkButton href={`/calon/${file.episode.id}/kontrak`} wide>
                {say('migration.contract.open')}
              </LinkButton>
            </Stack>
          )}
        </Answer>
      </Card>
    </Section>
  )
}

const ContractFacts = ({ answer }: { readonly answer: WorkContractFile }) => {
  const { say, formatDate } = useWords()
  const { contract, findings, cover } = answer
  const below = findings.filter(({ verdict }) => verdict === 'below').length
  const ends = contract?.details.endsOn
  const facts = [
    ...(ends ? [{ label: say('migration.factContractEnds'), value: formatDate(ends) }] : []),
    ...(contract
      ? [
          {
            label: say('migration.contract.findings'),
            value: (
              <Badge kind={below > 0 ? 'attention' : 'good'} icon={below > 0 ? 'alert' : undefined}>
                {say('migration.contract.sum', { count: below })}
              </Badge>
            ),
          },
        ]
      : []),
    ...(cover
      ? [
          {
            label: say('migration.cover.title'),
            value: say('migration.cover.sentence', { covered: cover.coveredDays, days: cover.days }),
          },
        ]
      : []),
  ]
  return facts.length > 0 ? <Facts facts={facts} /> : <p className="small muted">{say('migration.contract.noneWhy')}</p>
}
