import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Section } from '#platform/design/section.tsx'
import { getRow } from '../contract.ts'
import { BodyFacts } from './body-facts.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import { ConfirmedMark } from './confirmed-mark.tsx'
import type { ListedRow } from './reference-list.tsx'
import { RowHistory } from './row-history.tsx'
import { SourceFacts } from './source-facts.tsx'
import { useValidity } from './use-validity.ts'
import { WithdrawAct } from './withdraw-act.tsx'

/** One reference: what it says, where it comes from, who compared it, what it was before. */
const RowPage = ({ params }: PageProps) => {
  const asked = useQuery(getRow, { id: params.rowId ?? '' })
  return <Answer query={asked}>{({ row, history }) => <RowContent row={row} history={history} />}</Answer>
}

const RowContent = ({ row, history }: { readonly row: ListedRow; readonly history: readonly ListedRow[] }) => {
  const { say, language, formatDate } = useWords()
  const { may } = useSession()
  const validity = useValidity()
  const standing = row.state === 'current' || row.state === 'coming'
  const confirmable = standing && !row.confirmed && may('references.confirmRow')
  return (
    <Page
      title={language === 'en' ? (row.titleEn ?? row.title) : row.title}
      eyebrow={say(`references.kind.${row.kind}`)}
      trail={[{ href: `/rujukan?jenis=${row.kind}`, label: say('references.title') }]}
      lead={
        <>
          {`${say(`references.state.${row.state}`)}. ${validity(row)}. `}
          {standing && row.confirmed && <ConfirmedMark confirmed />}
        </>
      }
      actions={
        standing && (
          <>
            {may('references.recordRow') && (
              <LinkButton href={`/rujukan/${row.id}/betulkan`} icon="pencil">
                {say('references.act.correct')}
              </LinkButton>
            )}
            {may('references.withdrawRow') && <WithdrawAct id={row.id} />}
          </>
        )
      }
      aside={<RowHistory row={row} history={history} />}
    >
      {row.withdrawnOn && (
        <Message
          kind="attention"
          title={say('references.withdrawnBy', {
            day: formatDate(row.withdrawnOn),
            name: row.withdrawnBy ?? '',
            because: row.withdrawnBecause ?? '',
          })}
        />
      )}
      {confirmable && <ConfirmStep id={row.id} source={row.source} />}
      {standing && !row.confirmed && !confirmable && (
        <Message kind="attention" title={say('references.unconfirmed')}>
          {say('references.unconfirmedWhy')}
        </Message>
      )}
      <Section title={say('references.content')}>
        <BodyFacts kind={row.kind} body={row.body} />
      </Section>
      <SourceFacts row={row} />
    </Page>
  )
}

export default RowPage
