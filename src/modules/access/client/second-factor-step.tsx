import { type ReactNode, useState } from 'react'
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
import { EitherCode, RecoveryCodeField } from './code-field.tsx'
import { RecoverySheet } from './recovery-sheet.tsx'
import { SignOutButton } from './sign-out-button.tsx'
import { TotpForm } from './totp-form.tsx'
import { useNewPasskey } from './use-passkey.ts'

/** Without a second factor this session can do nothing but prove one, or set one up and keep its recovery codes. */
export const SecondFactorStep = () => {
  const { reload } = useSession()
  const [enrolled, setEnrolled] = useState(false)
  const factors = useQuery(listSecondFactors, {})
  return (
    <Answer query={factors}>
      {({ factors: known }) => {
        if (enrolled) return <Step title="access.recovery.name" part={<RecoverySheet onDone={() => void reload()} />} />
        if (known.length === 0)
          return (
            <Step
              title="access.factor.title"
              lead="access.factor.lead"
              part={<AddFactor onDone={() => setEnrolled(true)} />}
            />
          )
        const app = known.some((one) => one.kind === 'totp')
        return <Step title="access.factor.prove" lead="access.factor.proveLead" part={<ProveCode app={app} />} />
      }}
    </Answer>
  )
}

interface StepProps {
  readonly title: string
  readonly lead?: string
  readonly part: ReactNode
}

const Step = ({ title, lead, part }: StepProps) => {
  const { say } = useWords()
  return (
    <Page title={say(title)} lead={lead && say(lead)} width="narrow">
      {part}
      <SignOutButton />
    </Page>
  )
}

const ProveCode = ({ app }: { readonly app: boolean }) => {
  const { say } = useWords()
  const { reload } = useSession()
  const [wrong, setWrong] = useState(false)
  const [recovery, setRecovery] = useState(!app)
  const form = useForm({
    command: verifyCode,
    initial: { code: '' },
    onDone: ({ right }) => {
      setWrong(!right)
      if (right) void reload()
    },
  })
  const field = form.field('code')
  return (
    <form {...form.props}>
      {wrong && <Message kind="attention" title={say('access.codeWrong')} />}
      {!app && <Message title={say('access.factor.passkeyKnown')} />}
      {app ? (
        <EitherCode appLabel={say('access.factor.known')} recovery={recovery} setRecovery={setRecovery} {...field} />
      ) : (
        <RecoveryCodeField label={say('access.recovery.code')} hint={say('access.recovery.codeHint')} {...field} />
      )}
      <RefusalMessage refusal={form.refusal} />
      <Button type="submit" kind="primary" wide busy={form.busy}>
        {say('access.signIn.codeGo')}
      </Button>
    </form>
  )
}

const AddFactor = ({ onDone }: { readonly onDone: () => void }) => {
  const { say } = useWords()
  const passkey = useNewPasskey(onDone)
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
        <TotpForm onDone={onDone} />
      </Details>
    </>
  )
}
