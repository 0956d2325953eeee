import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useWords } from '#platform/client/words.tsx'
import { Icon } from '#platform/design/icon.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { chooseTerm } from '../contract/session.ts'
import { SignOutButton } from './sign-out-button.tsx'

/** A session acts under one term of office at a time. */
export const ChooseTerm = () => {
  const { say } = useWords()
  const { terms } = useSession()
  if (terms.length === 0) {
    return (
      <Page title={say('access.term.none')} lead={say('access.term.noneSentence')} width="narrow">
        <SignOutButton />
      </Page>
    )
  }
  return (
    <Page
      title={say('access.term.choose')}
      lead={say('access.term.chooseLead', { count: terms.length })}
      width="narrow"
    >
      <TermRows />
      <SignOutButton />
    </Page>
  )
}

/** The own terms as rows; touching one acts under it from now on. */
export const TermRows = ({ onChosen }: { readonly onChosen?: () => void }) => {
  const { say, formatDate } = useWords()
  const { terms, term, reload } = useSession()
  const choose = useCommand(chooseTerm, {
    onDone: () => {
      void reload()
      onChosen?.()
    },
  })
  return (
    <>
      <RefusalMessage refusal={choose.refusal} />
      <RowList label={say('access.account.terms')}>
        {terms.map((one) => (
          <Row
            key={one.id}
            title={say(`access.role.${one.role}`)}
            reason={
              one.until === null
                ? one.place
                : `${one.place} · ${say('access.officers.ending', { until: formatDate(one.until) })}`
            }
            onClick={one.id === term?.id ? undefined : () => void choose.send({ termId: one.id })}
            end={<Icon name={one.id === term?.id ? 'check' : 'chevron-right'} />}
          />
        ))}
      </RowList>
    </>
  )
}
