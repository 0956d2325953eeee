import { useEffect, useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useGo } from '#platform/client/navigation.ts'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import type { OutputOf } from '#platform/shared/operation.ts'
import { acceptInvitation, getInvitation } from '../contract/account.ts'
import { findPasswordFault } from '../rules/password.ts'
import { PasswordField } from './password-field.tsx'
import { rememberLogin } from './remembered-login.ts'
import { fingerprintOf } from './secret.ts'
import './access.css'

/** `/undangan#…`: what follows the hash never reaches the server's log. */
export const InvitationPage = () => {
  const [token] = useState(() => window.location.hash.slice(1))
  const [tokenFingerprint, setFingerprint] = useState('')
  useEffect(() => {
    void fingerprintOf(token).then(setFingerprint)
  }, [token])
  const invitation = useQuery(getInvitation, { tokenFingerprint }, { enabled: tokenFingerprint !== '' })
  if (token === '') return <NoLink />
  return <Answer query={invitation}>{(found) => <SetPassword token={token} invitation={found} />}</Answer>
}

/** Half an address, as it is left of a link that was cut when it was copied. */
const NoLink = () => {
  const { say } = useWords()
  return (
    <Page title={say('access.signIn')} width="narrow">
      <Message kind="attention" title={say('access.linkGone')} />
      <LinkButton href="/masuk" wide>
        {say('access.signIn')}
      </LinkButton>
    </Page>
  )
}

interface SetPasswordProps {
  readonly token: string
  readonly invitation: OutputOf<typeof getInvitation>
}

const SetPassword = ({ token, invitation }: SetPasswordProps) => {
  const { say } = useWords()
  const go = useGo()
  const { name, username, role, place, kind } = invitation
  const lead =
    role && place
      ? say('access.invitation.lead', { role: say(`access.role.${role}`), place })
      : say('access.invitation.leadPlain')
  const form = useForm({
    command: acceptInvitation,
    initial: { password: '' },
    toInput: ({ password }) => ({ token, password }),
    check: ({ password }) => {
      const fault = password === '' ? undefined : findPasswordFault(password, { username, name })
      return fault ? [{ field: 'password', code: fault }] : []
    },
    refresh: [],
    onDone: () => {
      rememberLogin(username)
      go('/masuk', { replace: true })
    },
  })
  const isReset = kind === 'reset'
  return (
    <Page
      title={say(isReset ? 'access.invitation.resetTitle' : 'access.invitation.title', { name })}
      lead={isReset ? say('access.invitation.resetLead') : lead}
      width="narrow"
    >
      <Facts facts={[{ label: say('access.invitation.username'), value: <b>{username}</b> }]} />
      <form {...form.props}>
        <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
        <PasswordField
          isNew
          label={say('access.invitation.password')}
          hint={say('access.invitation.passwordHint')}
          {...form.field('password')}
        />
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <Button type="submit" kind="primary" wide busy={form.busy}>
          {say('access.invitation.set')}
        </Button>
      </form>
    </Page>
  )
}
