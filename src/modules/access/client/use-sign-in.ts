import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { requestPasskeySignIn } from '../contract/sign-in.ts'
import { postSession, type SignInNext } from './session-calls.ts'

export interface SignInDoor {
  readonly asksCode: boolean
  readonly busy: 'password' | 'passkey' | null
  readonly fault: string | null
  enterByPassword(login: string, password: string, code?: string): Promise<void>
  enterByPasskey(): Promise<void>
  back(): void
}

const answerByPasskey = async (): Promise<SignInNext> => {
  const { startAuthentication } = await import('@simplewebauthn/browser')
  const { challengeId, optionsJson } = await callOperation(requestPasskeySignIn, {})
  const response = await startAuthentication({ optionsJSON: JSON.parse(optionsJson) })
  return postSession('/passkey', { challengeId, responseJson: JSON.stringify(response) })
}

/** The ways through the door, and what it said last. */
export const useSignIn = (): SignInDoor => {
  const { say, sayRefusal } = useWords()
  const { reload } = useSession()
  const [state, setState] = useState<Pick<SignInDoor, 'asksCode' | 'busy' | 'fault'>>({
    asksCode: false,
    busy: null,
    fault: null,
  })
  const settle = async (next: SignInNext, withCode: boolean) => {
    if (next === 'done') return reload()
    const asksCode = next === 'code' || (withCode && next === 'refused')
    if (next === 'code') return setState({ asksCode, busy: null, fault: null })
    const wrong = withCode ? 'access.codeWrong' : 'access.wrongSignIn'
    setState({ asksCode, busy: null, fault: say(next === 'locked' ? 'access.locked' : wrong) })
  }
  const enterByPassword = async (login: string, password: string, code?: string) => {
    setState((before) => ({ ...before, busy: 'password', fault: null }))
    try {
      await settle(await postSession('', { login, password, ...(code && { code }) }), code !== undefined)
    } catch (fault) {
      setState((before) => ({ ...before, busy: null, fault: sayRefusal(fault as Error) }))
    }
  }
  const enterByPasskey = async () => {
    setState({ asksCode: false, busy: 'passkey', fault: null })
    const next = await answerByPasskey().catch(() => 'refused' as const)
    if (next === 'done') return reload()
    setState({
      asksCode: false,
      busy: null,
      fault: say(next === 'locked' ? 'access.locked' : 'access.signIn.passkeyFailed'),
    })
  }
  return {
    ...state,
    enterByPassword,
    enterByPasskey,
    back: () => setState({ asksCode: false, busy: null, fault: null }),
  }
}
