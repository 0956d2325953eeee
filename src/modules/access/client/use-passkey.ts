import { useState } from 'react'
import { callOperation } from '#platform/client/call-operation.ts'
import { useWords } from '#platform/client/words.tsx'
import { newId } from '#platform/shared/ids.ts'
import { recordPasskey, requestPasskey } from '../contract/second-factor.ts'

/** Registers a passkey of this device. */
export const useNewPasskey = (onDone: () => void) => {
  const { say, sayRefusal } = useWords()
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const add = async (label: string) => {
    setBusy(true)
    setFault(null)
    try {
      const { challengeId, optionsJson } = await callOperation(requestPasskey, {})
      const { startRegistration } = await import('@simplewebauthn/browser')
      const response = await startRegistration({ optionsJSON: JSON.parse(optionsJson) }).catch(() => undefined)
      if (!response) return setFault(say('access.passkeyWrong'))
      await callOperation(recordPasskey, { id: newId(), label, challengeId, responseJson: JSON.stringify(response) })
      onDone()
    } catch (refused) {
      setFault(sayRefusal(refused as Error))
    } finally {
      setBusy(false)
    }
  }
  return { add, busy, fault }
}
