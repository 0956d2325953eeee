import { type FormEvent, useState } from 'react'
import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Details } from '#platform/design/details.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { assertPin, type LockState, unlockByPin } from './keys.ts'
import { unlockByPasskey } from './keys-passkey.ts'
import type { UnlockProps } from './unlock.tsx'
import { PinField } from './unlock-pin-field.tsx'
import { StartAgain } from './unlock-start-again.tsx'
import { useTry } from './unlock-try.ts'

/** From here on the person is told what a wrong PIN costs. */
const fewTries = 5

interface EnterPinProps extends UnlockProps {
  readonly state: Extract<LockState, { kind: 'locked' }>
  readonly onTried: () => Promise<void>
}

export const EnterPin = ({ database, villageKey, wasQuiet, state, onOpen, onTried }: EnterPinProps) => {
  const { say } = useWords()
  return (
    <Page
      width="narrow"
      title={say('platform.unlock.title')}
      lead={<Rich text={say(wasQuiet ? 'platform.unlock.quietLead' : 'platform.unlock.lead')} />}
    >
      <Stack gap={28}>
        {state.triesLeft <= fewTries && (
          <Message kind="attention" title={say('platform.unlock.fewLeft', { left: state.triesLeft })}>
            {say('platform.unlock.fewLeftWhy')}
          </Message>
        )}
        <PinForm database={database} hasPasskey={state.hasPasskey} onOpen={onOpen} onTried={onTried} />
        <Details summary={say('platform.unlock.forgot')}>
          <Stack>
            <p>{say('platform.unlock.forgotWhy')}</p>
            <StartAgain database={database} villageKey={villageKey} onEmptied={onTried} />
          </Stack>
        </Details>
      </Stack>
    </Page>
  )
}

interface PinFormProps extends Pick<EnterPinProps, 'database' | 'onOpen' | 'onTried'> {
  readonly hasPasskey: boolean
}

const PinForm = ({ database, hasPasskey, onOpen, onTried }: PinFormProps) => {
  const { say, sayRefusal } = useWords()
  const [pin, setPin] = useState('')
  const { busy, refusal, attempt } = useTry()
  const open = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const field = event.currentTarget.querySelector('input')
    void attempt(async () => {
      try {
        assertPin(pin) // what can be no PIN costs no try
        onOpen(await unlockByPin(database, pin))
      } finally {
        setPin('')
        field?.focus()
        await onTried()
      }
    })
  }
  return (
    <form onSubmit={open} noValidate>
      <Stack gap={20}>
        <PinField
          name="pin"
          label={say('platform.unlock.pin')}
          hint={say('platform.unlock.pinHint')}
          error={refusal && sayRefusal(refusal)}
          value={pin}
          onChange={setPin}
          autoFocus
        />
        <Stack gap={8}>
          <Button kind="primary" type="submit" wide busy={busy} busyText={say('platform.unlock.opening')}>
            {say('platform.unlock.open')}
          </Button>
          {hasPasskey && (
            <Button kind="quiet" onClick={() => void attempt(async () => onOpen(await unlockByPasskey(database)))}>
              {say('platform.unlock.passkey')}
            </Button>
          )}
        </Stack>
      </Stack>
    </form>
  )
}
