import { useState } from 'react'
import { Answer } from '#platform/client/answer.tsx'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useQuery } from '#platform/client/use-query.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { StepCard } from '#platform/design/step-card.tsx'
import { listSecondFactors } from '../contract/second-factor.ts'
import { verifyCode } from '../contract/session.ts'
import { CodeField } from './code-field.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import { TotpForm } from './totp-form.tsx'
import { useNewPasskey } from './use-passkey.ts'

/** Without a second factor this session can do nothing but set one up. */
export const SecondFactorStep = () => {
  const { say } = useWords()
  const factors = useQuery(listSecondFactors, {})
  return (
    <Page title={say('access.factor.title')} lead={say('access.factor.lead')} width="narrow">
      <Answer query={factors}>
        {({ factors: known }) => (known.some((one) => one.kind === 'totp') ? <ProveCode /> : <AddFactor />)}
      </Answer>
      <SignOutButton />
    </Page>
  )
}

const ProveCode = () => {
  const { say } = useWords()
  const { reload } = useSession()
  const [wrong, setWrong] = useState(false)
  const form = useForm({
    command: verifyCode,
    initial: { code: '' },
    onDone: ({ right }) => {
      setWrong(!right)
      if (right) void reload()
    },
  })
  return (
    <form {...form.props}>
      {wrong && <Message kind="attention" title={say('access.codeWrong')} />}
      <CodeField label={say('access.factor.known')} hint={say('access.signIn.codeHint')} {...form.field('code')} />
      <RefusalMessage refusal={form.refusal} />
      <Button type="submit" kind="primary" wide busy={form.busy}>
        {say('access.signIn.codeGo')}
      </Button>
    </form>
  )
}

const AddFactor = () => {
  const { say } = useWords()
  const { reload } = useSession()
  const passkey = useNewPasskey(() => void reload())
  return (
    <>
      {passkey.fault && <Message kind="attention" title={passkey.fault} />}
      <StepCard
        title={say('access.factor.passkey')}
        reason={say('access.factor.passkeyWhy')}
        action={
          <Button
            kind="turmeric"
            icon="key"
            busy={passkey.busy}
            onClick={() => void passkey.add(say('access.factor.labelUsual'))}
          >
            {say('access.factor.passkeyAdd')}
          </Button>
        }
      />
      <Details summary={say('access.factor.app')}>
        <p className="muted">{say('access.factor.appWhy')}</p>
        <TotpForm onDone={() => void reload()} />
      </Details>
    </>
  )
}
