import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Badge } from '#platform/design/badge.tsx'
import { Page } from '#platform/design/page.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { listSignIns } from '../contract/session.ts'
import { AccountReading } from './account-reading.tsx'
import { ChangePassword } from './change-password.tsx'
import { TermRows } from './choose-term.tsx'
import { Devices } from './devices.tsx'
import { KeyHistory } from './key-history.tsx'
import { useMomentHere } from './moment-here.tsx'
import { SecondFactors } from './second-factors.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import './access.css'

/** `/akun`: who I am here, where I am signed in, and what guards it. */
export const AccountPage = () => {
  const { say, formatDate } = useWords()
  const { account, term, terms, may } = useSession()
  const name = account?.name ?? ''
  // who comes by the family's door has a phone and a PIN, and nothing else to see to
  const hasPassword = may('access.listSecondFactors')
  const office = { name, role: say(`access.role.${term?.role ?? 'newcomer'}`), place: term?.place ?? '' }
  const lead = term?.until
    ? say('access.account.leadUntil', { ...office, until: formatDate(term.until) })
    : say('access.account.lead', office)
  return (
    <Page title={say('access.account.title')} lead={lead} actions={<SignOutButton />} width="narrow">
      {terms.length > 1 && (
        <Section title={say('access.account.changeTerm')}>
          <TermRows />
        </Section>
      )}
      {hasPassword && <SecondFactors />}
      <Devices />
      {hasPassword && <ChangePassword />}
      <AccountReading />
      {hasPassword && <KeyHistory />}
      <SignInLog />
    </Page>
  )
}

const outcomes = {
  good: { kind: 'good', word: 'access.account.good' },
  wrong: { kind: 'attention', word: 'access.account.wrong' },
  locked: { kind: 'grave', word: 'access.account.lockedTry' },
} as const

const SignInLog = () => {
  const { say } = useWords()
  const moment = useMomentHere()
  const log = useQuery(listSignIns, {})
  return (
    <Section title={say('access.account.signIns')} note={say('access.account.signInsNote')}>
      <Answer query={log}>
        {({ signIns }) => (
          <RowList label={say('access.account.signIns')}>
            {signIns.slice(0, 50).map((one) => {
              const outcome = outcomes[one.outcome as keyof typeof outcomes] ?? outcomes.wrong
              return (
                <Row
                  key={one.id}
                  title={moment(one.at)}
                  reason={one.device}
                  end={<Badge kind={outcome.kind}>{say(outcome.word)}</Badge>}
                />
              )
            })}
          </RowList>
        )}
      </Answer>
    </Section>
  )
}
