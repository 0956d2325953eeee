import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import type { PageProps } from '#platform/client/client-module.ts'
import { useSession } from '#platform/client/session.tsx'
import { useCommand } from '#platform/client/use-command.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { closeAccount, reopenAccount } from '../contract/account.ts'
import { listTerms } from '../contract/term.ts'
import { EndTerm } from './end-term.tsx'
import { LinkSheet, useOneTimeLink } from './one-time-link.tsx'

type Term = OutputOf<typeof listTerms>['terms'][number]

/** `/petugas/$termId`: one term of office, its link, its end. */
export const OfficerPage = ({ params }: PageProps) => {
  const { say } = useWords()
  const { village } = useSession()
  const terms = useQuery(listTerms, { ...(village && { villageId: village.id }), ended: true })
  return (
    <Answer query={terms}>
      {(listed) => {
        const term = listed.terms.find((one) => one.id === params.termId)
        return term ? <OneTerm term={term} /> : <Message kind="attention" title={say('access.termMissing')} />
      }}
    </Answer>
  )
}

const OneTerm = ({ term }: { readonly term: Term }) => {
  const words = useWords()
  const { say } = words
  return (
    <Page
      title={term.name}
      lead={`${term.title ?? say(`access.role.${term.role}`)} · ${term.place}`}
      trail={[{ href: '/petugas', label: say('access.officers.title') }]}
      width="narrow"
    >
      <Facts facts={factsOf(term, words)} />
      {term.state !== 'ended' && term.mine && term.accountState !== 'closed' && <LinkPart term={term} />}
      {term.state !== 'ended' && term.mine && term.endedOn === null && <EndTerm termId={term.id} name={term.name} />}
      {term.mine && <AccountPart term={term} />}
    </Page>
  )
}

const factsOf = (term: Term, { say, formatDate, formatMoment }: ReturnType<typeof useWords>) => [
  { label: say('access.appoint.from'), value: formatDate(term.from) },
  { label: say('access.appoint.until'), value: term.until ? formatDate(term.until) : '–' },
  ...(term.appointmentNumber ? [{ label: say('access.appoint.decree'), value: term.appointmentNumber }] : []),
  ...(term.hamlet ? [{ label: say('access.appoint.hamlet'), value: term.hamlet }] : []),
  ...(term.endedOn
    ? [
        {
          label: say('access.officer.endOn'),
          value: `${formatDate(term.endedOn)} · ${say(`access.end.${term.endReason}`)}`,
        },
      ]
    : []),
  {
    label: say('access.account.signIns'),
    value: term.lastSignInAt ? formatMoment(term.lastSignInAt) : say('access.officers.invited'),
  },
]

const LinkPart = ({ term }: { readonly term: Term }) => {
  const { say } = useWords()
  const [lost, setLost] = useState(false)
  const oneTime = useOneTimeLink()
  const invited = term.accountState === 'invited'
  const kind = invited ? 'invitation' : 'reset'
  if (oneTime.link) return <LinkSheet link={oneTime.link} name={term.name} />
  return (
    <Section>
      {!invited && <CheckField name="lost" label={say('access.officer.lostPhone')} checked={lost} onChange={setLost} />}
      <RefusalMessage refusal={oneTime.refusal} />
      <div>
        <Button
          kind={invited ? 'primary' : 'plain'}
          icon="link"
          busy={oneTime.busy}
          onClick={() => void oneTime.make({ accountId: term.accountId, kind, withoutSecondFactors: lost })}
        >
          {say(invited ? 'access.officer.invite' : 'access.officer.reset')}
        </Button>
      </div>
    </Section>
  )
}

const AccountPart = ({ term }: { readonly term: Term }) => {
  const { say } = useWords()
  const { may } = useSession()
  const close = useCommand(closeAccount, { refresh: ['access'] })
  const reopen = useCommand(reopenAccount, { refresh: ['access'] })
  if (!may('access.closeAccount')) return null
  const closed = term.accountState === 'closed'
  return (
    <>
      <RefusalMessage refusal={close.refusal ?? reopen.refusal} />
      <Button
        kind="quiet"
        icon={closed ? 'undo' : 'lock'}
        busy={close.busy || reopen.busy}
        onClick={() => void (closed ? reopen : close).send({ accountId: term.accountId })}
      >
        {say(closed ? 'access.officer.reopenAccount' : 'access.officer.closeAccount')}
      </Button>
    </>
  )
}
