import { type FormEvent, useState } from 'react'
import { Rich } from '#platform/client/rich.tsx'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { Message } from '#platform/design/message.tsx'
import { Page } from '#platform/design/page.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Stack } from '#platform/design/stack.tsx'
import { Refusal } from '../../shared/errors.ts'
import { assertPin, choosePin } from './keys.ts'
import type { VaultKeys } from './keys-crypto.ts'
import { addPasskey, mayUsePasskey } from './keys-passkey.ts'
import type { UnlockProps } from './unlock.tsx'
import { PinField } from './unlock-pin-field.tsx'
import { useTry } from './unlock-try.ts'

interface Chosen {
  readonly keys: VaultKeys
  readonly pin: string
}

/** A PIN, twice; then, where the phone can, finger or face beside it. */
export const ChoosePin = ({ database, onOpen }: Pick<UnlockProps, 'database' | 'onOpen'>) => {
  const { say } = useWords()
  const [chosen, setChosen] = useState<Chosen>()
  if (chosen) return <OfferPasskey database={database} chosen={chosen} onOpen={onOpen} />
  const choose = async (pin: string) => {
    const keys = await choosePin(database, pin)
    if (await mayUsePasskey()) setChosen({ keys, pin })
    else onOpen(keys)
  }
  return (
    <Page width="narrow" title={say('platform.unlock.newTitle')} lead={<Rich text={say('platform.unlock.newLead')} />}>
      <Stack gap={28}>
        <NewPinForm onChosen={choose} />
        <Message title={say('platform.unlock.newWhyTitle')} icon="lock">
          {say('platform.unlock.newWhy')}
        </Message>
      </Stack>
    </Page>
  )
}

const NewPinForm = ({ onChosen }: { readonly onChosen: (pin: string) => Promise<void> }) => {
  const { say, sayRefusal } = useWords()
  const [pin, setPin] = useState('')
  const [again, setAgain] = useState('')
  const { busy, refusal, attempt } = useTry()
  const isAboutAgain = refusal instanceof Refusal && refusal.code === 'platform.pinDiffers'
  const choose = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => {
      assertPin(pin)
      if (pin !== again) throw new Refusal('invalid', 'platform.pinDiffers')
      await onChosen(pin)
    })
  }
  const sentence = refusal && sayRefusal(refusal)
  return (
    <form onSubmit={choose} noValidate>
      <Stack gap={20}>
        <PinField
          name="pin"
          label={say('platform.unlock.newPin')}
          hint={say('platform.unlock.newHint')}
          error={!isAboutAgain && sentence}
          value={pin}
          onChange={setPin}
        />
        <PinField
          name="again"
          label={say('platform.unlock.again')}
          error={isAboutAgain && sentence}
          value={again}
          onChange={setAgain}
        />
        <Button kind="primary" type="submit" wide busy={busy} busyText={say('platform.unlock.choosing')}>
          {say('platform.unlock.choose')}
        </Button>
      </Stack>
    </form>
  )
}

const OfferPasskey = ({
  database,
  chosen,
  onOpen,
}: Pick<UnlockProps, 'database' | 'onOpen'> & { readonly chosen: Chosen }) => {
  const { say } = useWords()
  const { busy, refusal, attempt } = useTry()
  const add = () =>
    attempt(async () => {
      await addPasskey(database, chosen.pin, say('platform.unlock.passkeyName'))
      onOpen(chosen.keys)
    })
  return (
    <Page
      width="narrow"
      title={say('platform.unlock.offerTitle')}
      lead={<Rich text={say('platform.unlock.offerLead')} />}
    >
      <Stack gap={20}>
        <RefusalMessage refusal={refusal} />
        <Stack gap={8}>
          <Button kind="primary" wide busy={busy} busyText={say('platform.unlock.choosing')} onClick={() => void add()}>
            {say('platform.unlock.offer')}
          </Button>
          <Button kind="quiet" onClick={() => onOpen(chosen.keys)}>
            {say('platform.unlock.offerLater')}
          </Button>
        </Stack>
      </Stack>
    </Page>
  )
}
