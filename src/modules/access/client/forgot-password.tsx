import { useState } from 'react'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { postSession } from './session-calls.ts'

/** No e-mail is needed: the person one level up makes a new link. The answer is the same for every name. */
export const ForgotPassword = ({ login }: { readonly login: string }) => {
  const { say, sayRefusal } = useWords()
  const [told, setTold] = useState<string | null>(null)
  const ask = async () => {
    if (login.trim() === '') return setTold(say('access.signIn.loginFirst'))
    const answer = await postSession('/reset', { login }).then(
      () => say('access.signIn.resetAsked'),
      (fault: Error) => sayRefusal(fault),
    )
    setTold(answer)
  }
  return (
    <Details summary={say('access.signIn.forgot')}>
      <div className="stack" style={{ gap: 12 }}>
        <p>{say('access.signIn.forgotSentence')}</p>
        <div>
          <Button icon="link" onClick={() => void ask()}>
            {say('access.signIn.askReset')}
          </Button>
        </div>
        <div aria-live="polite">{told && <Message title={told} />}</div>
      </div>
    </Details>
  )
}
