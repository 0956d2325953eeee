import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { correctPassword } from '../contract/account.ts'
import { findPasswordFault } from '../rules/password.ts'
import { PasswordField } from './password-field.tsx'

const randomSalt = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(32)), (byte) => byte.toString(16).padStart(2, '0')).join('')

export const ChangePassword = () => {
  const { say } = useWords()
  const toast = useToast()
  const { account } = useSession()
  const [wrong, setWrong] = useState(false)
  const [salt] = useState(randomSalt)
  const form = useForm({
    command: correctPassword,
    initial: { current: '', next: '' },
    toInput: (values) => ({ ...values, salt }),
    check: ({ next }) => {
      const owner = { username: account?.username ?? '', name: account?.name ?? '' }
      const fault = next === '' ? undefined : findPasswordFault(next, owner)
      return fault ? [{ field: 'next', code: fault }] : []
    },
    onDone: ({ right }) => {
      setWrong(!right)
      if (!right) return
      form.reset()
      toast({ text: say('access.account.passwordChanged') })
    },
  })
  return (
    <Section title={say('access.account.password')}>
      <Details summary={say('access.account.changePassword')}>
        <form {...form.props}>
          {wrong && <Message kind="attention" title={say('access.account.currentWrong')} />}
          <PasswordField label={say('access.account.current')} {...form.field('current')} />
          <PasswordField
            isNew
            label={say('access.account.next')}
            hint={say('access.invitation.passwordHint')}
            {...form.field('next')}
          />
          <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
          <div>
            <Button type="submit" busy={form.busy}>
              {say('access.account.changePassword')}
            </Button>
          </div>
        </form>
      </Details>
    </Section>
  )
}
