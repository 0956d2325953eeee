import { useState } from 'react'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { CheckField } from '#platform/design/check-field.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { Section } from '#platform/design/section.tsx'
import { issueDoorLink } from '../contract/door.ts'
import { findPinFault } from '../rules/door.ts'
import { useDoorSecret } from './door-link.tsx'
import type { MadeLink } from './one-time-link.tsx'
import { PinField } from './pin-field.tsx'

interface RenewDoorProps {
  readonly doorId: string
  readonly onMade: (link: MadeLink) => void
}

/** A new or lost phone, a forgotten PIN: a new link, and what it shuts out. */
export const RenewDoor = ({ doorId, onMade }: RenewDoorProps) => {
  const { say } = useWords()
  const [lostPhone, setLost] = useState(false)
  const [newPin, setNewPin] = useState(false)
  const secret = useDoorSecret()
  const form = useForm({
    command: issueDoorLink,
    initial: { pin: '' },
    toInput: ({ pin }) => ({ doorId, lostPhone, newPin, pin: newPin && pin !== '' ? pin : null, ...secret.input }),
    check: ({ pin }) => {
      const fault = newPin && pin !== '' ? findPinFault(pin, null) : undefined
      return fault ? [{ field: 'pin', code: fault }] : []
    },
    refresh: ['access'],
    onDone: ({ expiresAt }) => onMade({ address: secret.address, expiresAt }),
  })
  return (
    <Section title={say('access.door.help')} note={say('access.door.helpWhy')}>
      <form {...form.props}>
        <CheckField name="lost" label={say('access.door.lostPhone')} checked={lostPhone} onChange={setLost} />
        <CheckField name="newPin" label={say('access.door.newPin')} checked={newPin} onChange={setNewPin} />
        {newPin && (
          <PinField
            isNew
            optional
            label={say('access.door.pin')}
            hint={say('access.door.pinHint')}
            {...form.field('pin')}
          />
        )}
        <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
        <div>
          <Button type="submit" icon="link" busy={form.busy}>
            {say('access.door.makeLink')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
