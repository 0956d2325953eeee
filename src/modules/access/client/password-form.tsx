import { type FormEvent, useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { TextField } from '#platform/design/text-field.tsx'
import { EitherCode } from './code-field.tsx'
import { PasswordField } from './password-field.tsx'
import type { SignInDoor } from './use-sign-in.ts'

interface PasswordFormProps {
  readonly door: SignInDoor
  readonly login: string
  readonly setLogin: (login: string) => void
}

/** Name and password, then the code if the account has one. What was typed stays here and goes nowhere else. */
export const PasswordForm = ({ door, login, setLogin }: PasswordFormProps) => {
  const { say } = useWords()
  const [password, setPassword] = useState('')
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  const [tried, setTried] = useState(false)
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (login.trim() === '' || password === '') return
    void door.enterByPassword(login, password, door.asksCode ? code : undefined)
  }
  return (
    <form className="form" onSubmit={send} noValidate>
      {door.asksCode ? (
        <EitherCode
          name="code"
          appLabel={say('access.signIn.code')}
          recovery={recovery}
          setRecovery={setRecovery}
          value={code}
          onChange={setCode}
        />
      ) : (
        <>
          <TextField
            name="login"
            label={say('access.signIn.login')}
            autoComplete="username"
            value={login}
            onChange={setLogin}
            error={tried && login.trim() === '' ? say('access.signIn.loginFirst') : undefined}
          />
          <PasswordField
            name="password"
            label={say('access.signIn.password')}
            value={password}
            onChange={setPassword}
            error={tried && password === '' ? say('access.signIn.passwordFirst') : undefined}
          />
        </>
      )}
      <Stack gap={8}>
        <Button type="submit" kind="primary" wide busy={door.busy === 'password'} busyText={say('access.signIn.busy')}>
          {say(door.asksCode ? 'access.signIn.codeGo' : 'access.signIn.go')}
        </Button>
        {door.asksCode && (
          <Button kind="quiet" icon="arrow-left" onClick={door.back}>
            {say('access.signIn.back')}
          </Button>
        )}
      </Stack>
    </form>
  )
}
