import { type FormEvent, useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { findPinFault } from '../rules/door.ts'
import { PinField } from './pin-field.tsx'
import { rememberDoor } from './remembered-door.ts'
import { postSession } from './session-calls.ts'

interface DoorEntranceProps {
  /** Of the link; absent on a phone that is known. */
  readonly token?: string
  /** The PIN is chosen now. */
  readonly isNew?: boolean
  readonly onEntered?: () => void
}

/** The PIN, typed once; a new one twice. What was typed stays here and goes nowhere else. */
export const DoorEntrance = ({ token, isNew = false, onEntered }: DoorEntranceProps) => {
  const { say, sayRefusal } = useWords()
  const { reload } = useSession()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const pinFault = isNew ? findPinFault(pin, null) : pin === '' ? 'access.pin.six' : undefined
  const [tried, setTried] = useState(false)
  const enter = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (pinFault || (isNew && pin !== again)) return
    setBusy(true)
    setFault(null)
    try {
      const next = await postSession('/door', { pin, ...(token && { token }) })
      if (next !== 'done') return setFault(say(next === 'locked' ? 'access.pintu.locked' : 'access.pintu.refused'))
      rememberDoor()
      onEntered?.()
      await reload()
    } catch (refused) {
      setFault(sayRefusal(refused as Error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="form" onSubmit={(event) => void enter(event)} noValidate>
      {fault && <Message kind="attention" title={fault} />}
      <PinField
        name="pin"
        isNew={isNew}
        label={say(isNew ? 'access.pintu.newPin' : 'access.pintu.pin')}
        hint={isNew ? say('access.pintu.easyHint') : undefined}
        value={pin}
        onChange={setPin}
        error={tried && pinFault ? say(pinFault) : undefined}
      />
      {isNew && (
        <PinField
          name="again"
          isNew
          label={say('access.pintu.again')}
          value={again}
          onChange={setAgain}
          error={tried && !pinFault && pin !== again ? say('access.pin.twice') : undefined}
        />
      )}
      <Button type="submit" kind="primary" wide busy={busy}>
        {say('access.pintu.enter')}
      </Button>
      <p className="small muted">{say('access.pintu.secret')}</p>
    </form>
  )
}
