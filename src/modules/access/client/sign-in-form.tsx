import { useState } from 'react'
import { usePath } from '#platform/client/navigation.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { LinkButton } from '#platform/design/link-button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { listDemoAccounts } from '../contract/sign-in.ts'
import { DemoAccounts } from './demo-accounts.tsx'
import { ForgotPassword } from './forgot-password.tsx'
import { PasswordForm } from './password-form.tsx'
import { rememberedLogin } from './remembered-login.ts'
import { useSignIn } from './use-sign-in.ts'

const failures: Readonly<Record<string, string>> = { oidc: 'access.signIn.oidcFailed', akun: 'access.signIn.noAccount' }

/** In a demonstration the roles come first, one touch each; the real door is one touch away. */
export const SignInForm = () => {
  const { say } = useWords()
  const { search } = usePath()
  const offered = useQuery(listDemoAccounts, {})
  const [own, setOwn] = useState(rememberedLogin() !== '')
  const failure = failures[search.gagal ?? '']
  const demo = offered.data?.demo === true && !own
  if (offered.isPending) return null
  return (
    <>
      {failure && <Message kind="attention" title={say(failure)} />}
      {demo && offered.data ? (
        <Page title={say('access.signIn.demoTitle')} lead={say('access.signIn.demoLead')} width="narrow">
          <DemoAccounts accounts={offered.data.accounts} />
          <Button kind="quiet" icon="key" onClick={() => setOwn(true)}>
            {say('access.signIn.demoOwn')}
          </Button>
        </Page>
      ) : (
        <OwnDoor government={offered.data?.oidc === true} />
      )}
    </>
  )
}

const OwnDoor = ({ government }: { readonly government: boolean }) => {
  const { say } = useWords()
  const door = useSignIn()
  const [login, setLogin] = useState(rememberedLogin)
  return (
    <Page title={say(door.asksCode ? 'access.signIn.codeTitle' : 'access.signIn')} width="narrow">
      {door.fault && <Message kind="attention" title={door.fault} />}
      <PasswordForm door={door} login={login} setLogin={setLogin} />
      {!door.asksCode && (
        <>
          <p className="sign-in-or" aria-hidden="true">
            {say('access.signIn.other')}
          </p>
          <Button icon="key" wide busy={door.busy === 'passkey'} onClick={() => void door.enterByPasskey()}>
            {say('access.signIn.passkey')}
          </Button>
          {government && (
            <LinkButton href="/session/oidc" icon="landmark" wide>
              {say('access.signIn.government')}
            </LinkButton>
          )}
          <ForgotPassword login={login} />
        </>
      )}
    </Page>
  )
}
