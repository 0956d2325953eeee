import { useState } from 'react'
import { useSession } from '#platform/client/session.tsx'
import { useForm } from '#platform/client/use-form.ts'
import { useWords } from '#platform/client/words.tsx'
import { Button } from '#platform/design/button.tsx'
import { ChoiceField } from '#platform/design/choice-field.tsx'
import { DateField } from '#platform/design/date-field.tsx'
import { FormFaults } from '#platform/design/form-faults.tsx'
import { RefusalMessage } from '#platform/design/refusal-message.tsx'
import { addDays } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { doorHolders, identitiesSeen, openDoor } from '../contract/door.ts'
import { doorUntil, findPinFault } from '../rules/door.ts'
import { useDoorSecret } from './door-link.tsx'
import type { MadeLink } from './one-time-link.tsx'
import { PinField } from './pin-field.tsx'

interface OpenDoorFormProps {
  readonly personId: string
  readonly onMade: (link: MadeLink) => void
}

/** Opened while the person is there: who it is, how that was seen, until when, and the PIN. */
export const OpenDoorForm = ({ personId, onMade }: OpenDoorFormProps) => {
  const { say, today } = useWords()
  const { village } = useSession()
  const [doorId] = useState(newId)
  const secret = useDoorSecret()
  const form = useForm({
    command: openDoor,
    initial: { forWhom: '', identitySeen: '', until: doorUntil(today) as string, pin: '' },
    toInput: ({ forWhom, identitySeen, until, pin }) => ({
      ...{ id: doorId, villageId: village?.id ?? 0, personId, until, pin: pin === '' ? null : pin, ...secret.input },
      forWhom: forWhom as (typeof doorHolders)[number],
      identitySeen: identitySeen as (typeof identitiesSeen)[number],
    }),
    check: ({ pin }) => {
      const fault = pin === '' ? undefined : findPinFault(pin, null)
      return fault ? [{ field: 'pin', code: fault }] : []
    },
    refresh: ['access'],
    onDone: ({ expiresAt }) => onMade({ address: secret.address, expiresAt }),
  })
  return (
    <form {...form.props}>
      <p>{say('access.door.lead')}</p>
      <FormFaults count={form.faultCount} />
      <ChoiceField
        label={say('access.door.forWhom')}
        choices={doorHolders.map((value) => ({ value, label: say(`access.door.for.${value}`) }))}
        {...form.field('forWhom')}
      />
      <ChoiceField
        label={say('access.door.identity')}
        choices={identitiesSeen.map((value) => ({ value, label: say(`access.door.identity.${value}`) }))}
        {...form.field('identitySeen')}
      />
      <DateField
        label={say('access.door.until')}
        hint={say('access.door.untilHint')}
        earliest={addDays(today, 1)}
        {...form.field('until')}
      />
      <PinField
        isNew
        optional
        label={say('access.door.pin')}
        hint={say('access.door.pinHint')}
        {...form.field('pin')}
      />
      <RefusalMessage refusal={form.refusal?.fields.length ? null : form.refusal} />
      <Button type="submit" kind="primary" wide busy={form.busy}>
        {say('access.door.open')}
      </Button>
    </form>
  )
}
